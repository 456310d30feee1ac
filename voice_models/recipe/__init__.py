"""How our own Vosk models are made: writers for Kaldi's and OpenFst's files, and the graphs that go into them.

Needs numpy and nothing else: none of Kaldi's or OpenFst's programs, and no download. It is no part of the wheel.
"""
