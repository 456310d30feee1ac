"""Site profiles: what a support worker tells about a site, in one YAML file."""

from plainspoken.profiles.checking import faults
from plainspoken.profiles.folders import delivered_folder, own_folder
from plainspoken.profiles.hosts import leaves
from plainspoken.profiles.loading import (
    Installed,
    ProfileNotFoundError,
    find,
    from_url,
    installed,
    load,
)
from plainspoken.profiles.schema import Profile, json_schema
from plainspoken.profiles.sites import rebased, site_of

__all__ = [
    "Installed",
    "Profile",
    "ProfileNotFoundError",
    "delivered_folder",
    "faults",
    "find",
    "from_url",
    "installed",
    "json_schema",
    "leaves",
    "load",
    "own_folder",
    "rebased",
    "site_of",
]
