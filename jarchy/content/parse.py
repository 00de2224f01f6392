"""Parses one source file into one document. Pure: the same bytes give the same document and the same problems."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Generic, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from jarchy.content.block_digests import block_digest
from jarchy.content.commented_keys import commented_keys
from jarchy.content.detection import check_language
from jarchy.content.missing_letters import missing_letters
from jarchy.content.proofreading import Proof, check_typing
from jarchy.content.scan import SourceFile
from jarchy.content.spoken import check_words_spoken
from jarchy.content.statements import Statements, read_statements, without_comments
from jarchy.core.decoding import decode
from jarchy.core.hashing import digest, key
from jarchy.core.lazy import LazyHtml, LazyText
from jarchy.core.records import Record, encoded
from jarchy.core.text import Position
from jarchy.core.zones import time_zone
from jarchy.i18n.language import Language, language
from jarchy.i18n.typography import typeset
from jarchy.kinds import BY_NAME, SHORTCODES, attachments
from jarchy.markdown.body import Body, read_body
from jarchy.markdown.comments import BEGIN as COMMENT
from jarchy.model import (
    Claim,
    Document,
    Earlier,
    Fields,
    Kinds,
    Mention,
    Original,
    OriginalDocument,
    Translated,
    TranslatedDocument,
)
from jarchy.problems import Location, Problem, errors, problem
from jarchy.schema.facts import WordsNode, fact_nodes, facts_in, words_nodes
from jarchy.schema.frontmatter import split
from jarchy.schema.nodes import MappingNode, Node, ScalarNode
from jarchy.schema.proposed_values import with_read_values
from jarchy.schema.readers import Context
from jarchy.schema.unknown_keys import suggestion
from jarchy.schema.validation import ReadValue, keys_of, read_table
from jarchy.schema.words import translation_of, words_of

Document_co = TypeVar("Document_co", bound=Document[Fields], covariant=True)


class ParsedFile(Record, Generic[Document_co]):
    """A parsed file. `document` is None if the file has errors."""

    source: SourceFile
    document: Document_co | None
    problems: tuple[Problem, ...]
    mentions: tuple[Mention, ...]  # files with errors have them, too, so that all problems are reported at once
    claim: Claim | None = None  # None if the front matter could not be read

    @property
    def is_known(self) -> bool:
        """Whether all that the file mentions is known: nothing is wrong with it but what is still to be written."""
        return self.document is not None or (
            self.claim is not None and all(problem.may_wait for problem in errors(self.problems))
        )

    def at(self, mark: Position) -> Location:
        return Location(self.source.path, *mark)

    @property
    def is_original(self) -> bool:
        """Whether it says that it is an original. A file that could not be read says nothing."""
        return self.claim is not None and not self.claim.is_translation

    @property
    def is_translation(self) -> bool:
        return self.claim is not None and self.claim.is_translation


Parsed = ParsedFile[Original | Translated]


def parse(source: SourceFile, data: bytes, timezone: str, kinds: Kinds = BY_NAME, *, shortcuts: bool = True) -> Parsed:
    known = language(source.lang)
    text, problems = decode(source.path, data, right_to_left=known.direction == "rtl")
    matter, more = split(text, shortcuts=shortcuts) if text else (None, [])
    if text is None or matter is None:
        return ParsedFile(source, None, (*problems, *more), ())
    context, kind = Context(text, known, time_zone(timezone), shortcuts), kinds[source.ref.kind]
    problems += with_read_values(more, kind.schema, context)
    fields = _with_misspelt(matter.fields, kind.schema)
    schema = translation_of(kind.schema) if _is_translated(fields) else kind.schema
    facts = read_table(fields, schema, context)
    named = (*kinds, attachments.KIND)  # what links in a text may name
    values = tuple(words_nodes(fields, kind.schema))
    body = read_body(matter.body, matter.body_line, values, kind.schema, context, named, SHORTCODES)
    problems += [*facts.problems, *body.problems]
    is_unread = not all(problem.may_wait for problem in errors(problems))
    is_original = not _is_translated(fields)
    said = {"is_spoken": kind.is_spoken, "is_translation": not is_original, "has_errors": is_unread}
    problems += _check_text(body, matter.body_line, facts, context, **said)
    problems += missing_letters(values, without_comments(body.text), matter.body_line, text, known)
    mentions = tuple(Mention(mention.ref, text.in_file(mention.mark)) for mention in (*facts.mentions, *body.mentions))
    problems += check_typing(Proof(text, body.text, body.code_lines, values, known, SHORTCODES))
    claim = _claim(fields, kind.schema, context)
    if errors(problems):  # facts are compared of documents alone, and a text that is too long would take long
        return ParsedFile(source, None, tuple(problems), mentions, claim)
    statements = read_statements(values, body.text, matter.body_line, text, known, SHORTCODES, is_original=is_original)
    document = _document(source, fields, facts, body, mentions, context, statements)
    return ParsedFile(source, document, tuple(problems), mentions, claim)


def _check_text(
    body: Body,
    first_line: int,
    facts: ReadValue,
    context: Context,
    *,
    is_spoken: bool,
    is_translation: bool,
    has_errors: bool,
) -> Iterator[Problem]:
    """Problems with a text as a whole."""
    if COMMENT in body.text and not body.prose.html and not has_errors:
        *above, line = body.text.partition(COMMENT)[0].split("\n")
        code = "hidden-original" if is_translation else "hidden-text"
        yield problem(context.text.at(Position(first_line + len(above), len(line) + 1)), code)
    if is_spoken:
        yield from check_words_spoken(body, first_line, context.text, SHORTCODES, has_errors=has_errors)
    yield from check_language(without_comments(body.text), first_line, " ".join(facts.words), context)


def _claim(fields: MappingNode, schema: type[Struct], context: Context) -> Claim | None:
    is_translation = _is_translated(fields)
    if is_translation != ("translation" in fields.items) or ("" in fields.unread and not is_translation):
        return None
    nodes = list(fact_nodes(fields, translation_of(schema)))
    return Claim(
        is_translation,
        fields.keys.get("translation", Position(1, 1)),
        _status(fields.items.get("translation") if is_translation else fields),
        tuple(node.key for node in nodes if node.path != ("status",)),
        tuple(facts_in(nodes, context)) if is_translation else (),
    )


def _status(stating: Node | None) -> str:
    status = stating.items.get("status") if isinstance(stating, MappingNode) else None
    return status.text.strip() if isinstance(status, ScalarNode) else ""


def _with_misspelt(fields: MappingNode, schema: type[Struct]) -> MappingNode:
    """Treats a misspelt `translation:` as one that could not be read, so that the file does not count
    as an original.
    """
    known = [*keys_of(schema), "translation"]
    strange = () if "translation" in fields.items else fields.items.keys() - known
    is_meant = any("“translation”" in suggestion(key, known) for key in strange)
    return fields._replace(unread=fields.unread | {"translation"}) if is_meant else fields


def _is_translated(fields: MappingNode) -> bool:
    return "translation" in fields.items or "translation" in fields.unread


def pack(parsed: Parsed) -> tuple[bytes, LazyHtml, LazyText]:
    """Encodes a parsed file. The bytes contain only the keys of its HTML and its statements, which are returned
    separately.
    """
    document = parsed.document
    html, statements = (document.prose.html, document.statements) if document else (LazyHtml.of(""), LazyText.of(""))
    return bytes([isinstance(document, TranslatedDocument)]) + encoded(parsed), html, statements


class Unpacker:
    """Decodes what `pack` has encoded. `look_up` finds a text by its key when it is needed."""

    def __init__(self, kinds: Kinds, look_up: Callable[[str], str]) -> None:
        self.kinds = kinds
        self.text = lambda form, key: form(key, look_up)
        self.decoders: dict[tuple[str, int], msgspec.msgpack.Decoder[Parsed]] = {}

    def unpack(self, facts: bytes, kind: str) -> Parsed:
        form = kind, facts[0]
        if form not in self.decoders:
            schema = self.kinds[kind].schema
            document = TranslatedDocument[translation_of(schema)] if facts[0] else OriginalDocument[schema]  # type: ignore[valid-type, misc]  # these classes are made at run time
            self.decoders[form] = msgspec.msgpack.Decoder(ParsedFile[document], dec_hook=self.text)  # type: ignore[valid-type]  # as above
        return self.decoders[form].decode(memoryview(facts)[1:])


def parse_batch(
    kinds: Kinds, timezone: str, shortcuts: bool, batch: Sequence[tuple[SourceFile, bytes]]
) -> list[tuple[str, str, bytes, LazyHtml, LazyText]]:
    """Parses and packs several files: paths, keys of their bytes, and the results of `pack`."""
    return [
        (source.path, key(data), *pack(parse(source, data, timezone, kinds, shortcuts=shortcuts)))
        for source, data in batch
    ]


def _document(
    source: SourceFile,
    fields: MappingNode,
    facts: ReadValue,
    body: Body,
    mentions: tuple[Mention, ...],
    context: Context,
    statements: Statements,
) -> Original | Translated:
    common = {
        "ref": source.ref,
        "lang": source.lang,
        "path": source.path,
        "fields": facts.value,
        "prose": replace(body.prose, capitals=statements.capitals),
        "mentions": mentions,
        "places": {name: context.text.in_file(mark) for name, mark in fields.keys.items()},
        "cautions": body.cautions,
        "commented": tuple(commented_keys(fields, context)),
        "statements": statements.blocks,
    }
    if _is_translated(fields):
        return TranslatedDocument(**common, translation=facts.value.translation)
    earlier = tuple(_earlier(facts, statements.values, body.text, context.language))
    fingerprint = _fingerprint(facts.words, body.text)
    return OriginalDocument(**common, fingerprint=fingerprint, blocks=statements.digests, earlier=earlier)


def _fingerprint(words: Iterable[str], body: str) -> str:
    return digest(*sorted(words), " ".join(body.split()))


def _earlier(facts: ReadValue, values: Iterable[WordsNode], body: str, language: Language) -> Iterator[Earlier]:
    """What a document says until each moment of a later change. A translation must not reveal that one lies ahead."""
    fields = facts.value
    for moment in sorted({moment.at for _, moment in fields.moments}):
        until = fields.at(datetime.fromtimestamp(moment - 1, UTC))
        ahead = Counter(words_of(fields)) - Counter(words_of(until))
        told, later = Counter(ahead), Counter(ahead)
        words = [text for text in facts.words if not _take(typeset(text, language), told)]
        unsaid = (block_digest(one.text, one.key) for one in values if _take(typeset(one.text, language), later))
        yield Earlier(moment, _fingerprint(words, body), frozenset(unsaid))


def _take(words: str, counted: Counter[str]) -> bool:
    """Whether words are among those that are counted. The same words may be told elsewhere, now."""
    is_there = counted[words] > 0
    counted[words] -= is_there
    return is_there
