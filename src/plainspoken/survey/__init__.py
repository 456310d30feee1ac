"""Looking at whole sites: making a profile of one, and checking a profile, with the site or without.

Nothing here belongs to a conversation; it is for those who make profiles.
"""

from plainspoken.survey.offline import check, read

__all__ = ["check", "read"]
