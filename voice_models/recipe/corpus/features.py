"""Kaldi's mel-frequency cepstra, as libvosk computes them from mfcc.conf: 40 of them, 100 times a second."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

CEPSTRA = 40
LOWEST, HIGHEST = 20, 7600


def mfcc_options() -> dict[str, str]:
    """The lines of mfcc.conf."""
    return {
        "sample-frequency": "16000",
        "use-energy": "false",
        "num-mel-bins": str(CEPSTRA),
        "num-ceps": str(CEPSTRA),
        "low-freq": str(LOWEST),
        "high-freq": str(HIGHEST),
        "dither": "0",
    }


def cepstra(samples: NDArray[np.int16]) -> NDArray[np.float32]:
    """The features of a sound at 16 kHz: (frames, 40)."""
    import kaldi_native_fbank as kaldi  # noqa: PLC0415 - needed to make a model, not to use it

    options = kaldi.MfccOptions()
    options.frame_opts.dither = 0
    options.frame_opts.samp_freq = 16000
    options.mel_opts.num_bins = options.num_ceps = CEPSTRA
    options.mel_opts.low_freq, options.mel_opts.high_freq = LOWEST, HIGHEST
    options.use_energy = False
    computer = kaldi.OnlineMfcc(options)
    computer.accept_waveform(16000, samples.astype(np.float32))
    computer.input_finished()
    frames = [computer.get_frame(at) for at in range(computer.num_frames_ready)]
    return np.stack(frames) if frames else np.zeros((0, CEPSTRA), np.float32)
