"""Fetching what a visit or a form's sending asks for, on the right site, with answers safe while it is under way."""

from __future__ import annotations

from dataclasses import replace

from plainspoken.edges import Edges
from plainspoken.flow import Place, Submit, Trouble, Visit, Why
from plainspoken.profiles import leaves
from plainspoken.web import Response


def fetched(action: Visit | Submit, place: Place, edges: Edges) -> tuple[Response | Trouble, Place]:
    """What came, and the place, which is another site's where one was left for it."""
    site = place.site
    if isinstance(action, Submit):
        edges.net.move(site)
        edges.safe.sending(place, action.request)
        came = edges.net.send(action.request)
        edges.safe.sent(came if isinstance(came, Trouble) else None)
        return came, place
    if (action.leave or action.why in (Why.BACK, Why.FORWARD)) and leaves(site, action.url):
        site = edges.site_of(action.url)
        place = replace(place, site=site)
    if action.why is Why.RESUME:
        edges.safe.resume()
    edges.net.move(site)  # undo may have gone back to another site's page
    return edges.net.visit(action.url, action.why), place
