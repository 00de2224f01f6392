"""Inspects the files that documents offer: what each is, and what speaks against publishing it."""

from collections.abc import Iterator, Sequence

from jarchy.core.hashing import key
from jarchy.files.archives import read_archive
from jarchy.files.attached import FOLDER, FileInfo, InspectedFile
from jarchy.files.captions import fault_in
from jarchy.files.mp4 import read_mp4
from jarchy.files.pdf import read_pdf
from jarchy.files.types import FOR_READERS, OLD_OFFICE, SUFFIXES, TYPES, suffix_of, type_of
from jarchy.files.unseen import Unseen
from jarchy.problems import Location, Problem, errors, problem


def inspect_batch(batch: Sequence[tuple[str, bytes]]) -> list[InspectedFile]:
    return [inspect(name, data) for name, data in batch]


def inspect(name: str, data: bytes) -> InspectedFile:
    try:
        info, problems = _inspected(name, data)
    except Exception as error:  # noqa: BLE001  broken bytes can raise anything in those who read them
        reason = " ".join(str(error).split()) or type(error).__name__
        return InspectedFile(name, None, (problem(Location(FOLDER + name), "broken-file", reason=reason),))
    return InspectedFile(name, None if errors(problems) else info, problems)


def _inspected(name: str, data: bytes) -> tuple[FileInfo | None, tuple[Problem, ...]]:
    where, kind, pages, found = Location(FOLDER + name), type_of(name, data), 0, list[Problem]()
    if not kind:
        code = "locked-file" if data.startswith(OLD_OFFICE) and suffix_of(name) in SUFFIXES else "file-type"
        return None, (problem(where, code, known=FOR_READERS),)
    if kind == "PDF":
        pdf = read_pdf(data)
        pages, found = pdf.pages, [*_of_pdf(where, pdf.is_locked, pdf.has_text)]
        found += [*_authors(where, pdf.authors), *_unseen(where, pdf.unseen)]
    elif kind == "ZIP":
        archive = read_archive(data)
        kind, found = archive.type, [*_of_archive(where, archive.is_locked, archive.macros)]
        found += [*_authors(where, archive.authors), *_unseen(where, archive.unseen)]
    elif kind in ("MP4", "M4A"):
        found = [*_of_recording(where, data)]
    elif kind == "CSV":
        found = [*_of_text(where, data)]
    elif kind == "WebVTT" and (fault := fault_in(data)):
        place = Location(FOLDER + name, fault.line, 1)
        found = [problem(place, "captions", reason=fault.reason, remedy=fault.remedy)]
    if suffix_of(name) != TYPES[kind].suffix:
        found.append(problem(where, "other-type", kind=kind, suffix=suffix_of(name), right=TYPES[kind].suffix))
    return FileInfo(key(data), len(data), kind, pages), tuple(found)


def _authors(where: Location, names: Sequence[str]) -> Iterator[Problem]:
    if names:
        yield problem(where, "file-author", names=", ".join(names))


def _unseen(where: Location, unseen: Sequence[Unseen]) -> Iterator[Problem]:
    yield from (problem(where, one.code, what=one.what) for one in unseen)


def _of_pdf(where: Location, is_locked: bool, has_text: bool) -> Iterator[Problem]:
    if is_locked:
        yield problem(where, "locked-file")
    elif not has_text:
        yield problem(where, "no-text")


def _of_archive(where: Location, is_locked: bool, macros: str) -> Iterator[Problem]:
    if is_locked:
        yield problem(where, "locked-file")
    if macros:
        yield problem(where, "macros", part=macros)


def _of_text(where: Location, data: bytes) -> Iterator[Problem]:
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield problem(where, "encoding", what="not in UTF-8")


def _of_recording(where: Location, data: bytes) -> Iterator[Problem]:
    recording = read_mp4(data)
    if recording.is_quicktime:
        yield problem(where, "file-type", known=FOR_READERS)
    if recording.has_place:
        yield problem(where, "file-place")
    yield from _authors(where, recording.authors)
