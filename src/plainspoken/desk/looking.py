"""A profile made by looking at a site, as `plainspoken site new` makes it."""

from __future__ import annotations

from plainspoken.flow import Site, Trouble
from plainspoken.profiles.hosts import host_of, with_and_without_www
from plainspoken.survey.draft import drafted
from plainspoken.survey.sampling import sample
from plainspoken.survey.writing import written


def look(address: str, name: str, pages: int) -> str | Trouble:
    """The text of a profile of this name for the site that begins at an address, or why no page of it can be had."""
    host = host_of(address)
    found = sample(Site(host, start=address, hosts=with_and_without_www(host)), pages)
    if not found.pages:
        return found.troubles[0][1] if found.troubles else Trouble("web.no_connection", (("host", host),))
    draft = drafted(Site(host, start=address, hosts=with_and_without_www(host)), found)
    draft.name = name
    return written(draft, schema="")
