"""How much of a corpus Jarchy reads the short way, without YAML's loader and without Python-Markdown."""

from itertools import islice
from zoneinfo import ZoneInfo

from benchmarks.corpus import TIME_ZONE, Corpus, Document
from benchmarks.peers.jarchy import Jarchy
from jarchy.core.text import Text
from jarchy.i18n.language import language
from jarchy.kinds import BY_NAME, SHORTCODES
from jarchy.markdown.plain_prose import read_plain
from jarchy.markdown.source import MarkdownSource
from jarchy.schema.entries import read_entries
from jarchy.schema.readers import Context

MOST = 1_000  # documents that are looked at


def shares(corpus: Corpus) -> str:
    """As a line for the report."""
    read = [_is_read(document) for document in islice(corpus, MOST)]
    matter, prose = (sum(one) / len(read) for one in zip(*read, strict=True))
    return f"Jarchy reads {matter:.0%} of the front matter and {prose:.0%} of the texts the short way."


def _is_read(document: Document) -> tuple[bool, bool]:
    """Whether front matter and text are."""
    source = Jarchy().source(document)[1]
    _, matter, body = source.split("---\n", 2)
    context = Context(Text("a.md", source.split("\n")), language(document.lang), ZoneInfo(TIME_ZONE))
    text = MarkdownSource(body, 1, context, SHORTCODES)
    return read_entries(f"\n{matter}") is not None, read_plain(text, BY_NAME) is not None
