"""Recordings of a site: what it was asked and what it answered, to be read, reviewed and played back without a network.

Our own format and not vcrpy's: a tape is a folder, with a list of requests in YAML and each page as a file of its own,
so that a change of a page is a change of that file; and it holds no answers of people, in whatever form they come back.
"""

from plainspoken.testing.tapes.files import TapeError, read, write
from plainspoken.testing.tapes.playing import Playback, unrecorded
from plainspoken.testing.tapes.recording import Recorder
from plainspoken.testing.tapes.tape import Exchange, Tape

__all__ = ["Exchange", "Playback", "Recorder", "Tape", "TapeError", "read", "unrecorded", "write"]
