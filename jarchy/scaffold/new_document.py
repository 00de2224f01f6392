"""A new document to fill in: every key of its kind, each with an explanation."""

from collections.abc import Iterator, Mapping
from datetime import date

from jarchy.i18n.interface import words_in
from jarchy.model import Kind, Stated
from jarchy.scaffold.manual import MANUAL, explanation
from jarchy.scaffold.new_site import value
from jarchy.schema.keys import Key, described

TITLES = ("title", "name")
ASKED_FOR = ("contacts",)  # optional keys whose absence is a warning
NAME = "name"  # in place of a name that the editor chooses


def new_document(kind: Kind[Stated], title: str, today: date, lang: str, speak: str) -> str:
    """A new document. Keys to fill in have no value; optional keys are comments."""
    given = {key: value(title) for key in TITLES if title} | {"status": "draft", "date": today.isoformat()}
    lines = [line for key in _in_order(kind) for line in _lines(key, _explained(kind, key), given, speak)]
    say = words_in(lang).gettext  # in the document's language, so that the text does not seem to be in another one
    body = say("The words, as they were spoken.") if kind.is_spoken else say("The text.")
    return "\n".join(["---", *lines, "---", "", f"<!-- {body} -->", ""])


def _explained(kind: Kind[Stated], key: Key) -> str:
    """Keys of its own, a kind of an extension explains nowhere."""
    return explanation(kind.name, key) if kind.name in MANUAL else MANUAL[""].get(": ".join(key.path), "")


def _in_order(kind: Kind[Stated]) -> list[Key]:
    """The keys in the order of the manual: those to fill in, the status, the optional ones."""
    keys = list(described(kind.schema))
    own = [key.path[0] for key in keys if key.path[0] not in MANUAL[""]]
    order = [*MANUAL.get(kind.name, own), *MANUAL[""]]
    first = sorted(
        (key for key in keys if len(key.path) == 1),
        key=lambda key: (not _is_asked(key), key.path != ("status",), order.index(key.path[0])),
    )
    return [key for one in first for key in keys if key.path[0] == one.path[0]]


def _is_asked(key: Key) -> bool:
    return len(key.path) == 1 and (key.is_required or key.path[0] in ASKED_FOR)


def _lines(key: Key, explained: str, given: Mapping[str, str], speak: str) -> Iterator[str]:
    *above, name = key.path
    is_set = _is_asked(key) or (not above and name in given)
    indent = "    " * len(above)  # a name is between a key and those under it
    comment = "" if is_set else f"# {indent}"
    if explained:
        yield f"{comment if above else ''}# {words_in(speak).gettext(explained)}"
    shown = given.get(name, "") if is_set else _example(key, given["date"])
    yield f"{comment}{name}: {shown}".rstrip()
    if key.holds == "names":
        yield f"{comment}  {NAME}:"


def _example(key: Key, today: str) -> str:
    if not key.example or key.is_words or key.example == key.expected:
        return ""
    example = today if "”" in key.example else key.example
    return f"[{example}]" if key.holds == "a list" else example
