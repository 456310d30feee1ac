"""Scripted voice sessions, `*.session.yaml`: their format, the player that plays them as text, and the pytest plugin.

Nothing is imported here: pytest loads `plainspoken.testing.plugin` in every run, most of which have no session.
"""
