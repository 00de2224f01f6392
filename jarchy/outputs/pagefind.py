"""Pagefind, the program that turns what an edition says into files that a browser can search without a server.

We speak to it as its own libraries do, over pipes: a question, then its answer. So the order of its answers, and every
byte that it makes, depend on the questions alone.
"""

import os
import re
from base64 import b64decode, b64encode
from subprocess import PIPE, Popen

import msgspec

from jarchy.content.config import SITE_FILE
from jarchy.i18n.language import language
from jarchy.markdown.html_text import SOFT_HYPHEN, plain
from jarchy.outputs.search import SearchIndex, SearchRecord
from jarchy.problems import Location, Problem, problem

_PART = 1 << 20  # bytes
_SILENT = "it ended without an answer"
_END = b","  # of a question and of an answer
_OTHERS = re.compile(r"pagefind-.*\.(css|js)")  # Pagefind's own interfaces, and a worker: ours does without


def files_of(index: SearchIndex) -> dict[str, bytes] | Problem:
    """All files of an index, by their paths below its folder. Pure."""
    try:
        from pagefind_bin import get_executable  # noqa: PLC0415  no package has it for every system

        with Popen([get_executable(), "--service"], stdin=PIPE, stdout=PIPE) as program:  # noqa: S603  no shell
            files = _files(program, index)
    except BrokenPipeError:
        return problem(Location(SITE_FILE), "search-program", reason=_SILENT)
    except (ImportError, OSError, Refused) as error:
        return problem(Location(SITE_FILE), "search-program", reason=error)
    return {path: data for path, data in files.items() if not _OTHERS.fullmatch(path)}


class Refused(Exception):
    """Pagefind says that it can't do what it was asked for."""


class IndexFile(msgspec.Struct):
    path: str
    content: str  # in base 64


def _files(program: "Popen[bytes]", index: SearchIndex) -> dict[str, bytes]:
    number = _ask(program, "NewIndex", config={})["index_id"]
    fold = language(index.lang).folding.fold
    for record in index.records:
        words = fold(_text(record))
        meta = _meta(record, fold(record.card.title.replace(SOFT_HYPHEN, "")))
        of = {"index_id": number, "language": index.lang, "filters": None, "sort": None}
        _ask(program, "AddRecord", url=record.card.href, content=words, meta=meta, **of)
    files = msgspec.convert(_ask(program, "GetFiles", index_id=number)["files"], list[IndexFile])
    return {file.path: b64decode(file.content) for file in files}


def _ask(program: "Popen[bytes]", what: str, **more: object) -> dict[str, object]:
    assert program.stdin
    assert program.stdout
    question = {"message_id": 1, "payload": {"type": what, **more}}
    program.stdin.write(b64encode(msgspec.json.encode(question)) + _END)
    program.stdin.flush()
    answer = bytearray()
    while not answer.endswith(_END):
        part = os.read(program.stdout.fileno(), _PART)
        if not part:
            raise Refused(_SILENT)
        answer += part
    said: dict[str, object] = msgspec.json.decode(b64decode(answer[: -len(_END)]))["payload"]
    if said["type"] == "Error":
        raise Refused(said["message"])
    return said


def _text(record: SearchRecord) -> str:
    return " ".join([record.card.title, *record.words, plain(str(record.body), has_addresses=False)]).replace(
        SOFT_HYPHEN, ""
    )


def _meta(record: SearchRecord, title: str) -> dict[str, str]:
    """`title` is what Pagefind finds first; the others are what is shown."""
    card = record.card
    shown = {"headline": card.title, "summary": card.summary, "day": record.day, "place": card.place}
    kind = f"{record.kind} withdrawn" if card.is_withdrawn else record.kind
    return {"title": title, "is": kind, **{name: words for name, words in shown.items() if words}}
