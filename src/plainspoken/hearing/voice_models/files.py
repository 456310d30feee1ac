"""Whether a folder is a whole Vosk model, told from its files: libvosk ends the process over some that are not."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FST_MAGIC = b"\xd6\xfd\xb2\x7e"
KALDI_BINARY, KALDI_TEXT = b"\0B", b"<TransitionModel>"
SYMBOL_LINE = re.compile(rb"\S+[ \t]+\d+\s*")
NUMBER_LINE = re.compile(rb"\d+\s*")
BOUNDARY_LINE = re.compile(rb"\d+[ \t]+(nonword|begin|end|internal|singleton)\s*")
OPTION_LINE = re.compile(rb"--[\w.-]+(=\S.*)?\s*")
CHECKSUMS, FITTED = "SHA256SUMS", "calibration.json"
IVECTOR_FILES = ("final.dubm", "final.ie", "final.mat", "global_cmvn.stats", "online_cmvn.conf", "splice.conf")


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """Where the files of a model are: in folders (as now) or all in one (as Vosk's first models)."""

    folder: Path

    @property
    def flat(self) -> bool:
        """Whether all files lie in one folder."""
        return not (self.folder / "am").exists() and (self.folder / "final.mdl").exists()

    def file(self, part: str, name: str) -> Path:
        """A file of a part ("am", "conf", "graph")."""
        return self.folder / name if self.flat else self.folder / part / name

    @property
    def takes_grammars(self) -> bool:
        """Whether it can be given phrases: its graph comes in two halves, of which the second is replaced."""
        return self.file("graph", "HCLr.fst").exists() and not self.file("graph", "HCLG.fst").exists()


def faults(folder: Path) -> tuple[str, ...]:
    """What is wrong with a model's files, a line each; none where they look whole.

    Looks at what is there, at sizes and at how files begin (OpenFst's and Kaldi's magic bytes); a file cut off later on
    is found only by trying (`vosk.trial`). What a model brings checksums of (SHA256SUMS) is held against those.
    """
    if not folder.is_dir():
        return (f"{folder}: there is no such folder",)
    try:
        return tuple(_faults(ModelFiles(folder)))
    except OSError as problem:
        return (f"{problem.filename or folder}: cannot be read ({(problem.strerror or '').lower()})",)


def weaknesses(folder: Path) -> tuple[str, ...]:
    """What is wrong with files that a model is better with, and works without: how its words and phones sound."""
    found = []
    for name, read in (("lexicon.txt.gz", _unpacked), ("phones.json", json.loads)):
        file = ModelFiles(folder).file("graph", name)
        try:
            if file.exists():
                read(file.read_bytes())
        except (OSError, EOFError, ValueError, zlib.error):
            found.append(f"{file}: is damaged, so a page's words are heard less well")
    return tuple(found)


def _unpacked(data: bytes) -> str:
    text = gzip.decompress(data).decode()
    if not text:
        raise ValueError("nothing in it")
    return text


def _faults(files: ModelFiles) -> Iterator[str]:
    """The faults of all files in turn; where the model brings its checksums, by those first."""
    if wrong := tuple(_unlike(files.folder)):
        yield from wrong
        return
    yield from _binary(files.file("am", "final.mdl"), KALDI_BINARY, KALDI_TEXT)
    yield from _lines(files.file("conf", "mfcc.conf"), OPTION_LINE)
    if not files.flat:
        yield from _lines(files.file("conf", "model.conf"), OPTION_LINE)
    yield from _lines(files.file("graph", "words.txt"), SYMBOL_LINE)
    for name in ("HCLr.fst", "Gr.fst") if files.takes_grammars else ("HCLG.fst",):
        yield from _binary(files.file("graph", name), FST_MAGIC)
    if files.takes_grammars:
        yield from _lines(files.file("graph", "disambig_tid.int"), NUMBER_LINE, may_be_empty=True)
    boundaries = files.folder / "word_boundary.int" if files.flat else files.file("graph", "phones/word_boundary.int")
    if boundaries.exists():
        yield from _lines(boundaries, BOUNDARY_LINE)
    if (ivector := files.folder / "ivector").is_dir():
        yield from (f"{ivector / name}: is missing or empty" for name in IVECTOR_FILES if not _size(ivector / name))


def checksums(folder: Path) -> str:
    """What sha256sum writes of a model's files, but for those that people write or fit: a line each."""
    files = sorted(each for part in ("am", "conf", "graph") for each in (folder / part).rglob("*") if each.is_file())
    made = (each for each in files if each.name != FITTED)
    return "".join(f"{_checksum(each)}  {each.relative_to(folder).as_posix()}\n" for each in made)


def _checksum(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _unlike(folder: Path) -> Iterator[str]:
    """The files that are not as they were made, where there is a list of what they were."""
    if not (folder / CHECKSUMS).is_file():
        return
    for line in (folder / CHECKSUMS).read_text(encoding="utf-8", errors="replace").splitlines():
        told, _, name = line.partition("  ")
        file = folder / name
        if not file.is_file():
            yield f"{file}: is missing"
        elif _checksum(file) != told:
            yield f"{file}: is damaged: it is not what it was when the model was made"


def _size(file: Path) -> int:
    return file.stat().st_size if file.is_file() else 0


def _binary(file: Path, *beginnings: bytes) -> Iterator[str]:
    """The faults of a binary file."""
    if not _size(file):
        yield f"{file}: is {'empty' if file.exists() else 'missing'}"
        return
    with file.open("rb") as opened:
        begins = opened.read(32)
    if not begins.startswith(beginnings):
        yield f"{file}: is damaged: it does not begin as such a file does"


def _lines(file: Path, line: re.Pattern[bytes], *, may_be_empty: bool = False) -> Iterator[str]:
    """The faults of a file of lines: its first and its last line that is not cut off."""
    if not file.is_file() or not (_size(file) or may_be_empty):
        yield f"{file}: is {'empty' if file.exists() else 'missing'}"
        return
    with file.open("rb") as opened:
        lines = [each for each in opened.read(4096).splitlines()[:20] if each.strip() and not each.startswith(b"#")]
    if any(not line.fullmatch(each) for each in lines[:10]):
        yield f"{file}: is damaged: not all of its lines are what belongs there"
