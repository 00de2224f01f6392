"""Problems file by file: packed, so that those of files that have not changed need not be looked at again."""

from collections.abc import Iterable, Mapping
from functools import cache
from string import Formatter

import msgspec
from msgspec import Struct

from jarchy.problems import Problem, sort
from jarchy.problems.catalogue import PROBLEMS

Counts = dict[tuple[str, str], int]  # by code and message for many, in which the number is to be filled in


class FileProblems(Struct, frozen=True, array_like=True, gc=False):
    """The problems of one file, encoded, and their numbers."""

    counts: Counts
    packed: bytes

    @property
    def problems(self) -> tuple[Problem, ...]:
        return _DECODER.decode(self.packed)


ByFile = Mapping[str, FileProblems]  # in the order of paths


def by_file(problems: Iterable[Problem], known: ByFile | None = None) -> dict[str, FileProblems]:
    """Sorts problems, without duplicates, beside those that are `known` of other files."""
    groups: dict[str, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(problem.where.path, []).append(problem)
    known = known or {}
    for path in groups.keys() & known.keys():
        groups[path] += known[path].problems
    files = {**known, **{path: _packed(group) for path, group in groups.items()}}
    return {path: files[path] for path in sorted(files)}


def all_problems(files: ByFile) -> tuple[Problem, ...]:
    return tuple(problem for file in files.values() for problem in file.problems)


def _packed(problems: Iterable[Problem]) -> FileProblems:
    ordered, counts = sort(problems), Counts()
    for problem in ordered:
        name = problem.code, many_of(problem)
        counts[name] = counts.get(name, 0) + 1
    return FileProblems(counts, _ENCODER.encode(ordered))


def many_of(problem: Problem) -> str:
    """What is said of many such problems, as in each language. The number is still to be filled in."""
    many = PROBLEMS[problem.code].many
    return many.format_map({"count": "{count}"} | problem.words) if _has_words(many) else many


@cache
def _has_words(many: str) -> bool:
    return not {name for _, name, _, _ in Formatter().parse(many)} <= {None, "count"}


_ENCODER, _DECODER = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(tuple[Problem, ...])
