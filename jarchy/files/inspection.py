"""Inspects the files that documents offer: what each is, and what speaks against publishing it."""

from collections.abc import Iterator, Sequence

from jarchy.core.hashing import key
from jarchy.files.archives import read_archive
from jarchy.files.attached import FOLDER, FileInfo, InspectedFile
from jarchy.files.captions import fault_in
from jarchy.files.pdf import read_pdf
from jarchy.files.types import FOR_READERS, OLD_OFFICE, SUFFIXES, TYPES, suffix_of, type_of
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
        pages, found = pdf.pages, [*_of_pdf(where, pdf.is_locked, pdf.has_text), *_authors(where, pdf.authors)]
    elif kind == "ZIP":
        archive = read_archive(data)
        kind = archive.type
        found = [*_of_archive(where, archive.is_locked, archive.macros), *_authors(where, archive.authors)]
        found += [problem(where, one.code, what=one.what) for one in archive.unseen]
    elif kind in ("MP4", "M4A"):
        found = [*_of_boxes(where, data)]
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


def _of_boxes(where: Location, data: bytes) -> Iterator[Problem]:
    """A recording in MP4 consists of boxes, each with its size. Raises ValueError if the file ends within one."""
    at, names = 0, set()
    while at < len(data):
        size, begins = int.from_bytes(data[at : at + 4], "big"), 8
        names.add(data[at + 4 : at + 8])
        if size == 1:
            size, begins = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        at = len(data) if size == 0 else at + size
        if size and size < begins:
            break
    if at != len(data) or b"moov" not in names:
        raise ValueError("it ends too early")
    if data.startswith(b"ftypqt", 4):
        yield problem(where, "file-type", known=FOR_READERS)
    if b"\xa9xyz" in data:
        yield problem(where, "file-place")
