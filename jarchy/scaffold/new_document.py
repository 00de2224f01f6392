"""A document to be filled in: every key of its kind, each with a line that explains it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from jarchy.content.source_blocks import SourcePart
from jarchy.i18n.interface import words_in
from jarchy.kinds import SHORTCODES
from jarchy.model import Kind, Original, Stated
from jarchy.scaffold.manual import MANUAL, explanation
from jarchy.scaffold.new_site import value
from jarchy.scaffold.translated_file import without_traces
from jarchy.schema.keys import Key, described
from jarchy.schema.words import translation_of

TITLES = ("title", "name")
ASKED_FOR = ("contacts",)  # optional, but a warning asks for it
NAME = "name"  # stands for a name that an editor chooses

Path = tuple[str, ...]  # of a key: the keys and the names in which it stands, and its own
Given = Mapping[Path, str]  # values by the path of their key; empty: to be filled in


def new_document(kind: Kind[Stated], title: str, today: date, speak: str) -> str:
    """The text of a new original: required keys without a value, all other keys as comments."""
    given = _titles(kind, title) | {("status",): "draft", ("date",): today.isoformat()}
    return _document(kind, kind.schema, given, today, speak)


def new_translation(
    kind: Kind[Stated],
    title: str,
    original: Original | None,
    today: date,
    speak: str,
    words: Mapping[str, str] = {},
    parts: Iterable[SourcePart] = (),
) -> str:
    """The text of a new translation, which is a draft. What its original has is to be filled in; without an
    original, what is required. The `words` of the keys of the original, and the `parts` of its body, stand above the
    places of their translations.
    """
    given = _titles(kind, title) | {("translation", "reviewed"): "no", ("translation", "status"): "draft"}
    if original:
        given = _words(original.fields, kind) | given | {("translation", "of"): original.blocks}
    above = {tuple(key.split(": ")): text for key, text in words.items()}
    begun = _document(kind, translation_of(kind.schema), given, today, speak, above)
    return begun + "".join(f"{_to_translate(part)}\n\n" for part in parts)


def _to_translate(part: SourcePart) -> str:
    """A part as a comment, above the place of its translation; what every language has alike stands as it is."""
    if part.kind in SHORTCODES:
        return part.text
    text = without_traces(part.text).replace("-->", "-- >")
    return f"<!--\n{text}\n-->" if "\n" in text else f"<!-- {text} -->"


def _titles(kind: Kind[Stated], title: str) -> dict[Path, str]:
    return {(key,): value(title) for key in TITLES if title and key in kind.schema.__struct_fields__}


def _words(fields: Stated, kind: Kind[Stated]) -> dict[Path, str]:
    """The keys of all words that an original has, to be filled in."""
    return {
        path: "" for key in described(translation_of(kind.schema)) if key.is_words for path in _paths(fields, key.path)
    }


def _paths(said: Struct, path: Path) -> Iterator[Path]:
    """The places at which a value has this key, with the names that an editor chose."""
    first, *below = path
    inside = getattr(said, first, None)
    if below and isinstance(inside, dict):
        for name, item in inside.items():
            yield from ((first, name, *rest) for rest in _paths(item, tuple(below)))
    elif inside and not below:
        yield path


def _document(
    kind: Kind[Stated], schema: type[Struct], given: Given, today: date, speak: str, words: Mapping[Path, str] = {}
) -> str:
    say = words_in(speak).gettext
    text = (
        say("The words, as they were spoken, begin below the next line.")
        if kind.is_spoken
        else say("The text begins below the next line.")
    )
    entries = _Entries(kind, tuple(described(schema)), given, words, today.isoformat(), speak)
    return "\n".join(["---", *entries.lines(), f"# {text}", "---", "", ""])


class _Entries(NamedTuple):
    """The lines of the front matter."""

    kind: Kind[Stated]
    keys: tuple[Key, ...]
    given: Given
    words: Mapping[Path, str]  # to be translated, by the paths of their keys
    today: str
    speak: str

    def lines(self) -> Iterator[str]:
        for key in self._in_order():
            yield from self._entry(key, ())

    def _in_order(self) -> list[Key]:
        """The keys of the first level in the order of the manual: those to fill in, the status, the optional ones."""
        first = [key for key in self.keys if len(key.path) == 1]
        own = [key.path[0] for key in first if key.path[0] not in MANUAL[""]]
        order = [*MANUAL.get(self.kind.name, own), *MANUAL[""]]
        return sorted(first, key=lambda key: (not _is_asked(key), key.path != ("status",), order.index(key.path[0])))

    def _entry(self, key: Key, above: Path) -> Iterator[str]:
        """A key, what explains it, and the keys under it. `above` has the keys and the names in which it stands."""
        path = (*above, key.path[-1])
        is_set = (not above and key.is_required) or any(one[: len(path)] == path for one in self.given)
        indent = "  " * len(above)
        comment = indent if is_set else f"# {indent}"
        if explained := self._explained(key):
            yield f"{comment if above else ''}# {words_in(self.speak).gettext(explained)}"
        if path in self.words:
            yield f"{indent}# → {self.words[path]}"
        yield f"{comment}{path[-1]}: {self.given.get(path, '') if is_set else self._example(key)}".rstrip()
        for inner in self._names(path) if key.holds == "names" else [path]:
            if inner != path:
                yield f"{comment}  {inner[-1]}:"
            for below in (below for below in self.keys if below.path[:-1] == key.path):
                yield from self._entry(below, inner)

    def _names(self, path: Path) -> list[Path]:
        """The places below a table of names: those that are given, else one for an example."""
        given = {one[: len(path) + 1]: None for one in self.given if one[: len(path)] == path}
        return [*given] or [(*path, NAME)]

    def _explained(self, key: Key) -> str:
        """Empty for a key of an extension's kind that does not explain it."""
        if self.kind.name in MANUAL:
            return explanation(self.kind.name, key)
        path = ": ".join(key.path)
        return self.kind.manual.get(path) or MANUAL[""].get(path, "")

    def _example(self, key: Key) -> str:
        if not key.example or key.is_words or key.example == key.expected or key.holds == "a table":
            return ""
        example = self.today if "”" in key.example else key.example
        return f"[{example}]" if key.holds == "a list" else example


def _is_asked(key: Key) -> bool:
    return key.is_required or key.path[0] in ASKED_FOR
