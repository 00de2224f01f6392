"""Reads content/glossary.yaml: the terms of a site in each of its languages, and words that are typed so on purpose."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from msgspec import Struct, field

from jarchy.content.in_each_language import lacking
from jarchy.content.yaml_file import LARGEST, ReadFile, read_file
from jarchy.core.files import read_source
from jarchy.core.text import Findings, Position
from jarchy.i18n.language import language
from jarchy.i18n.typography import typeset
from jarchy.problems import Problem
from jarchy.schema.nodes import MappingNode, Node, ScalarNode, SequenceNode
from jarchy.schema.types import Slug

GLOSSARY_FILE = "content/glossary.yaml"


class TermWords(Struct, frozen=True):
    """The words for a term in one language."""

    word: str
    abbreviation: str = ""
    also: tuple[str, ...] = ()  # other words that may stand for it
    not_: tuple[str, ...] = field(name="not", default=())  # words that are to be avoided

    @property
    def accepted(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.word, self.abbreviation, *self.also)))


class Glossary(Struct, frozen=True, dict=True):
    """content/glossary.yaml."""

    terms: dict[Slug, dict[str, TermWords]] = {}  # by name, then by language
    as_typed: tuple[str, ...] = ()  # words that look like slips, and are none

    def in_language(self, code: str) -> dict[str, TermWords]:
        """The terms that have words in a language, by name."""
        return {name: one for name, words in self.terms.items() if (one := words.get(code))}

    @cached_property
    def meant_so(self) -> frozenset[str]:
        return frozenset(self.as_typed)

    def abbreviations(self, code: str) -> dict[str, str]:
        """The abbreviations of a language, with their words."""
        words = self.in_language(code).values()
        return {one.abbreviation: typeset(one.word, language(code)) for one in words if one.abbreviation}


def read_glossary(project: Path, *, shortcuts: bool = True) -> tuple[ReadFile[Glossary] | None, list[Problem]]:
    """The file, or None, and the problems with each of its values. `shortcuts` is as in `read_file`."""
    data = read_source(project, GLOSSARY_FILE, LARGEST)
    return read_file(GLOSSARY_FILE, data, Glossary, shortcuts=shortcuts) if isinstance(data, bytes) else (None, [data])


def check_glossary(read: ReadFile[Glossary], codes: Sequence[str]) -> list[Problem]:
    """Words that stand for two terms, and terms that lack a language of the site."""
    findings = Findings(read.text)
    table, of_words = read.node.items.get("terms"), dict[tuple[str, str], str]()
    for name, languages in read.value.terms.items():
        assert isinstance(table, MappingNode)  # anything else was refused before
        term = table.items[name]
        assert isinstance(term, MappingNode)
        for code in lacking(term, codes, findings):
            findings.report(table.keys[name], "term-without-words", term=name, code=code)
        for code, words in languages.items():
            _check_abbreviation(words.abbreviation, term.items[code], findings)
            for word, place in _words(term.items[code]):
                if other := of_words.get((code, word.casefold())):
                    findings.report(place, "two-terms", word=word, term=name, other=other)
                of_words[code, word.casefold()] = name
    return findings.problems


def _check_abbreviation(short: str, node: Node, findings: Findings) -> None:
    if short and not any(one.isupper() and other.isupper() for one, other in pairwise(short)):
        assert isinstance(node, MappingNode)  # anything else was refused before
        expected = "an abbreviation with two capital letters side by side"
        place = node.items["abbreviation"].mark
        findings.report(place, "value", value=short, expected=expected, suggestion="", example="МСУ")


def _words(node: Node) -> Iterator[tuple[str, Position]]:
    """All words of a term in one language, with their places."""
    for child in node.items.values() if isinstance(node, MappingNode) else ():
        for one in child.items if isinstance(child, SequenceNode) else [child]:
            if isinstance(one, ScalarNode):
                yield " ".join(one.text.split()), one.mark
