"""The media player that a desktop takes us for: what it may ask, what it is answered, which button that was. Pure.

See the MPRIS D-Bus Interface Specification 2.2, https://specifications.freedesktop.org/mpris-spec/latest/. Nothing of
a page and nothing that is said is ever in an answer: any program of the session may ask.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

NAME = "org.mpris.MediaPlayer2.plainspoken"
PATH = "/org/mpris/MediaPlayer2"
ROOT = "org.mpris.MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"
PROPERTIES = "org.freedesktop.DBus.Properties"
INTROSPECTABLE = "org.freedesktop.DBus.Introspectable"
PEER = "org.freedesktop.DBus.Peer"

UNKNOWN_OBJECT = "org.freedesktop.DBus.Error.UnknownObject"
UNKNOWN_INTERFACE = "org.freedesktop.DBus.Error.UnknownInterface"
UNKNOWN_METHOD = "org.freedesktop.DBus.Error.UnknownMethod"
UNKNOWN_PROPERTY = "org.freedesktop.DBus.Error.UnknownProperty"
READ_ONLY = "org.freedesktop.DBus.Error.PropertyReadOnly"
INVALID = "org.freedesktop.DBus.Error.InvalidArgs"
NOT_SUPPORTED = "org.freedesktop.DBus.Error.NotSupported"

ERRORS: Mapping[str, str] = {
    UNKNOWN_OBJECT: "Plainspoken is a media player at /org/mpris/MediaPlayer2 alone.",
    UNKNOWN_INTERFACE: "Plainspoken has no such interface.",
    UNKNOWN_METHOD: "Plainspoken has no such method.",
    UNKNOWN_PROPERTY: "Plainspoken has no such property.",
    READ_ONLY: "This can only be read; the voice is made louder or faster by speaking to it.",
    INVALID: "The method takes other arguments.",
    NOT_SUPPORTED: "Plainspoken opens no files for other programs.",
}
"""Each error in words, for the developers of other programs."""


class Button(Enum):
    """What a person wants who pressed a button: to talk, silence, what comes next or before, or to end."""

    TALK = "talk"
    STOP = "stop"
    NEXT = "next"
    PREVIOUS = "previous"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class Method:
    """A method that we have: the signature of what it takes, and the button that it is, if it is one."""

    takes: str = ""
    button: Button | None = None


METHODS: Mapping[str, Mapping[str, Method]] = {
    ROOT: {"Raise": Method(), "Quit": Method(button=Button.QUIT)},
    PLAYER: {
        # A headset has one button for both, and sends Play or Pause by what it believes of us; that may be wrong.
        "PlayPause": Method(button=Button.TALK),
        "Play": Method(button=Button.TALK),
        "Pause": Method(button=Button.TALK),
        "Stop": Method(button=Button.STOP),
        "Next": Method(button=Button.NEXT),
        "Previous": Method(button=Button.PREVIOUS),
        "Seek": Method("x"),
        "SetPosition": Method("ox"),
        "OpenUri": Method("s"),
    },
    PROPERTIES: {"Get": Method("ss"), "GetAll": Method("s"), "Set": Method("ssv")},
    INTROSPECTABLE: {"Introspect": Method()},
    PEER: {"Ping": Method()},
}

Property = tuple[str, object]
"""A property's signature and its value."""

STATUS = "PlaybackStatus"
TITLE = "Plainspoken"
FIXED: Mapping[str, Mapping[str, Property]] = {
    ROOT: {
        "CanQuit": ("b", True),
        "CanRaise": ("b", False),
        "HasTrackList": ("b", False),
        "Identity": ("s", TITLE),
        "SupportedUriSchemes": ("as", []),
        "SupportedMimeTypes": ("as", []),
    },
    PLAYER: {
        "Rate": ("d", 1.0),
        "MinimumRate": ("d", 1.0),
        "MaximumRate": ("d", 1.0),
        "Volume": ("d", 1.0),
        "Position": ("x", 0),
        "Metadata": ("a{sv}", {"mpris:trackid": ("o", "/plainspoken/voice"), "xesam:title": ("s", TITLE)}),
        "CanGoNext": ("b", True),
        "CanGoPrevious": ("b", True),
        "CanPlay": ("b", True),
        "CanPause": ("b", True),
        "CanSeek": ("b", False),
        "CanControl": ("b", True),
    },
}
"""All but the status, which changes. A title that changed with the page would tell any program what is being read."""


@dataclass(frozen=True, slots=True)
class Call:
    """A method that another program calls; `interface` may be "", as D-Bus allows."""

    path: str
    interface: str
    member: str
    signature: str = ""
    body: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a call is answered: values with their signature, or an error's name; and the button that it was."""

    signature: str = ""
    body: tuple[object, ...] = ()
    error: str = ""
    button: Button | None = None


def status(*, speaking: bool) -> Property:
    """Whether we play. Silent we are "Paused" and never "Stopped": desktops pass over players that are stopped."""
    return "s", "Playing" if speaking else "Paused"


def properties(interface: str, *, speaking: bool) -> dict[str, Property]:
    """All properties of an interface; none where it has none."""
    changing = {STATUS: status(speaking=speaking)} if interface == PLAYER else {}
    return {**FIXED.get(interface, {}), **changing}


def answer(call: Call, *, speaking: bool) -> Answer:
    """The answer to a call, while we are speaking or not; never raises, whatever is called."""
    here = call.path == PATH
    if not here and not (call.path == "/" or PATH.startswith(f"{call.path}/")):
        return Answer(error=UNKNOWN_OBJECT)
    shown = METHODS if here else {INTROSPECTABLE: METHODS[INTROSPECTABLE], PEER: METHODS[PEER]}
    if call.interface and call.interface not in shown:
        return Answer(error=UNKNOWN_INTERFACE)
    interfaces = [call.interface] if call.interface else list(shown)
    found = next((each for each in interfaces if call.member in shown[each]), None)
    if found is None:
        return Answer(error=UNKNOWN_METHOD)
    method = shown[found][call.member]
    if call.signature != method.takes:
        return Answer(error=INVALID)
    if found == PROPERTIES:
        return _property(call, speaking=speaking)
    if found == INTROSPECTABLE:
        return Answer("s", (described(call.path),))
    return Answer(error=NOT_SUPPORTED) if call.member == "OpenUri" else Answer(button=method.button)


def _property(call: Call, *, speaking: bool) -> Answer:
    """The answer to a call that is about properties; all of ours can only be read."""
    interface, *rest = call.body
    there = properties(str(interface), speaking=speaking)
    if call.member == "GetAll":
        return Answer("a{sv}", (there,)) if interface in METHODS else Answer(error=UNKNOWN_INTERFACE)
    if rest[0] not in there:
        return Answer(error=UNKNOWN_PROPERTY)
    return Answer(error=READ_ONLY) if call.member == "Set" else Answer("v", (there[str(rest[0])],))


def described(path: str) -> str:
    """What there is at a path, as D-Bus's introspection XML."""
    if path != PATH:
        below = PATH[len(path.rstrip("/")) + 1 :].partition("/")[0]
        return f'<node><node name="{below}"/></node>'
    return "<node>" + "".join(map(_described, METHODS)) + "</node>"


def _described(interface: str) -> str:
    """An interface as introspection XML; of D-Bus's own ones only what is given back is not in `METHODS`."""
    gives = {"Get": "v", "GetAll": "a{sv}", "Introspect": "s"}
    parts = []
    for name, method in METHODS[interface].items():
        taken = "".join(f'<arg type="{each}" direction="in"/>' for each in method.takes)
        given = f'<arg type="{gives[name]}" direction="out"/>' if name in gives else ""
        parts.append(f'<method name="{name}">{taken}{given}</method>')
    for name, (signature, _) in properties(interface, speaking=False).items():
        parts.append(f'<property name="{name}" type="{signature}" access="read"/>')
    if interface == PROPERTIES:
        args = "".join(f'<arg type="{each}"/>' for each in ("s", "a{sv}", "as"))
        parts.append(f'<signal name="PropertiesChanged">{args}</signal>')
    return f'<interface name="{interface}">{"".join(parts)}</interface>'
