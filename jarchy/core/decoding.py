"""Decodes source files, and reports wrong characters in them."""

import unicodedata
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from jarchy.core import characters, conflicts, mojibake
from jarchy.core.characters import Strange
from jarchy.core.files import LARGEST_FILE
from jarchy.core.mojibake import Mojibake
from jarchy.core.patterns import lazy_pattern
from jarchy.core.text import Position, Text, Typed
from jarchy.problems import Location, Problem, problem, shortened

LONGEST_SHOWN = 40  # characters of mojibake that a message shows

MOST_SAID = 20  # lines with wrong characters that are reported per file

# Characters that are allowed everywhere and cannot be mojibake by themselves.
_PLAIN = lazy_pattern("[\t\n -~А-яЁёҢңӨөҮү«»„“”…–—№\u00a0]*")

_BYTE_ORDER_MARKS = {  # longest first: UTF-32's begins like UTF-16's
    b"\xff\xfe\0\0": "utf-32",
    b"\0\0\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}


def decode(
    path: str, data: bytes, *, right_to_left: bool = False, limit: int = LARGEST_FILE
) -> tuple[Text | None, list[Problem]]:
    """A file's text in NFC with normalised line breaks and without refused characters, and all problems with its
    characters. The rest is read further, so that all problems are reported at once. None if it is not text at all.
    """
    if len(data) > limit:
        most = f"{limit // 1024} KB"
        return None, [problem(Location(path), "too-large", what="the file is too large", limit=most)]
    raw, broken = _decoded(path, data)
    if raw is None:
        return None, broken
    whole = unicodedata.normalize("NFC", raw.replace("\r\n", "\n").replace("\r", "\n"))
    text = Text(path, whole.split("\n"), right_to_left, {})
    return text, [*broken, *_clean(text, whole, is_broken=bool(broken))]


def _decoded(path: str, data: bytes) -> tuple[str | None, list[Problem]]:
    """The decoded text, with U+FFFD in place of invalid bytes; None if it is not text."""
    if codec := _codec_of_windows(data):
        what = f"in {codec.removesuffix('-le').removesuffix('-be').upper()} (“Unicode” in Windows), not in UTF-8"
        text = data.decode(codec, "replace").removeprefix("\ufeff")
        return text, [problem(Location(path, 1, 1, text.partition("\n")[0]), "encoding", what=what)]
    try:
        return data.removeprefix(BOM_UTF8).decode(), []
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()
    if b"\0" in data:
        return None, [problem(Location(path), "encoding", what="not a text file")]
    where = Location(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
    refused = problem(where, "encoding", what=f"not in UTF-8{mojibake.guess(data)}")
    return data.removeprefix(BOM_UTF8).decode(errors="replace"), [refused]


def _codec_of_windows(data: bytes) -> str:
    """UTF-16 or UTF-32, recognised by a byte-order mark or by two ASCII letters at the beginning; otherwise empty."""
    marked = next((codec for mark, codec in _BYTE_ORDER_MARKS.items() if data.startswith(mark)), "")
    zeros = [byte == 0 for byte in data[:4]]
    if zeros == [False, True] * 2:
        return "utf-16-le"
    return "utf-16-be" if zeros == [True, False] * 2 else marked


def _clean(text: Text, whole: str, *, is_broken: bool) -> Iterator[Problem]:
    """Removes refused characters from the lines, and yields the problems."""
    if conflicts.is_suspect(whole):
        yield from _join_conflicts(text)
    if _PLAIN.fullmatch(whole):  # most lines
        return
    garbled = _garbled_lines(text) if mojibake.is_suspect(whole) else {}
    if garbled:
        yield _mojibake(text, garbled)
    if characters.is_suspect(whole):
        yield from _read_characters(text, garbled.keys() | (_broken_lines(text) if is_broken else set()))


def _join_conflicts(text: Text) -> Iterator[Problem]:
    """Reports merge conflicts and blanks all but the first version of each."""
    for conflict in conflicts.conflicts(text.lines):
        yield problem(text.at(Position(conflict.first + 1, 1)), "conflict", mark=text.lines[conflict.first])
        for number in conflict.unread:
            text.typed[number + 1] = Typed(text.lines[number], ())
            text.lines[number] = ""


def _garbled_lines(text: Text) -> dict[int, Mojibake]:
    """The lines with letters that were read in a wrong encoding."""
    return {number: found for number, line in enumerate(text.lines, 1) if (found := mojibake.find(line))}


def _mojibake(text: Text, garbled: Mapping[int, Mojibake]) -> Problem:
    """The first of them, with the number of the others."""
    number, found = next(iter(garbled.items()))
    more = f" (as are {len(garbled) - 1} more lines)" if len(garbled) > 1 else ""
    where = text.at(Position(number, found.offset + 1))
    typed, meant = (shortened(letters, LONGEST_SHOWN) for letters in (found.typed, found.meant))
    return problem(where, "mojibake", typed=typed, meant=meant, more=more)


def _broken_lines(text: Text) -> set[int]:
    """The numbers of the lines with bytes that are not UTF-8."""
    return {number for number, line in enumerate(text.lines, 1) if "\ufffd" in line}


def _read_characters(text: Text, garbled: Collection[int]) -> Iterator[Problem]:
    """Leaves wrong characters out of each line, and reports them, except on lines that are `garbled` anyway."""
    strange: list[tuple[Position, Strange]] = []
    for number, line in enumerate(text.lines, 1):
        read = characters.read_line(line, right_to_left=text.right_to_left)
        if read.strange:
            text.typed[number] = Typed(line, read.left_out)
            text.lines[number - 1] = read.text
        if number not in garbled:
            strange += [(Position(number, each.offset + 1), each) for each in read.strange]
    for (number, column), strange_one, count in _to_say(strange):
        where = Location(text.path, number, column, text.typed[number].line)
        yield strange_at(where, strange_one, count)


def _to_say(strange: Sequence[tuple[Position, Strange]]) -> Iterator[tuple[Position, Strange, int]]:
    """What to report: the first error of each line; for each character that is left out, the first and their number."""
    errors: dict[int, tuple[Position, Strange, int]] = {}
    left_out: dict[str, tuple[Position, Strange, int]] = {}
    counts = Counter(each.character for _, each in strange)
    for mark, each in strange:
        if each.problem == "character":
            errors.setdefault(mark.line, (mark, each, 1))
        else:
            left_out.setdefault(each.character, (mark, each, counts[each.character]))
    yield from [*errors.values()][:MOST_SAID]
    yield from left_out.values()


def strange_at(where: Location, strange: Strange, count: int = 1) -> Problem:
    """The problem for a character at its first place; `count` is how often it occurs."""
    return problem(where, strange.problem, **strange.words, times=f" ({count} times)" if count > 1 else "")


def read_value(text: Text, where: Location, value: str) -> tuple[str, list[Problem]]:
    """Checks a value that was written with escapes in the same way as typed text, and returns what is left of it."""
    if not characters.is_suspect(value):
        return value, []
    lines = [characters.read_line(line, right_to_left=text.right_to_left) for line in value.split("\n")]
    problems = [strange_at(where, strange) for line in lines for strange in line.strange]
    return "\n".join(line.text for line in lines), problems
