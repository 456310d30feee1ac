"""Anytown Council, a made-up council's website in GOV.UK's own markup, to practise and to test on."""

from .application import create

__all__ = ["create"]
