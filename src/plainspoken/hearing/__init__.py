"""Sound in, transcripts out: the microphone, recordings, recognisers, and where an utterance begins and ends."""

from plainspoken.hearing.kept_pages import KeptPages
from plainspoken.hearing.listener import Listener
from plainspoken.hearing.microphone import Microphone
from plainspoken.hearing.recogniser import ModelError, Recogniser, RecogniserError, UnknownRecogniserError
from plainspoken.hearing.recordings import Recording, read_recording, read_sound
from plainspoken.hearing.registry import choose, recognisers
from plainspoken.hearing.sources import RecordedSource, SoundSource
from plainspoken.hearing.transcribing import hear_sound, transcribe
from plainspoken.hearing.typed_listener import TypedListener
from plainspoken.hearing.voice_models.catalogue import Catalogue, Fetchable, Offer, catalogue, fetchable, machine_memory
from plainspoken.hearing.voice_models.files import weaknesses
from plainspoken.hearing.voice_models.places import find_model, model_places, models
from plainspoken.hearing.voice_models.unpacking import unpack, unpacked_size

__all__ = [
    "Catalogue",
    "Fetchable",
    "KeptPages",
    "Listener",
    "Microphone",
    "ModelError",
    "Offer",
    "Recogniser",
    "RecogniserError",
    "RecordedSource",
    "Recording",
    "SoundSource",
    "TypedListener",
    "UnknownRecogniserError",
    "catalogue",
    "choose",
    "fetchable",
    "find_model",
    "hear_sound",
    "machine_memory",
    "model_places",
    "models",
    "read_recording",
    "read_sound",
    "recognisers",
    "transcribe",
    "unpack",
    "unpacked_size",
    "weaknesses",
]
