"""Site profiles: what a support worker tells about a site, in one YAML file."""

from plainspoken.profiles.checking import faults
from plainspoken.profiles.hosts import leaves
from plainspoken.profiles.loading import (
    Installed,
    ProfileNotFoundError,
    find,
    from_url,
    installed,
    load,
    own_folder,
    rebased,
)
from plainspoken.profiles.schema import json_schema

__all__ = [
    "Installed",
    "ProfileNotFoundError",
    "faults",
    "find",
    "from_url",
    "installed",
    "json_schema",
    "leaves",
    "load",
    "own_folder",
    "rebased",
]
