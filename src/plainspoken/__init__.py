"""Plainspoken: use government websites by speaking."""
