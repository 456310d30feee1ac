"""`plainspoken hear` and `plainspoken say`: sound to words, and words to sound."""

from __future__ import annotations

import json
from pathlib import Path

import click

from plainspoken.cli.shared import complain, site_named
from plainspoken.flow import Grammar, Manner, Place, Trouble, Utterance
from plainspoken.hearing import RecogniserError, choose, read_sound, transcribe
from plainspoken.intent import grammar
from plainspoken.intent import load as load_commands
from plainspoken.reading.speakable import speakable
from plainspoken.wording import load
