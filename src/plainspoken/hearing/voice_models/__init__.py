"""Models for Vosk: which there are to be had, unpacking one safely, what is in a folder, where they are looked for."""
