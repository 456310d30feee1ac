"""From life to script: a conversation as it is held, written down as a session that holds no answer of anybody."""
