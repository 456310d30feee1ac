"""How our own Vosk models are made: writers for Kaldi's and OpenFst's files, and the graphs that go into them.

The writers need numpy and nothing else: none of Kaldi's or OpenFst's programs, and no download. `corpus` gathers what a
model learns from, `training` trains a network on it. None of it is a part of the wheel.
"""
