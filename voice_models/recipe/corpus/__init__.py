"""What a model learns from: sentences, voices that say them, people's recordings, rooms, alignments and features.

Needs kaldi-native-fbank from pip beside what Plainspoken itself needs, and espeak-ng, flite and festival from
the system's packages.
"""
