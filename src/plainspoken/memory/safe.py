"""The answers of a form kept safe until it is sent: against a killed program, a lost network, a session that ended."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from plainspoken.flow import Answer, Page, Place, Request, Tell, Trouble
from plainspoken.memory.journal import Journal, JournalError, is_there, remove_files
from plainspoken.memory.keys import Keys
from plainspoken.memory.unfinished import Unfinished, as_bytes, from_bytes, merged, put_back
from plainspoken.navigation.position import name_of
from plainspoken.navigation.repeating import NEVER_LEFT
from plainspoken.page.marks import mark_of
from plainspoken.settings import Keeping

DONE = "panel"
"""The component of a page that says that all is done."""


class Safe:
    """Keeps what is given as it is given: in memory, and in a journal where there is one.

    `cookies` gives those of the site as text, `bring` takes such back; both are as secret as the answers.
    """

    def __init__(self, journal: Journal | None = None, keys: Keys | None = None, *, stays: bool = False) -> None:
        self._journal = journal
        self._keys = keys if journal else None
        self._folder = journal.file.parent if journal else None
        self.where = keys.where if keys and journal else "memory"
        self._stays = stays
        self._cookies: Callable[[], str] = str
        self._bring: Callable[[str], None] = _nothing
        self._tell: Callable[[Trouble], None] = _nobody
        self._putting_back = False
        found = journal.read() if journal else None
        self.left = (from_bytes(found) if found else None) or Unfinished()
        self._now = self.left

    def use(
        self, cookies: Callable[[], str], bring: Callable[[str], None], tell: Callable[[Trouble], None] | None = None
    ) -> None:
        """Be told of the site's cookies from now on, where to bring them back to, and whom to tell of a failure."""
        self._cookies, self._bring, self._tell = cookies, bring, tell or _nobody

    def keep(self, place: Place) -> None:
        """Write down what is given now, where that has changed."""
        page = place.page
        if page is None:
            return
        if any(component.kind == DONE for component in page.components):
            self._put(Unfinished(sent=tuple(sorted(place.sent))))
            self._putting_back = False
            return
        given = merged(self._now.given, page, place.answers)
        now = replace(self._now, given=given, sent=tuple(sorted({*self._now.sent, *place.sent})))
        if (place.answers or place.filling) and any(not form.search and form.controls for form in page.forms):
            site = place.site.spoken or place.site.name
            now = replace(now, site=site, url=page.url, title=name_of(page))
        self._put(replace(now, cookies=self._cookies()) if now.given or now.sending else now)

    def sending(self, place: Place, request: Request) -> None:
        """Write down that a request is about to be sent, before it is: if no answer comes, that is known."""
        if request.method.upper() == "GET" or place.page is None:
            return
        given = merged(self._now.given, place.page, place.answers)
        sending = mark_of(request, place.page)
        self._put(replace(self._now, given=given, sending=sending, sent=tuple(sorted({*self._now.sent, *place.sent}))))

    def sent(self, trouble: Trouble | None) -> None:
        """Write down that an answer came or nothing can have been sent; after any other trouble that is in doubt."""
        if self._now.sending and (trouble is None or trouble.key in NEVER_LEFT):
            kept = tuple(mark for mark in self._now.sent if trouble is None or mark != self._now.sending)
            self._put(replace(self._now, sending="", sent=kept))

    def offered(self) -> tuple[Tell, ...]:
        """What is told at the start of something that was left unfinished; nothing where nothing was."""
        if not self.left.url or not (self.left.count or self.left.sending):
            return ()
        values = (("count", self.left.count), ("title", self.left.title), ("site", self.left.site))
        doubt = (Tell("unfinished.sending"),) if self.left.sending else ()
        return (Tell("unfinished.left", values), *doubt, Tell("unfinished.carry_on"))

    def left_at(self) -> str:
        """The page at which it was left."""
        return self.left.url

    def resume(self) -> None:
        """Go on with what was left: the site knows us again, and answers are put back where its pages lack them."""
        self._putting_back = True
        if self.left.cookies:
            self._bring(self.left.cookies)

    def ended(self) -> int:
        """The site has ended the session: put answers back from now on; how many there are."""
        self._putting_back = True
        return self._now.count

    def put_back(self, page: Page) -> tuple[Answer, ...]:
        """The answers to put back on a page."""
        return put_back(page, self._now.given) if self._putting_back else ()

    def known(self) -> tuple[Tell, ...]:
        """What is kept of the answers, and where."""
        if not self._now.count:
            return ()
        values = (("count", self._now.count), ("title", self._now.title or self._now.url))
        return (Tell("memory.answers", values), Tell(f"memory.answers_{self.where}"))

    def forget(self) -> None:
        """Keep nothing of it any more: the journal goes, and so does the key that could open any copy of it."""
        self._now = self.left = Unfinished()
        self._putting_back = False
        self._remove()

    def close(self, *, said_goodbye: bool) -> None:
        """Let go of the journal; after a goodbye remove it, unless answers are to stay until they are sent."""
        if said_goodbye and not (self._stays and self._now.given):
            self._remove()
        elif self._journal is not None:
            self._journal.close(remove=False)
        self._journal = self._keys = None

    def _remove(self) -> None:
        if self._journal is not None:
            self._journal.close(remove=True)
            self._journal = None
        if self._keys is not None:
            self._keys.drop()

    def _writing(self) -> Journal | None:
        """The journal to write to: a new one, with a new key, after all was forgotten."""
        if self._journal is None and self._keys is not None and self._folder is not None:
            key = self._keys.make()
            with contextlib.suppress(JournalError):
                self._journal = Journal(self._folder, key) if key else None
        return self._journal

    def _put(self, now: Unfinished) -> None:
        if now == self._now:
            return
        self._now = now
        worth = bool(now.given or now.sending or now.sent)
        journal = self._writing() if worth else self._journal
        if journal is None:
            return
        try:
            journal.write(as_bytes(now)) if worth else journal.clear()
        except JournalError:
            journal.close(remove=True)
            self._journal = self._keys = None
            self.where = "memory"
            self._tell(Trouble("memory.no_journal"))


def open_safe(folder: Path, keeping: Keeping, keys: Keys | None) -> tuple[Safe, Tell | None]:
    """The safe as a person chose it, and what they must be told of it: that a key is gone, that nothing is written."""
    if keys is None:
        remove_files(folder)
        told = None if keeping is Keeping.MEMORY else Tell("memory.no_key")
        return Safe(), told
    found = keys.find()
    lost = found is None and is_there(folder)
    if lost:
        remove_files(folder)
    key = found or keys.make()
    if key is None:
        return Safe(), Tell("memory.no_key")
    try:
        safe = Safe(Journal(folder, key), keys, stays=keeping is Keeping.KEPT)
    except JournalError as problem:
        return Safe(), Tell("memory.journal_busy" if problem.busy else "memory.no_journal")
    return safe, Tell("memory.key_gone") if lost else None


def _nothing(cookies: str) -> None:
    """Bring cookies nowhere."""


def _nobody(trouble: Trouble) -> None:
    """Tell nobody."""
