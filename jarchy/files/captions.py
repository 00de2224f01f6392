"""Captions of recordings: files in the format WebVTT, with a line of time above each text."""

import re
from typing import NamedTuple

from jarchy.core.patterns import lazy_pattern

_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMING = lazy_pattern(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t]+[a-z]+:\S+)*[ \t]*", re.ASCII)
_ARROW = "-->"
_LIKE_TIMES = lazy_pattern(r"\s*\d+:\d")
_BLOCK = lazy_pattern(r"(NOTE|STYLE|REGION)\b")


class Fault(NamedTuple):
    line: int
    reason: str
    remedy: str


def fault_in(data: bytes) -> Fault | None:
    """The first thing that keeps browsers from showing the captions; None if there is nothing."""
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return Fault(1, "the file is not in UTF-8", "save it with this encoding")
    if not lines or not re.fullmatch(r"WEBVTT([ \t].*)?", lines[0]):
        return Fault(1, "the first line is not “WEBVTT”", "save the captions in the format WebVTT")
    if len(lines) > 1 and lines[1].strip():
        return Fault(2, "the second line is not empty", "leave a line empty below “WEBVTT”")
    return _fault_in_cues(lines)


def _fault_in_cues(lines: list[str]) -> Fault | None:
    count, begun, at = 0, 0, 2
    while at < len(lines):
        end = next((number for number in range(at, len(lines)) if not lines[number].strip()), len(lines))
        block = lines[at:end]
        if block and not _BLOCK.match(block[0]):
            timed = _line_of_times(block)
            timing = _TIMING.fullmatch(block[timed])
            if not timing:
                reason = (
                    "is no line of times" if _ARROW in block[timed] else f"has no arrow “{_ARROW}” between two times"
                )
                remedy = "write it as in “00:01.000 --> 00:04.500”, with full stops"
                return Fault(at + timed + 1, f"“{block[timed][:60]}” {reason}", remedy)
            start, stop = _milliseconds(timing.groups()[:4]), _milliseconds(timing.groups()[4:])
            if stop <= start or start < begun:
                return Fault(at + timed + 1, "the times do not go forward", "correct the times")
            count, begun = count + 1, start
        at = end + 1
    return None if count else Fault(1, "it has no captions", "write some, or delete the file and its name")


def _line_of_times(block: list[str]) -> int:
    """Which line of a cue has its times, or is meant to: the second one, if the first is a name above them."""
    likely = [(bool(_LIKE_TIMES.match(line)) + (_ARROW in line), -number) for number, line in enumerate(block[:2])]
    return -max(likely)[1]


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest
