"""Sessions played with sound: who speaks, how fast, over which noise, in which room, and what was still understood."""
