"""One source file to one document. Pure: the same bytes give the same document and the same problems."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any, Generic
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from jarchy.content.detection import check_language
from jarchy.content.scan import SourceFile
from jarchy.core.hashing import digest, key
from jarchy.core.lazy import LazyHtml
from jarchy.core.records import Record, encoded
from jarchy.core.text import Position, Text, decode, unescape
from jarchy.i18n.language import Language, language
from jarchy.i18n.typography import typeset
from jarchy.kinds import BY_NAME
from jarchy.markdown.misplaced_keys import cautions, check_keys
from jarchy.markdown.prose import read_prose
from jarchy.markdown.source import Body
from jarchy.markdown.spaces import read_spaces
from jarchy.model import Claim, Document, Fields, Mention, Prose, Typed
from jarchy.problems import Location, Problem, errors
from jarchy.schema.facts import fact_nodes, facts_in
from jarchy.schema.frontmatter import FrontMatter, split
from jarchy.schema.nodes import MappingNode
from jarchy.schema.types import Reading
from jarchy.schema.validation import keys_of, suggestion, typed
from jarchy.schema.words import translation_of, words_of


class Parsed(Record, Generic[Fields]):
    """`document` is None where the file has errors."""

    source: SourceFile
    document: Typed[Fields] | None
    problems: tuple[Problem, ...]
    mentions: tuple[Mention, ...]  # also of a file with errors, so that all is said at once
    claim: Claim | None = None  # None where the front matter could not be read

    def at(self, mark: Position) -> Location:
        return Location(self.source.path, *mark)


def parse(source: SourceFile, data: bytes, timezone: str) -> Parsed[Any]:
    found: list[Problem] = []
    mentions: list[Mention] = []
    known = language(source.lang)
    text = decode(source.path, data, found, right_to_left=known.direction == "rtl")
    matter = split(text, found) if text else None
    if text is None or matter is None:
        return Parsed(source, None, tuple(found), ())
    reading = Reading(text, known, ZoneInfo(timezone), found, mentions, [])
    fields = _with_misspelt(matter.fields, BY_NAME[source.ref.kind].schema)
    matter = replace(matter, fields=fields, body=read_spaces(matter.body, matter.body_line, reading))
    claim = _claim(matter.fields, BY_NAME[source.ref.kind].schema, reading)
    document = _document(source, matter, reading)
    return Parsed(source, None if errors(found) else document, tuple(found), tuple(mentions), claim)


def _claim(fields: MappingNode, schema: type[Struct], reading: Reading) -> Claim | None:
    is_translation = _is_translated(fields)
    if is_translation != ("translation" in fields.items) or ("" in fields.unread and not is_translation):
        return None
    nodes = list(fact_nodes(fields, translation_of(schema)))
    return Claim(
        is_translation,
        fields.keys.get("translation", Position(1, 1)),
        tuple(node.key for node in nodes if node.path != ("status",)),
        tuple(facts_in(nodes, reading)) if is_translation else (),
    )


def _with_misspelt(fields: MappingNode, schema: type[Struct]) -> MappingNode:
    """A misspelt `translation:` is one that could not be read: the file is not taken for an original."""
    known = [*keys_of(schema), "translation"]
    strange = () if "translation" in fields.items else fields.items.keys() - known
    is_meant = any("“translation”" in suggestion(key, known) for key in strange)
    return fields._replace(unread=fields.unread | {"translation"}) if is_meant else fields


def _is_translated(fields: MappingNode) -> bool:
    return "translation" in fields.items or "translation" in fields.unread


def pack(parsed: Parsed[Any]) -> tuple[bytes, LazyHtml]:
    """All that was read, as bytes, and beside it the HTML, which the bytes have by its key alone."""
    html = parsed.document.prose.html if parsed.document else LazyHtml.of("")
    return bytes([_is_translation(parsed)]) + encoded(parsed), html


class Unpacker:
    """Makes of bytes again what `pack` was given. `look_up` finds HTML by its key when it is shown."""

    def __init__(self, look_up: Callable[[str], str]) -> None:
        self.html = lambda _, key: LazyHtml(key, look_up)
        self.decoders: dict[tuple[str, int], msgspec.msgpack.Decoder[Parsed[Any]]] = {}

    def unpack(self, facts: bytes, kind: str) -> Parsed[Any]:
        form = kind, facts[0]
        if form not in self.decoders:
            schema = translation_of(BY_NAME[kind].schema) if facts[0] else BY_NAME[kind].schema
            self.decoders[form] = msgspec.msgpack.Decoder(Parsed[schema], dec_hook=self.html)  # type: ignore[valid-type]  # a class of run time
        return self.decoders[form].decode(memoryview(facts)[1:])


def _is_translation(parsed: Parsed[Any]) -> bool:
    return bool(parsed.document and parsed.document.translation)


def parse_batch(timezone: str, batch: Sequence[tuple[SourceFile, bytes]]) -> list[tuple[str, str, bytes, LazyHtml]]:
    """Several files' paths, the keys of their bytes, and what `pack` makes of them."""
    return [(source.path, key(data), *pack(parse(source, data, timezone))) for source, data in batch]


def _document(source: SourceFile, matter: FrontMatter, reading: Reading) -> Document | None:
    schema = BY_NAME[source.ref.kind].schema
    is_translation = _is_translated(matter.fields)
    fields = typed(matter.fields, translation_of(schema) if is_translation else schema, reading)
    body = Body(matter.body, matter.body_line, reading)
    prose = read_prose(body, BY_NAME) if matter.body.strip() else Prose()
    if BY_NAME[source.ref.kind].is_spoken:
        _check_words_spoken(prose, Position(matter.body_line, 1), reading)
    check_keys(body, str(prose.html), schema)
    check_language(matter.body, matter.body_line, reading)
    _warn_of_look_alikes(reading.text, reading.language, reading)
    places = {name: reading.text.in_file(mark) for name, mark in matter.fields.keys.items()}
    reading.mentions[:] = [Mention(one.ref, reading.text.in_file(one.mark)) for one in reading.mentions]
    if fields is None:
        return None
    return Typed(
        ref=source.ref,
        lang=source.lang,
        path=source.path,
        fields=fields,
        prose=prose,
        translation=fields.translation if is_translation else None,
        fingerprint=_fingerprint(reading.words, matter.body),
        mentions=tuple(reading.mentions),
        places=places,
        cautions=tuple(cautions(body, matter.fields, schema)),
        earlier=() if is_translation else tuple(_earlier(fields, reading, matter.body)),
    )


def _fingerprint(words: Iterable[str], body: str) -> str:
    return digest(*sorted(words), " ".join(body.split()))


def _earlier(fields: Any, reading: Reading, body: str) -> Iterator[tuple[int, str]]:
    """Each moment at which the document tells more, and the fingerprint of what it tells until then: of a change that
    lies ahead, readers of a translation must not see that there is one.
    """
    for moment in sorted({moment.at for _, moment in fields.moments}):
        until = fields.at(datetime.fromtimestamp(moment - 1, UTC))
        ahead = set(words_of(fields)).difference(words_of(until))
        yield moment, _fingerprint((one for one in reading.words if typeset(one, reading.language) not in ahead), body)


def _check_words_spoken(prose: Prose, mark: Position, reading: Reading) -> None:
    """There are some, and nothing else: parts of a page would clash with the page that the words are placed in."""
    html = str(prose.html)
    words = unescape(re.sub("<[^>]+>", "", html))
    if not words.strip() and not errors(reading.found):
        reading.report(mark, "empty-quote")
    if "<figure data-quote" in html:
        placed = next((one.mark for one in reading.mentions if one.ref.kind == "quote"), mark)
        reading.report(placed, "nested-quote")
    if re.search("<(h[2-6]|sup|div) ", html):
        reading.report(mark, "quote-parts")


_WORD = re.compile(r"[^\W\d_]+")


@cache
def _strange(code: str) -> re.Pattern[str]:
    """A letter that the language has a look-alike of its own for, or Latin and Cyrillic letters side by side."""
    others = "".join(language(code).look_alikes)
    return re.compile(
        f"[A-Za-z{others}](?:(?<=[{others}])|(?<=[\u0400-\u04ff].)|(?=[\u0400-\u04ff]))"
        if others
        else "[A-Za-z](?:(?<=[\u0400-\u04ff].)|(?=[\u0400-\u04ff]))"
    )


def _warn_of_look_alikes(text: Text, known: Language, reading: Reading) -> None:
    """Words that read right and are found by no search: a Latin “c” in a Cyrillic word, a Bashkir ҥ for ң."""
    strange = _strange(known.code)
    if not strange.search(str(text)):
        return
    for number, line in enumerate(text.lines, 1):
        for match in _WORD.finditer(line):
            if strange.search(match[0]):
                strangers = [letter for letter in match[0] if letter in known.look_alikes or letter.isascii()]
                if 2 * len(strangers) > len(match[0]):  # a Latin word, and the Cyrillic letters are the slip
                    strangers = [letter for letter in match[0] if not letter.isascii()]
                reading.report(
                    Position(number, match.start() + 1),
                    "look-alike",
                    word=match[0],
                    letters=", ".join(dict.fromkeys(strangers)),
                )
