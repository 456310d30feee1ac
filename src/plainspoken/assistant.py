"""The one loop: events in from the edges, steps carried out, one at a time, on one thread."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from queue import SimpleQueue

from plainspoken.drowsiness import Drowsiness
from plainspoken.edges import Edges
from plainspoken.fetching import fetched
from plainspoken.flow import (
    Action,
    Event,
    Finished,
    Forget,
    Hush,
    Intent,
    NotUnderstood,
    Page,
    Place,
    Pressed,
    Question,
    Quiet,
    Quit,
    Reached,
    Read,
    Reason,
    Seek,
    Site,
    SpeechBegan,
    SpeechWentOn,
    Step,
    Submit,
    Tell,
    Transcript,
    Trouble,
    Unfold,
    Upload,
    Visit,
    Why,
)
from plainspoken.informing import informed, ordered
from plainspoken.intent import Commands, confirmed, grammar, interpret
from plainspoken.navigation import arrive, begun, done, drowsed, ending_warning, offered, refused, step, unfolded
from plainspoken.noting import Note, broken_as, heard_as, noted
from plainspoken.reading import utterances
from plainspoken.remarks import UNHEARD, Remarks
from plainspoken.showing import Showing
from plainspoken.uploads import gathered
from plainspoken.wording import Wording


class Assistant:
    """Holds the conversation: knows the place, carries out steps, and is never left without words."""

    def __init__(self, place: Place, edges: Edges, wording: Wording, commands: Commands) -> None:
        self.place = place
        self._edges = edges
        self._wording = wording
        self._commands = commands
        self._turn = self._first = 0
        self._showing = Showing(edges.shelf, wording, edges.ear.knows)
        self._answering = False
        self._speaking = self._spoken_over = False
        self._read: Read | None = None
        self._drowsiness, self._remarks = Drowsiness(edges.doze), Remarks()
        self._over = False

    def welcome(self, resume: Visit | None = None, also: tuple[Tell, ...] = ()) -> None:
        """Say where we are, how to get help and what else there is to tell, and open the start page."""
        site = self.place.site
        key = "welcome.back" if resume else "welcome"
        told = [Tell(key, (("site", site.spoken or site.name),)), Tell("welcome.help"), *also]
        if site.start_pages:
            told.append(Tell("welcome.starts", (("pages", ", ".join(phrase for phrase, _ in site.start_pages)),)))
        start = resume or (Visit(site.start, Why.START) if site.start else None)
        self._guarded(lambda: self._carry_out(told if start is None else [*told, start]))
        self._guarded(self._offer)

    def _offer(self) -> None:
        """Tell of what was left unfinished when the program ended, and ask whether to go on with it."""
        if left := self._edges.safe.offered():
            going_on = Intent("go.resume", (("url", self._edges.safe.left_at()),))
            self.place = replace(self.place, question=Question("unfinished.carry_on", (going_on,)))
            self._answering = True  # said after the start page, not instead of it
            self._carry_out(left)

    def refit(self, site: Site) -> None:
        """Go on with another profile of the same site, and fetch the page again to take it in by that."""
        self.place = replace(self.place, site=site)
        self._edges.net.move(site)
        again = [Visit(self.place.page.url, Why.AGAIN)] if self.place.page is not None else []
        self._guarded(lambda: self._carry_out(again))

    def run(self, events: SimpleQueue[Event]) -> None:
        """Handle events until the person says goodbye."""
        while not self._over:
            self.handle(events.get())

    @property
    def over(self) -> bool:
        """Whether the conversation has ended."""
        return self._over

    def handle(self, event: Event) -> None:
        """Handle one event; whatever goes wrong is told in words and the place is kept."""
        self._guarded(lambda: self._handle(event))

    def _guarded(self, work: Callable[[], None]) -> None:
        """Do some work; a fault in it is told in words, noted for the developers, and ends nothing."""
        self._answering = False
        try:
            work()
        except Exception as problem:  # noqa: BLE001 - whatever is broken, a person is never left in silence
            self._edges.journal(broken_as(problem))
            self._answering = False
            self._say([Tell("talk.broken")])

    def _handle(self, event: Event) -> None:
        match event:
            case Transcript():
                self._hear(event)
            case Reached(mark=mark, turn=turn):
                if turn >= self._first:
                    self.place = begun(self.place, mark, reading=self._read is not None)
            case Finished(turn=turn):
                self._finished(turn)
            case SpeechBegan():
                self._spoken_over = self._speaking
                self._edges.mouth.duck(True)
            case SpeechWentOn():
                self._edges.mouth.duck(False)
            case Quiet(long=long):
                self._drowsiness.warned(long=long)
                self._take(drowsed(self.place, long=long))
            case Pressed():
                self._pressed(event)
            case Trouble():
                self._edges.journal(Note("trouble", event.key))
                if event.key in UNHEARD:  # nothing is said that the microphone would have to be shut for
                    self._edges.ear.unmute()
                self._carry_out(self._remarks.take(event, self.place, speaking=self._speaking, read=self._read))

    def _hear(self, transcript: Transcript) -> None:
        meant = interpret(transcript, self.place, self._commands)
        over = self._edges.wary and (self._speaking or self._spoken_over)  # its end may have come meanwhile
        heeded = bool(transcript.text.strip()) and (not over or confirmed(meant, transcript))
        if not (heeded and isinstance(meant, Intent)):  # a command ends what is said, or lets it go on, by itself
            self._edges.mouth.duck(False)
        intent = meant if isinstance(meant, Intent) else None
        if not heeded or (self.place.asleep and intent is None):  # what is said near a sleeper is nobody's business
            return
        if isinstance(meant, NotUnderstood) and not meant.heard:  # a cough, the television: few words are owed to it
            told = self._remarks.noise(self.place, self._edges.mouth.tone, speaking=self._speaking)
            return self._carry_out(told) if told else None
        self._drowsiness.stirred()
        self._remarks.understood()
        if transcript.typed and self.place.asleep:
            self.place = replace(self.place, asleep=False)
        self._edges.journal(heard_as(transcript, intent, self.place))
        if intent is not None:
            if not transcript.typed:
                self._edges.mouth.tone("heard")
            meant, self.place = informed(intent, self.place, self._edges, self._commands)
        self._take(step(meant, self.place))
        self._edges.mouth.duck(False)

    def _pressed(self, event: Pressed) -> None:
        """Fall silent for a key; one that was pressed to talk wakes as well, and so does one that is a command."""
        self._silence()
        if event.talk or event.command:
            self._drowsiness.stirred()
            self._remarks.called()
            self.place = replace(self.place, asleep=False)
            self._expect()
        if event.command:
            meant = ordered(event.command, self._commands)
            self._edges.journal(Note("heard", meant.heard, meant))
            self._take(step(meant, self.place))

    def _finished(self, turn: int) -> None:
        if turn != self._turn:
            return
        if self._read is not None:
            self.place = done(self.place)
        self._read, self._speaking = None, False
        self._drowsiness.rest(self.place, speaking=False)
        if self._edges.gate:
            self._edges.mouth.tone("listening")  # shorter than what the ear lets pass before it hears again
            self._edges.ear.unmute()
        if told := self._remarks.due(self.place):
            self._carry_out(told)

    def _carry_out(self, actions: Iterable[Action]) -> None:
        pending: list[Tell | Read] = []
        forgotten = False  # what was just forgotten is not kept again in the same breath
        for action in actions:
            if isinstance(action, Visit | Submit | Upload | Seek):  # which may take long, or have more to say
                self._say(pending)
                pending = []
            match action:
                case Tell() | Read():
                    pending.append(action)
                case Visit() | Submit():
                    self._go(action)
                case Upload():
                    self._upload(action)
                case Seek(path=path, kinds=kinds):
                    self._take(offered(self.place, path, self._edges.files.listed(kinds)))
                case Unfold(path=path):
                    self._unfold(path)
                case Hush():
                    self._silence()
                case Forget():
                    self._edges.safe.forget()
                    self._edges.keeper.forget()
                    self._showing.forget()
                    forgotten = True
                case Quit():
                    self._over = True
        self._say(pending)
        if not forgotten:
            self._edges.keeper.keep(self.place)
            self._edges.safe.keep(self.place)
        self._expect()

    def _take(self, taken: Step) -> None:
        """Be in a step's place, and do what it says."""
        self.place = taken.place
        self._carry_out(taken.actions)

    def _silence(self) -> None:
        self._first = self._turn + 1  # what the turns before have still to report is of no account any more
        self._read, self._speaking = None, False
        self._edges.mouth.stop()
        if self._edges.gate:
            self._edges.ear.unmute()

    def _say(self, actions: list[Tell | Read]) -> None:
        if not actions:
            return
        if not self._answering:  # what one command says in several parts is said whole
            self._silence()
        self._answering = True
        long = [a for a in actions if isinstance(a, Read) and a.reason in (Reason.SAY_ALL, Reason.SKIM)]
        self._read = long[-1] if long else None
        if self._edges.gate:
            self._edges.ear.mute()
        self._turn += 1
        self._speaking = True
        spoken = utterances(tuple(actions), self.place, self._wording)
        self._edges.mouth.say(noted(spoken, self._edges.journal), self.place.manner, self._turn)

    def _go(self, action: Visit | Submit) -> None:
        before = self.place
        with self._edges.mouth.working():
            came, self.place = fetched(action, self.place, self._edges)
            page = came if isinstance(came, Trouble) else self._showing.taken_in(came, self.place.site)
        if isinstance(page, Trouble):
            self.place = before
            self._edges.journal(Note("trouble", page.key))
            taken = refused(self.place, page, action)
        else:
            taken = self._arrived(page, action)
        self._take(taken)

    def _upload(self, upload: Upload) -> None:
        """Send a form with its files, whose contents are read only now."""
        request = gathered(upload, self.place.page, self._edges.files)
        if isinstance(request, Trouble):
            return self._carry_out([Tell(request.key, request.values)])
        self._go(Submit(request))

    def _unfold(self, path: str) -> None:
        """Show the page with a disclosure unfolded."""
        page = self._showing.unfolded(self.place.page, self.place.site, path)
        if page is None:
            return self._carry_out([Tell("unfold.nothing")])
        self._take(unfolded(self.place, page, path))

    def _arrived(self, page: Page, action: Visit | Submit) -> Step:
        self._edges.journal(Note("visited", page.url, page=page))
        count = self._edges.safe.ended() if page.ended else 0
        given = self._edges.safe.put_back(page)
        self._edges.alarm.cancel()
        if (warning := ending_warning(page)) is not None:
            self._edges.alarm.set(*warning)
        taken = arrive(self.place, page, action.why, action.mark if isinstance(action, Visit) else None, given)
        ended = (Tell("session.ended", (("count", count),)),) if count else ()
        return Step(taken.place, (*taken.actions, *ended))

    def _expect(self) -> None:
        self._drowsiness.rest(self.place, speaking=self._speaking)
        self._edges.attention.follow(self.place.listening)
        if not self._edges.free:
            self._edges.ear.expect(grammar(self.place, self._commands, self._edges.ear.knows))
