"""Decoding graphs in OpenFst's files, written without OpenFst: the words of a page become a graph that Vosk loads."""
