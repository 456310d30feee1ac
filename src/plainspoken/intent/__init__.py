"""From what was heard to what is meant: commands, near matches, spoken numbers, and what may be said now."""
