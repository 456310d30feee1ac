"""Lines: which words stand beside each other, and where one line of a page ends and the next begins."""

from __future__ import annotations


class Lines:
    """Counts the lines of a page while it is walked, and says how white space joins the words on one."""

    def __init__(self) -> None:
        self.number = 0
        self._used = False
        self._spaced = True

    def end(self) -> None:
        """End the line, unless nothing has been put on it yet."""
        if self._used:
            self.number += 1
        self._used = False
        self._spaced = True

    def put(self) -> None:
        """Put something other than words on the line."""
        self._used = True
        self._spaced = False

    def words(self, text: str) -> str:
        """Put text on the line; gives it with white space collapsed, one space kept where it joins to what is beside.

        "" means that it adds nothing: white space at the start of a line or after a space.
        """
        collapsed = " ".join(text.split())
        if not collapsed:
            if self._spaced or not text:
                return ""
            self._spaced = True
            return " "
        before = " " if text[0].isspace() and not self._spaced else ""
        after = " " if text[-1].isspace() else ""
        self._used = True
        self._spaced = bool(after)
        return before + collapsed + after
