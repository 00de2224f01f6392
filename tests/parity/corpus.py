"""True pairs of sentences, and documents that are made of them, as they are or with one mistake in the translation."""

import re
from collections.abc import Callable, Iterable, Iterator
from random import Random
from typing import NamedTuple

from jarchy.problems import Problem
from tests.conftest import PROJECT, WITHOUT, Site

DATA = PROJECT / "tests/data/parity"
CODES = {
    "other-fact",
    "lost-fact",
    "added-fact",
    "lost-block",
    "added-block",
    "lost-placement",
    "added-placement",
    "other-order",
}
SURNAMES = ("Асанов", "Маматов", "Сыдыков", "Петров", "Токтогулов", "Исаев")
_TITLES = {"ru": "Новости города", "ky": "Шаар жаңылыктары", "en": "City news"}
_LANGUAGES = "".join(f"  {code}:\n    title: {title}\n" for code, title in _TITLES.items())


class Pair(NamedTuple):
    """One sentence or two in two languages."""

    texts: dict[str, str]


def pairs(name: str) -> list[Pair]:
    """The pairs of a file, whose name begins with two languages: two lines each, with an empty line between pairs."""
    one, other, *_ = name.rpartition("/")[2].removesuffix(".txt").split("-")
    blocks = (DATA / name).read_text(encoding="utf-8").strip().split("\n\n")
    return [Pair(dict(zip((one, other), block.split("\n"), strict=True))) for block in blocks]


def write_names(site: Site) -> Site:
    """The people, the organisations and the quotes that the documents speak of, in all languages."""
    site.write(
        "content/site.yaml",
        f"base_url: https://talas.example/\ntimezone: Asia/Bishkek\n{WITHOUT}languages:\n{_LANGUAGES}".encode(),
    )
    for line in (DATA / "names.txt").read_text(encoding="utf-8").splitlines()[1:]:
        ref, *names = line.split(" | ")
        kind, slug = ref.split(":")
        for code, name in zip(_TITLES, names, strict=True):
            more = "" if code == "ru" else "translation:\n  reviewed: yes\n"
            folder = {"person": "people", "organisation": "organisations"}[kind]
            site.write(f"content/{folder}/{slug}.{code}.md", f"---\nname: {name}\n{more}---\n")
    for slug in ("first", "second"):
        site.write(f"content/quotes/{slug}.ru.md", "---\nspeaker: mamatov\n---\nСпасибо.\n")
    return site


def write(site: Site, slug: str, paragraphs: dict[str, list[str]], original: str) -> None:
    """A release in two languages."""
    for code, texts in paragraphs.items():
        facts = "date: 2018-07-01" if code == original else "translation:\n  reviewed: yes"
        body = "\n\n".join(texts)
        site.write(
            f"content/releases/{slug}.{code}.md", f"---\ntitle: {_TITLES[code]}\n{facts}\n---\n{body}\n".encode()
        )


def reported(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    """The differences that were reported, by the slugs of releases."""
    found: dict[str, list[Problem]] = {}
    for one in problems:
        if one.code in CODES:
            found.setdefault(one.where.path.split("/")[-1].split(".")[0], []).append(one)
    return found


Mistake = Callable[[list[str], Random], list[str] | None]


def _digit(texts: list[str], chance: Random) -> list[str] | None:
    """One digit is another."""
    places = [(number, at) for number, text in enumerate(texts) for at, sign in enumerate(text) if sign.isdigit()]
    if not places:
        return None
    number, at = chance.choice(places)
    other = chance.choice([digit for digit in "0123456789" if digit != texts[number][at]])
    return _with(texts, number, texts[number][:at] + other + texts[number][at + 1 :])


_MONTHS = {
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
    "ky": "январ феврал март апрел май июн июл август сентябр октябр ноябр декабр".split(),
}
_DAY = re.compile(rf"\b(?P<day>[12]?\d)(?P<gap>[- ])(?=(?P<month>{'|'.join((*_MONTHS['ru'], *_MONTHS['ky']))}))")


def _date(texts: list[str], chance: Random) -> list[str] | None:
    """A date is some days later, or in another month."""
    places = [(number, date) for number, text in enumerate(texts) for date in _DAY.finditer(text)]
    if not places:
        return None
    number, date = chance.choice(places)
    text, month = texts[number], date["month"]
    if chance.random() < 1 / 2:
        later = int(date["day"]) + chance.randint(1, 2)
        return _with(texts, number, f"{text[: date.start()]}{later}{text[date.end('day') :]}")
    months = next(names for names in _MONTHS.values() if month in names)
    other = chance.choice([name for name in months if name not in (month, "май")])
    return _with(texts, number, text[: date.end()] + other + text[date.end() + len(month) :])


def _name(texts: list[str], chance: Random) -> list[str] | None:
    """One person stands in the place of another."""
    places = [(number, name) for number, text in enumerate(texts) for name in SURNAMES if name in text]
    if not places:
        return None
    number, name = chance.choice(places)
    other = chance.choice([one for one in SURNAMES if one != name])
    return _with(texts, number, texts[number].replace(name, other))


def _quote(texts: list[str], chance: Random) -> list[str]:
    """A quote is not placed."""
    placed = [number for number, text in enumerate(texts) if text.startswith("[[")]
    return _without(texts, chance.choice(placed))


def _paragraph(texts: list[str], chance: Random) -> list[str]:
    """A paragraph is missing."""
    said = [number for number, text in enumerate(texts) if not text.startswith("[[")]
    return _without(texts, chance.choice(said))


def _with(texts: list[str], number: int, text: str) -> list[str]:
    return [*texts[:number], text, *texts[number + 1 :]]


def _without(texts: list[str], number: int) -> list[str]:
    return [*texts[:number], *texts[number + 1 :]]


MISTAKES: dict[str, Mistake] = {
    "a digit changed": _digit,
    "a date shifted": _date,
    "a name swapped": _name,
    "a quote dropped": _quote,
    "a paragraph missing": _paragraph,
}


class Spoilt(NamedTuple):
    """A document with one mistake in its translation."""

    mistake: str
    paragraphs: dict[str, list[str]]
    original: str


def spoilt(each: int, seed: int) -> Iterator[Spoilt]:
    """Documents of six true pairs and two quotes, `each` with every kind of mistake, from Russian and from Kyrgyz."""
    chance, true = Random(seed), pairs("ru-ky.txt")
    for mistake, spoil in MISTAKES.items():
        made = 0
        while made < each:
            chosen = chance.sample(true, 6)
            original, translation = chance.sample(("ru", "ky"), 2)
            texts = {code: [one.texts[code] for one in chosen] for code in ("ru", "ky")}
            for place, slug in ((4, "second"), (2, "first")):
                for paragraphs in texts.values():
                    paragraphs.insert(place, f"[[quote: {slug}]]")
            worse = spoil(texts[translation], chance)
            if worse is not None:
                made += 1
                yield Spoilt(mistake, {original: texts[original], translation: worse}, original)
