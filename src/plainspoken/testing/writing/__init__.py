"""From life to script: a conversation as it is held, written down as a session with made-up answers."""
