"""Makes search indexes with Pagefind: files that a browser can search without a server.

Requests and answers go over pipes, as in Pagefind's own libraries, but one at a time. So the order of requests, and
every byte of the index, depend on the documents alone.
"""

import os
from base64 import b64decode, b64encode
from subprocess import PIPE, Popen

import msgspec

from jarchy.content.site_file import SITE_FILE
from jarchy.core.patterns import lazy_pattern
from jarchy.i18n.hyphenation import SOFT_HYPHEN
from jarchy.i18n.language import language
from jarchy.i18n.typography import breakable, with_unicode_hyphens
from jarchy.markdown.html_text import plain
from jarchy.outputs.search_index import SearchIndex, SearchRecord
from jarchy.problems import Location, Problem, problem

_PART = 1 << 20  # bytes
_SILENT = "it stopped without an answer"
_END = b","  # of a request and of an answer
_OTHERS = lazy_pattern(
    r"pagefind-.*\.(css|js)"
)  # Pagefind's own user interfaces, which the site does not use, and a worker

_PROGRAM = lazy_pattern(r"(pagefind|wasm)[^/]*\.(css|js|pagefind)")  # Pagefind itself, which the first index has


def files_of(index: SearchIndex) -> dict[str, bytes] | Problem:
    """All files of an index, by path below its folder; a problem if Pagefind cannot be run. Pure."""
    try:
        from pagefind_bin import get_executable  # noqa: PLC0415  not available for every system

        with Popen([get_executable(), "--service"], stdin=PIPE, stdout=PIPE) as program:  # noqa: S603  no shell
            files = _files(program, index)
    except BrokenPipeError:
        return problem(Location(SITE_FILE), "search-program", reason=_SILENT)
    except (ImportError, OSError, Refused) as error:
        return problem(Location(SITE_FILE), "search-program", reason=error)
    left_out = _OTHERS if index.is_first else _PROGRAM
    return {path: data for path, data in files.items() if not left_out.fullmatch(path)}


class Refused(Exception):
    """Pagefind answers with an error."""


class IndexFile(msgspec.Struct):
    path: str
    content: str  # in base 64


def _files(program: "Popen[bytes]", index: SearchIndex) -> dict[str, bytes]:
    number = _ask(program, "NewIndex", config={})["index_id"]
    fold = language(index.lang).folding.fold
    for record in index.records:
        words = f"{_marks(record)} {fold(_text(record))}"
        meta = _meta(record, fold(breakable(record.card.title).replace(SOFT_HYPHEN, "")))
        of = {"index_id": number, "language": index.lang, "filters": None, "sort": None}
        _ask(program, "AddRecord", url=record.card.href, content=words, meta=meta, **of)
    files = msgspec.convert(_ask(program, "GetFiles", index_id=number)["files"], list[IndexFile])
    return {file.path: b64decode(file.content) for file in files}


def _ask(program: "Popen[bytes]", what: str, **more: object) -> dict[str, object]:
    assert program.stdin
    assert program.stdout
    request = {"message_id": 1, "payload": {"type": what, **more}}
    program.stdin.write(b64encode(msgspec.json.encode(request)) + _END)
    program.stdin.flush()
    answer = bytearray()
    while not answer.endswith(_END):
        part = os.read(program.stdout.fileno(), _PART)
        if not part:
            raise Refused(_SILENT)
        answer += part
    payload: dict[str, object] = msgspec.json.decode(b64decode(answer[: -len(_END)]))["payload"]
    if payload["type"] == "Error":
        raise Refused(payload["message"])
    return payload


def _marks(record: SearchRecord) -> str:
    """Words that assets/search.js adds to a search that is narrowed to a kind or a year.

    Pagefind has filters of its own, but writes them in an order that changes from run to run. It takes a word with a
    hyphen for several, so a mark has none.
    """
    kind = record.kind.replace("-", "")
    return " ".join(f"{name}{value}" for name, value in (("kind", kind), ("year", record.year)) if value)


def _text(record: SearchRecord) -> str:
    words = " ".join([record.card.title, *record.words, plain(str(record.body), has_addresses=False)])
    return breakable(words).replace(SOFT_HYPHEN, "")


def _meta(record: SearchRecord, title: str) -> dict[str, str]:
    """The metadata of a document. Pagefind ranks matches in `title` highest; the other fields are for display, and hold
    together what pages do.
    """
    card = record.card
    shown = {"headline": card.title, "summary": card.summary, "day": record.day, "place": card.place or card.detail}
    shown["picture"] = card.picture.href if card.picture else ""
    marks = {"withdrawn": card.is_withdrawn, "translated": record.is_translated}
    is_ = " ".join(filter(None, (record.kind, *(mark for mark, stands in marks.items() if stands), card.changed)))
    return {"title": title, "is": is_, **{name: with_unicode_hyphens(words) for name, words in shown.items() if words}}
