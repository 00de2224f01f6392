"""A bilingual corpus: as many releases as are asked for, the same on every machine, in no generator's syntax."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from benchmarks.words import TAGS, WORDS
from jarchy.content.fact_finding import find_facts
from jarchy.i18n.language import language

ORIGINAL, TRANSLATION = "ru", "ky"
LANGUAGES = (TRANSLATION, ORIGINAL)  # in the order of the language switcher
FIRST, LAST = datetime(2010, 1, 4, 9), datetime(2017, 12, 29, 18)  # noqa: DTZ001  in the site's time zone
SHORTEST, LONGEST = 2650, 3650  # bytes at which a body is full; the sentence that fills it may go beyond
TAGS_OF_ONE = 3
FULL_SENTENCE = (7, 13)  # words

# What is true of the whole site, for every generator.
BASE_URL = "https://bench.example/"
TIME_ZONE, UTC_OFFSET = "Asia/Bishkek", "+06:00"  # its offset in the years of the corpus
PAGE_SIZE = 20
TITLES = {"ky": "Шаардык жаңылыктар", "ru": "Новости города"}
DESCRIPTIONS = {"ky": "Мэриянын пресс-кызматы", "ru": "Пресс-служба мэрии"}
ENDONYMS = {"ky": "Кыргызча", "ru": "Русский"}
LOCALES = {"ky": "ky_KG", "ru": "ru_RU"}

LINK = "{link to another release}"  # what every generator writes in its own way
EDITED = "{first word}"  # what the edit of a body changes


class Document(Struct, frozen=True):
    """One release in one language. `body` is Markdown with two blanks, `LINK` and `EDITED`."""

    slug: str
    lang: str
    title: str
    summary: str
    date: datetime
    tags: tuple[str, ...]
    body: str
    linked: str  # the slug of the other release
    first_word: str

    def text(self, link: str) -> str:
        """The body, with the address of the other release as `link`."""
        return self.body.replace(EDITED, self.first_word).replace(LINK, link)


class Corpus(Struct, frozen=True):
    """The same releases for the same size and seed. It is made anew whenever it is read, so that it needs no memory.
    When it is `varied`, each third release has also a table, lists in a list, and a list with numbers. When it is
    `faithful`, translations have the paragraphs of their originals, and state the same numbers, days and hours.
    """

    size: int
    seed: int = 2018
    varied: bool = False
    faithful: bool = False

    def __iter__(self) -> Iterator[Document]:
        for number in range(self.size):
            for lang in LANGUAGES:
                yield self.document(number, lang)

    @property
    def body_edited(self) -> Document:
        """The original whose body the benchmark edits."""
        return self.document(self.size // 4, ORIGINAL)

    @property
    def title_edited(self) -> Document:
        """The original whose title the benchmark edits: another one, so that each edit is a single change."""
        return self.document(self.size // 2, ORIGINAL)

    def document(self, number: int, lang: str) -> Document:
        facts = Random(f"{self.seed} {number}")  # noqa: S311  nothing is kept secret here
        writer = Writer(Random(f"{self.seed} {number} {lang}"), words_of(lang, are_plain=self.faithful))  # noqa: S311  as above
        return Document(
            slug=self.slug(number),
            lang=lang,
            title=writer.sentence(5, 10).rstrip("."),
            summary=f"{writer.sentence(*FULL_SENTENCE)} {writer.sentence(*FULL_SENTENCE)}",
            date=self.date(number),
            tags=tuple(facts.sample(TAG_SLUGS, TAGS_OF_ONE)),
            body=self.body(number, facts, writer),
            linked=self.slug((number + facts.randrange(1, max(2, self.size))) % self.size),
            first_word=writer.word().capitalize(),
        )

    def body(self, number: int, facts: Random, writer: "Writer") -> str:
        size, is_varied = facts.randint(SHORTEST, LONGEST), self.varied and number % 3 == 0
        if not self.faithful:
            return writer.body(size, is_varied=is_varied)
        # Both languages draw the same facts, however many words each of them needs.
        stated = [fact_of(Random(f"{self.seed} {number} {part}")) for part in range(facts.randint(4, 8))]  # noqa: S311  as above
        return "\n\n".join((writer.body(0, is_varied=is_varied), *map(writer.stating, stated)))

    def slug(self, number: int) -> str:
        return f"{self.date(number):%Y-%m-%d}-n{number}"

    def date(self, number: int) -> datetime:
        minutes = int((LAST - FIRST).total_seconds()) // 60
        return FIRST + timedelta(minutes=minutes * number // self.size)


class Writer:
    """Sentences without sense, in a language's words."""

    def __init__(self, random: Random, words: list[str]) -> None:
        self.random = random
        self.words = words

    def word(self) -> str:
        return self.random.choice(self.words)

    def phrase(self, least: int, most: int) -> str:
        return " ".join(self.random.choices(self.words, k=self.random.randint(least, most)))

    def sentence(self, least: int, most: int) -> str:
        text = self.phrase(least, most)
        return f"{text[0].upper()}{text[1:]}."

    def paragraph(self, sentences: int = 2) -> str:
        return " ".join(self.sentence(*FULL_SENTENCE) for _ in range(sentences))

    def body(self, size: int, *, is_varied: bool = False) -> str:
        """Everything that a release of a newsroom has, then paragraphs until there are `size` bytes."""
        blocks = [
            f"{EDITED} {self.phrase(5, 9)}, *{self.phrase(2, 3)}*. {self.paragraph(1)}",
            f"> {self.paragraph()}",
            f"{self.sentence(*FULL_SENTENCE)} [{self.phrase(2, 4)}]({LINK}) – {self.phrase(4, 7)}.",
            f"## {self.sentence(2, 5).rstrip('.')}",
            f"> {self.paragraph()}",
            "\n".join(f"- {self.phrase(3, 6)};" for _ in range(4)),
            f"**{self.sentence(2, 4)}** {self.paragraph(1)}",
            f"> {self.paragraph()}",
            f'{self.sentence(*FULL_SENTENCE)} "{self.phrase(2, 3)}": [{self.phrase(2, 4)}](https://news.example/source).',
        ]
        if is_varied:
            blocks += [self.table(), self.nested_list(), "\n".join(f"{n}. {self.phrase(3, 6)};" for n in range(1, 4))]
        while len("\n\n".join(blocks).encode()) < size:
            blocks.append(self.paragraph(1))
        return "\n\n".join(blocks)

    def stating(self, fact: str) -> str:
        """A paragraph in which a fact stands."""
        return f"{self.phrase(4, 7).capitalize()} {fact} {self.phrase(4, 7)}. {self.paragraph(1)}"

    def table(self) -> str:
        rows = [f"| {self.phrase(1, 3)} | {year} | {year - 1900} % |" for year in range(2010, 2014)]
        return "\n".join([f"| {self.word()} | {self.word()} | {self.word()} |", "|:--|--:|--:|", *rows])

    def nested_list(self) -> str:
        inner = [f"  - {self.phrase(2, 4)};" for _ in range(3)]
        return "\n".join([f"- {self.phrase(3, 6)}:", *inner, f"- {self.phrase(3, 6)}:", *inner])


@cache
def words_of(lang: str, *, are_plain: bool) -> list[str]:
    """The words of a language; plain ones state nothing, also beside a number."""
    known = language(lang).fact_words
    alone = [fact.readings for fact in find_facts("2 500", known)]
    said = {word: [fact.readings for fact in find_facts(f"2 500 {word}", known)] for word in WORDS[lang]}
    return [word for word, readings in said.items() if not are_plain or readings == alone]


def fact_of(random: Random) -> str:
    """A number, a day, an hour or a share, as each language may write it."""
    day, month, hour, number = (random.randint(*span) for span in ((1, 28), (1, 12), (8, 19), (2, 99)))
    return random.choice(
        [f"{number} 500", f"{day:02}.{month:02}.2016", f"{hour}:30", f"{number} %", "+996 312 620 001"]
    )


TAG_SLUGS = [f"subject-{number + 1}" for number in range(TAGS)]


def tag_labels(lang: str) -> dict[str, str]:
    """What the tags are called in a language."""
    return {slug: word.capitalize() for slug, word in zip(TAG_SLUGS, WORDS[lang], strict=False)}


def with_first_word(document: Document, word: str) -> Document:
    """The edit of a body: one word is another one."""
    return replace(document, first_word=word)


def with_title(document: Document, word: str) -> Document:
    """The edit of a title: it begins with another word."""
    _, _, rest = document.title.partition(" ")
    return replace(document, title=f"{word} {rest}")
