"""`plainspoken hear` and `plainspoken say`: sound to words, and words to sound."""

from __future__ import annotations
