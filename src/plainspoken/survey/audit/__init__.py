"""Walking a whole site and telling the public body behind it what defeats people who use it by voice.

What is found goes into one SQLite file as it is found, so that memory stays flat and a walk that was cut off goes on
where it was; the reports are made from that file. Nothing personal is kept: see `redacting`.
"""

from plainspoken.survey.audit.errands import Bounds
from plainspoken.survey.audit.store import Store, StoreError
from plainspoken.survey.audit.walk import walk

__all__ = ["Bounds", "Store", "StoreError", "walk"]
