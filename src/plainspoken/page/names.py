"""Accessible names, after "Accessible Name and Description Computation 1.2" (accname) and HTML-AAM 1.0.

Each branch cites its step: https://www.w3.org/TR/accname-1.2/#computation-steps. Where the specification leaves room
(how pieces are joined, how far a name may reach) this does as Chromium does.
"""

from __future__ import annotations

from itertools import islice

from bs4 import Tag
from bs4.element import NavigableString

from plainspoken.page import labels, tree, values
from plainspoken.page.document import Document, attribute
from plainspoken.page.labels import NAMELESS, Name, Source
from plainspoken.page.roles import Roles
from plainspoken.page.style import Display

FARTHEST = 100
"""A name takes in no more than this many nodes, as in Chromium; it also bounds recursion."""

FROM_CONTENT = frozenset(
    {"button", "cell", "checkbox", "columnheader", "disclosure", "gridcell", "heading", "link", "menuitem"}
    | {"menuitemcheckbox", "menuitemradio", "option", "radio", "rowheader", "switch", "tab", "tooltip", "treeitem"}
)
"""Roles that are named by what is in them (WAI-ARIA 1.2, 5.2.8.5), rows aside, which browsers leave unnamed."""

_NEVER_CONTENT = frozenset(
    {"alert", "alertdialog", "application", "article", "audio", "banner", "blockquote", "color", "combobox", "comment"}
    | {"complementary", "contentinfo", "date", "datetime", "dialog", "document", "feed", "figure", "form", "grid"}
    | {"group", "iframe", "img", "listbox", "log", "main", "marquee", "math", "menu", "menubar", "meter", "navigation"}
    | {"note", "progressbar", "radiogroup", "row", "rowgroup", "scrollbar", "search", "searchbox", "separator"}
    | {"slider", "spinbutton", "status", "suggestion", "table", "tablist", "tabpanel", "term", "textbox", "timer"}
    | {"toolbar", "tree", "treegrid", "video"}
)
"""Roles that neither have a name from their contents nor lend it to what is around them."""

_PROHIBITED = frozenset(
    {"caption", "code", "deletion", "emphasis", "generic", "insertion", "mark", "none", "paragraph", "strong"}
    | {"subscript", "suggestion", "superscript"}
)
"""Roles that may not be named (WAI-ARIA 1.2, 5.2.8.6)."""
_CONTROLS = frozenset({"button", "checkbox", "combobox", "radio", "searchbox", "slider", "switch", "textbox"})
_HEADED = frozenset({"alertdialog", "article", "dialog"})
_FAR = 500
_GIVEN = frozenset({Source.ATTRIBUTE, Source.CAPTION, Source.PLACEHOLDER, Source.RELATED, Source.TITLE, Source.VALUE})


class Names:
    """The accessible names of a page's elements, each worked out once."""

    def __init__(self, document: Document, roles: Roles) -> None:
        self._document = document
        self._roles = roles
        self._names: dict[int, Name] = {}

    def of(self, tag: Tag) -> Name:
        """Give an element's name, white space collapsed, and where it comes from."""
        known = self._names.get(id(tag))
        if known is None:
            found = _Computation(self._document, self._roles).name(tag)
            known = self._names[id(tag)] = Name(" ".join(found.text.split()), found.source)
        return known

    def text(self, tags: list[Tag]) -> str:
        """Give the words that elements lend to another by reference, as aria-describedby does."""
        computation = _Computation(self._document, self._roles)
        return " ".join(computation.lent(tags, by_reference=True).split())

    def content(self, tag: Tag) -> str:
        """Give the words in an element, as they would enter a name."""
        return " ".join(_Computation(self._document, self._roles).content(tag, None).split())


class _Computation:
    """One name being worked out: the nodes already taken in, so that none is taken in twice."""

    def __init__(self, document: Document, roles: Roles) -> None:
        self._document = document
        self._roles = roles
        self._visited: set[int] = set()
        self._following = False

    def name(self, tag: Tag) -> Name:
        return self._alternative(tag, recursive=False, shown=None)

    def _alternative(self, tag: Tag, recursive: bool, shown: bool | None) -> Name:
        """Take the steps in order. `shown` is None outside a reference, else whether what it names is shown."""
        role = self._roles[tag]
        before = id(tag) in self._visited
        if recursive and not before:
            # accname 2C: a control inside another's label gives its value
            held = values.embedded(tag, role, self._document)
            if held is not None:
                self._visited.add(id(tag))
                options = [self._alternative(option, True, None).text for option in held.options]
                return Name(" ".join(options) if held.options else held.text, Source.VALUE)
        self._visited.add(id(tag))
        if self._is_hidden(tag, shown):
            return Name("", Source.EMPTY)  # accname 2A
        given = self._given(tag, shown, before)
        if given is not None:
            return given
        native = self._native(tag)
        if native.text or native.source is Source.EMPTY:
            return native  # accname 2E
        if shown is not None or self._lends_content(role, recursive):
            # accname 2F
            text = "\n" if tag.name == "br" else self.content(tag, shown)
            if text.strip() or (recursive and text):
                return Name(text, Source.CONTENT)
        if role in _HEADED and not recursive:
            heading = self._heading(tag)
            if heading is not None:
                return Name(self.content(heading, None), Source.RELATED)  # accname 1.3 draft, name from heading
        title = attribute(tag, "title")
        return Name(title, Source.TITLE) if title else NAMELESS  # accname 2I

    def _given(self, tag: Tag, shown: bool | None, before: bool) -> Name | None:
        """What ARIA attributes name an element, None where there are none."""
        if not self._following and not before and "aria-labelledby" in tag.attrs:
            # accname 2B: not while following another such reference, so chains are one level and circles end
            others = self._document.referenced(tag, "aria-labelledby")
            if others:
                saved = set(self._visited)
                text = self.lent(others, by_reference=True)
                self._visited = saved
                if text.strip():
                    return Name(text, Source.RELATED)
        label = attribute(tag, "aria-label")
        return Name(label, Source.ATTRIBUTE) if label.strip() else None  # accname 2D

    def _native(self, tag: Tag) -> Name:
        """What HTML itself says names an element (accname 2E, HTML-AAM 4)."""
        found = labels.native(tag, self._document)
        if found.lenders:
            return Name(self.lent(list(found.lenders), by_reference=False).strip(), found.source)
        return Name(found.text, found.source)

    def lent(self, tags: list[Tag], by_reference: bool) -> str:
        """Join the words of elements that name or describe another."""
        parts = []
        following, self._following = self._following, self._following or by_reference
        for tag in tags:
            if len(self._visited) > FARTHEST:
                break
            if id(tag) in self._visited and not by_reference:
                continue
            shown = not self._document.box(tag).hidden if by_reference else None
            parts.append(self._alternative(tag, True, shown).text)
            self._visited.add(id(tag))
        self._following = following
        return " ".join(part for part in parts if part)

    def content(self, tag: Tag, shown: bool | None) -> str:
        """Join the words of what an element holds, and of what it owns (accname 2F.i)."""
        joiner = _Joiner()
        owned = self._document.referenced(tag, "aria-owns")
        for child in [*tag.contents, *owned]:
            if len(self._visited) > FARTHEST:
                break
            if isinstance(child, NavigableString):
                self._visited.add(id(child))
                joiner.add(str(child) if self._holds_text(tag, shown) else "", False)
            elif isinstance(child, Tag) and not self._is_elsewhere(child, tag):
                self._add_element(joiner, child, shown)
        return joiner.text

    def _add_element(self, joiner: _Joiner, child: Tag, shown: bool | None) -> None:
        box = self._document.box(child)
        apart = box.display in (Display.BLOCK, Display.ATOMIC)
        if self._is_hidden(child, shown):
            joiner.pass_by(box.rendered and apart)
            return
        role = self._roles[child]
        if role == "none":
            self._visited.add(id(child))
            joiner.add(self.content(child, shown), apart)
            return
        if id(child) in self._visited and shown is None:
            joiner.pass_by(apart)
            return
        name = self._alternative(child, True, shown)
        joiner.add(name.text, apart or name.source in _GIVEN or role in _CONTROLS)

    def _is_elsewhere(self, child: Tag, holder: Tag) -> bool:
        """Whether an element that is owned by another, or owned and walked already, is left out here."""
        return child.parent is not holder and id(child) in self._visited

    def _is_hidden(self, tag: Tag, shown: bool | None) -> bool:
        """Whether an element stays out of a name (accname 2A): hidden, and not named by a reference to the hidden."""
        if tag.namespace is not None and tag.name in ("title", "desc"):
            return False
        if tag.name == "noscript" and shown is None:
            return True
        if shown is False:
            return tag.name in ("script", "style", "template")
        if tag.attrs.get("aria-hidden") == "true":
            return True
        box = self._document.box(tag)
        return not box.rendered or not box.visible

    def _heading(self, tag: Tag) -> Tag | None:
        """Find the first heading inside an element, not looking far."""
        inside = islice(tree.elements(tag), _FAR)
        return next((one for one in inside if self._roles[one] == "heading" and not self._is_hidden(one, None)), None)

    def _holds_text(self, tag: Tag, shown: bool | None) -> bool:
        return shown is not None or tag.name == "option" or self._document.box(tag).text

    def _lends_content(self, role: str, recursive: bool) -> bool:
        return role not in _NEVER_CONTENT if recursive else role in FROM_CONTENT


class _Joiner:
    """Words being joined: set apart by a space where the page sets them apart."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._apart = False

    def add(self, text: str, apart: bool) -> None:
        """Add words; `apart` says that they stand apart from what is before and after them."""
        if text:
            tight = self._parts and not self._parts[-1][-1].isspace() and not text[0].isspace()
            if tight and (self._apart or apart):
                self._parts.append(" ")
            self._parts.append(text)
            self._apart = apart
        else:
            self._apart = self._apart or apart

    def pass_by(self, apart: bool) -> None:
        """Note something without words that may still stand between others."""
        self._apart = self._apart or apart

    @property
    def text(self) -> str:
        return "".join(self._parts)
