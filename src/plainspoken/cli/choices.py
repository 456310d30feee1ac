"""How a person chose to be spoken and listened to, as it is kept in their settings and told when they ask."""

from __future__ import annotations

from plainspoken.flow import Tell, When
from plainspoken.settings import Settings, listed
from plainspoken.speaking import engine_and_voice


def choices_told(settings: Settings) -> tuple[Tell, ...]:
    """What the settings hold of a person's own wake phrase, listening, devices and voices; the usual is left out."""
    told: list[Tell] = []
    if settings.wake_phrase:
        told.append(Tell("memory.wake_phrase", (("phrase", settings.wake_phrase),)))
    if settings.listening is not When.OPEN or settings.sleep_after:
        told.append(Tell("memory.listening"))
    if not settings.headset_buttons:
        told.append(Tell("memory.headset"))
    if settings.microphone:
        told.append(Tell("memory.microphone", (("name", settings.microphone),)))
    if settings.loudspeaker:
        told.append(Tell("memory.loudspeaker", (("name", settings.loudspeaker),)))
    own = (engine_and_voice(settings.voice)[1],) if settings.voice else ()
    if voices := (*own, *listed(settings.other_voices)):
        told.append(Tell("memory.voices", (("count", len(voices)), ("voices", ", ".join(voices)))))
    return tuple(told)
