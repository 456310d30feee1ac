"""The only place that touches the network: pages fetched and forms sent, each failure a value with words to say it.

`Browser.visit` and `Browser.send` answer a `Response` or a `flow.Trouble`; they raise nothing for what a network, a
server or an address can do. `Browser.stop`, from another thread, ends what is under way.
"""

from plainspoken.web.browser import Browser
from plainspoken.web.download import Download, download
from plainspoken.web.exchange import Limits
from plainspoken.web.health import Health, health
from plainspoken.web.links import LinkKind, described
from plainspoken.web.response import Response

__all__ = ["Browser", "Download", "Health", "Limits", "LinkKind", "Response", "described", "download", "health"]
