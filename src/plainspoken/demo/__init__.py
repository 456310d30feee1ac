"""Anytown Council: a GOV.UK-style site to practise on, served on this computer alone."""
