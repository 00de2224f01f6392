"""Documents in which every field of their schema is filled, made from the schemas alone: a new field is filled, too."""

import json
from collections.abc import Callable
from datetime import timedelta
from types import UnionType
from typing import Any, Literal, NamedTuple, Union, get_args, get_origin

from msgspec import Struct
from msgspec.structs import fields

from jarchy.core.dates import DateOrTime
from jarchy.kinds.person import KIND as PERSON
from jarchy.model import Kind, Stated, Translation
from jarchy.schema import types
from jarchy.schema.types import ScalarType
from jarchy.schema.words import translation_of
from tests.conftest import Site, photograph
from tests.extended import example_kinds

BY_NAME = example_kinds()
BEHIND = "2078-01-01"  # a day after all embargoes of tests

# Of each type of value: what is written, where {} is a marker. What has none is no secret by itself.
SAMPLES: dict[Any, str] = {
    types.Slug: "{}",
    types.TagSlug: "{}",
    types.RoleSlug: "{}",
    types.QuoteSlug: "{}",
    types.Url: "https://{}.example/",
    types.OldAddress: "/{}.html",
    types.Email: "{}@example.org",
    types.Phone: "0777 111 977",
    types.TelegramName: "{}",
    types.WhatsAppNumber: "+996 777 111977",
    types.PrivateEmail: "{}private@example.org",
    types.PrivatePhone: "0777 333 979",
    types.LanguageCode: "ky",
    types.PictureName: "{}",
    types.Clock: "04:44",
    types.EventStatus: "published",
    types.Shown: "yes",
    types.Coordinates: "42.8746, 74.5698",
    types.MediaName: "{}.jpg",
    types.AttachedName: "{}.csv",
    types.CaptionsName: "{}.vtt",
    str: "{}",
    bool: "no",
    types.Policy: "any",
    timedelta: "48h",
    int: "1",
}


class Sample(NamedTuple):
    """A document to be written: `gate` and the name of its kind are part of all markers and of its slug. The documents
    that it names are of its own gate, or of the gate `names`.
    """

    kind: Kind[Stated]
    gate: str
    lang: str = "ru"
    year: int = 1977  # of its dates
    names: str = ""

    @property
    def slug(self) -> str:
        return f"{self.gate}-{self.kind.name}"

    def marker(self, *path: str) -> str:
        """A word that stands nowhere else. Hyphens would be part of other words."""
        return "".join(("zq", self.gate, self.kind.name, self.lang, *path)).replace("_", "").replace("-", "")

    def words(self, *path: str) -> str:
        """What readers read in a field."""
        return self.marker(*path)

    @property
    def body(self) -> str:
        return self.marker("body")

    def facts(self, **facts: Any) -> dict[str, Any]:
        """The front matter: every key of the schema. `facts` take the place of its values, None leaves a key out.

        One fact is a name in another document: the role of a speaker on the day of the words.
        """
        schema = translation_of(self.kind.schema) if self.lang != "ru" else self.kind.schema
        filled = {field.encode_name: self._value(field.type, (field.encode_name,)) for field in fields(schema)}
        if "logo" in filled:  # a name of the document's own
            filled["logo"] = self._replace(lang="ru").marker("pictures")
        speaker = str(facts.get("speaker", filled.get("speaker", ""))).partition("-")[0]
        filled.pop("only", None)  # no translation could have it
        if filled.get("under") == self.slug:
            del filled["under"]  # a page can't lie under itself
        facts = (
            {"role": Sample(PERSON, speaker).marker("roles"), "date": f"{self.year}-05-06 09:00"} | facts
            if speaker
            else facts
        )
        return {key: facts.get(key, value) for key, value in filled.items() if facts.get(key, value) is not None}

    def _value(self, annotation: Any, path: tuple[str, ...]) -> Any:
        """What is written as the value of a field. Tables have the same keys in all languages."""
        inner = next((one for one in get_args(annotation) if one is not type(None)), None)
        kinds: dict[Any, Callable[[], Any]] = {
            Union: lambda: self._value(inner, path),
            UnionType: lambda: self._value(inner, path),
            tuple: lambda: [self._value(inner, path)],
            dict: lambda: {self._name(get_args(annotation)[0], path): self._value(get_args(annotation)[1], path)},
            Literal: lambda: get_args(annotation)[-1],
        }
        return kinds.get(get_origin(annotation), lambda: self._one(annotation, path))()

    def _name(self, annotation: Any, path: tuple[str, ...]) -> str:
        """A key that an editor chooses: the same in all languages."""
        return "ru" if annotation == types.LanguageCode else self._replace(lang="ru").marker(*path)

    def _one(self, annotation: Any, path: tuple[str, ...]) -> Any:
        if annotation in (DateOrTime, types.EventTime):
            return f"{self.year}-05-06 {'08:00' if path == ('date',) else '09:00'}"
        if isinstance(annotation, type) and issubclass(annotation, Struct):
            table = {one.encode_name: self._value(one.type, (*path, one.encode_name)) for one in fields(annotation)}
            table.pop("seal", None)  # of other words, it would be an error
            return table | {"of": "0" * 12} if annotation is Translation else table
        leaf = next((one for one in get_args(annotation) if isinstance(one, ScalarType)), None)
        if leaf and leaf.is_words:
            return self.words(*path)
        if leaf and leaf.refers in BY_NAME:
            return f"{self.names or self.gate}-{leaf.refers}"

        assert annotation in SAMPLES, f"a value of the type {annotation} needs a sample in tests/samples.py"

        return SAMPLES[annotation].format(self.marker(*path))


def write(site: Site, sample: Sample, facts: dict[str, Any], more: str = "") -> None:
    """The document's file, and the picture that it names, with what a camera writes into one."""
    _write_attached(site, sample, facts.get("attachments") or {})
    front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in facts.items())
    path = f"content/{sample.kind.folder}/{sample.slug}.{sample.lang}.md"
    site.write(path, f"---\n{front}---\n{sample.body}\n{more}".encode())
    for picture in facts.get("pictures", {}).values() if sample.lang == "ru" else ():
        secret = f"zqcamera {sample.slug}".encode()
        site.write(f"content/media/{picture['file']}", photograph(comment=secret, exif=b"Exif\x00\x00" + secret))


def _write_attached(site: Site, sample: Sample, attachments: dict[str, Any]) -> None:
    """The files that it offers, each with a secret in it. Beside a file there is no link."""
    for one in attachments.values() if sample.lang == "ru" else ():
        del one["link"]
        site.write(f"content/files/{one['file']}", f"{sample.marker('file')};zq\n")
        site.write(f"content/media/{one['poster']}", photograph())
        for captions in one["captions"].values():
            spoken = sample.marker("spoken")
            site.write(f"content/files/{captions}", f"WEBVTT\n\n00:01.000 --> 00:02.000\n{spoken}\n")


def strings(value: Any) -> set[str]:
    """All markers in a value."""
    if isinstance(value, dict):
        return set().union(*map(strings, value), *map(strings, value.values()))
    if isinstance(value, list):
        return set().union(*map(strings, value))
    return {word for word in str(value).replace("/", " ").replace(".", " ").replace("@", " ").split() if "zq" in word}


def put_behind(facts: dict[str, Any]) -> None:
    """Corrections and a withdrawal come after the embargo: before, there was nothing to correct."""
    for update in facts.get("updates", {}).values():
        update.update({"date": BEHIND} if "date" in update else {})
    facts.update({"withdrawn": BEHIND} if "withdrawn" in facts else {})
