"""YAML files that people write, read with every value's line, so that a fault says where it is and how to mend it."""

from plainspoken.documents.document import Document, DocumentError, Fault, KeyPath, Value, dotted
from plainspoken.documents.loading import load
from plainspoken.documents.validating import faults_of, validated

__all__ = ["Document", "DocumentError", "Fault", "KeyPath", "Value", "dotted", "faults_of", "load", "validated"]
