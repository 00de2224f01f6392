"""Jarchy with all that a typical newsroom has: quotes of people in their roles, events, organisations, photographs,
contacts, and every output that is made of these.
"""

from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import yaml
from PIL import Image

from benchmarks.corpus import LANGUAGES, ORIGINAL, Corpus, Document, Writer
from benchmarks.peers.jarchy import Jarchy
from benchmarks.peers.peer import write
from benchmarks.words import WORDS
from jarchy.outputs import OPTIONAL

ORGANISATIONS, PEOPLE = 8, 24
QUOTES = 2  # of a release: the first of its quotations
OF_ONE_EVENT = 5  # releases
WITH_PHOTOGRAPH = 3  # each so many releases
PHOTOGRAPH = (2400, 1600)  # pixels
DETAIL = 12  # pixels between two random colours of a photograph


class Newsroom(Jarchy):
    key, name = "jarchy-newsroom", "Jarchy, typical newsroom"
    beside_pages = OPTIONAL

    def write(self, corpus: Corpus, folder: Path) -> None:
        super().write(corpus, folder)
        for lang in LANGUAGES:
            for file, text in (*organisations(lang), *people(lang)):
                write(folder / file, text)
        for number in range(0, corpus.size, OF_ONE_EVENT):
            for lang in LANGUAGES:
                write(folder / f"content/events/{event_of(number)}.{lang}.md", event(corpus.document(number, lang)))
        for document in corpus:
            for place, words in enumerate(quotations(document)):
                write(
                    folder / f"content/quotes/{document.slug}-{place}.{document.lang}.md", quote(document, place, words)
                )
        for number in range(0, corpus.size, WITH_PHOTOGRAPH):
            media = folder / "content/media"
            media.mkdir(exist_ok=True)
            (media / f"{corpus.slug(number)}.jpg").write_bytes(photograph(number))

    def source(self, document: Document) -> tuple[str, str]:
        """The release, with its quotations as quotes."""
        file, text = super().source(document)
        for place, words in enumerate(quotations(document)):
            text = text.replace(f"> {words}", f"[[quote: {document.slug}-{place}]]", 1)
        _, head, body = text.split("---\n", 2)
        return file, f"---\n{head}{_yaml(facts(document))}---\n{body}"


def number_of(document: Document) -> int:
    return int(document.slug.rpartition("-n")[2])


def facts(document: Document) -> dict[str, Any]:
    """What a release states beside its title, date and tags; a translation has the words alone."""
    number, is_original = number_of(document), document.lang == ORIGINAL
    stated: dict[str, Any] = {}
    if is_original:
        stated |= {
            "event": event_of(number),
            "contacts": [person_of(number)],
            "organisations": [organisation_of(number)],
        }
    if number % WITH_PHOTOGRAPH == 0:
        words = dict.fromkeys(("caption", "alt", "credit"), document.title)
        own = {"file": f"{document.slug}.jpg", "licence": "CC BY 4.0"} if is_original else {}
        stated["pictures"] = {"hall": own | words}
    return stated


def event_of(number: int) -> str:
    return f"event-{number // OF_ONE_EVENT}"


def person_of(number: int) -> str:
    return f"person-{number % PEOPLE}"


def organisation_of(number: int) -> str:
    return f"organisation-{number % ORGANISATIONS}"


def quotations(document: Document) -> list[str]:
    """The words that are quoted in a release."""
    return [block.removeprefix("> ") for block in document.body.split("\n\n") if block.startswith("> ")][:QUOTES]


def quote(document: Document, place: int, words: str) -> str:
    return _file(document.lang, {}, {"speaker": person_of(number_of(document) + place), "role": "head"}, words)


def event(document: Document) -> str:
    number = number_of(document)
    place = {"title": document.title, "venue": document.first_word, "city": document.first_word}
    return _file(
        document.lang,
        place,
        {"start": f"{document.date:%Y-%m-%d %H:%M}", "organisers": [organisation_of(number)]},
        document.summary,
    )


def organisations(lang: str) -> list[tuple[str, str]]:
    files = []
    for number in range(ORGANISATIONS):
        writer = Writer(Random(f"organisation {number} {lang}"), WORDS[lang])  # noqa: S311  nothing is kept secret here
        name = writer.sentence(2, 4).rstrip(".")
        files.append((f"content/organisations/{organisation_of(number)}.{lang}.md", _file(lang, {"name": name}, {})))
    return files


def people(lang: str) -> list[tuple[str, str]]:
    files = []
    for number in range(PEOPLE):
        writer = Writer(Random(f"person {number} {lang}"), WORDS[lang])  # noqa: S311  as above
        words = {
            "name": f"{writer.word().capitalize()} {writer.word().capitalize()}",
            "roles": {"head": {"title": writer.word()}},
        }
        own = {"email": f"press-{number}@bench.example"}
        if lang == ORIGINAL:
            words["roles"] = {"head": {"title": writer.word(), "organisation": organisation_of(number)}}
        files.append((f"content/people/{person_of(number)}.{lang}.md", _file(lang, words, own, writer.paragraph())))
    return files


def photograph(number: int) -> bytes:
    """A JPEG of colours at random, of which a camera could have made as many bytes; its own for each number."""
    width, height = (length // DETAIL for length in PHOTOGRAPH)
    colours = Random(number).randbytes(width * height * 3)  # noqa: S311  as above
    file = BytesIO()
    Image.frombytes("RGB", (width, height), colours).resize(PHOTOGRAPH, Image.Resampling.BICUBIC).save(
        file, "JPEG", quality=88
    )
    return file.getvalue()


def _file(lang: str, words: dict[str, Any], own: dict[str, Any], body: str = "") -> str:
    """A document: facts are stated in the original alone."""
    rest = own if lang == ORIGINAL else {"translation": {"reviewed": "yes"}}
    return f"---\n{_yaml(words | rest)}---\n\n{body}\n"


def _yaml(fields: dict[str, Any]) -> str:
    return yaml.safe_dump(fields, allow_unicode=True, sort_keys=False) if fields else ""
