"""Sound in, transcripts out: the microphone, recordings, recognisers, and where an utterance begins and ends."""

from plainspoken.hearing.recogniser import ModelError, Recogniser, RecogniserError, UnknownRecogniserError
from plainspoken.hearing.recordings import Recording, read_recording, read_sound
from plainspoken.hearing.registry import choose, recognisers
from plainspoken.hearing.transcribing import hear_sound, transcribe
from plainspoken.hearing.voice_models import find_model, model_places, models

__all__ = [
    "ModelError",
    "Recogniser",
    "RecogniserError",
    "Recording",
    "UnknownRecogniserError",
    "choose",
    "find_model",
    "hear_sound",
    "model_places",
    "models",
    "read_recording",
    "read_sound",
    "recognisers",
    "transcribe",
]
