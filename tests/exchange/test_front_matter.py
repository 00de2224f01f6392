"""Words come back under their keys, however the front matter of the translation is written."""

from time import process_time

import pytest
import yaml

from jarchy.scaffold.front_matter_words import with_words
from tests.conftest import Run, Site
from tests.exchange import KY, RU, copied, export, files, take_over, text, translate

SAID = "\ntranslation:\n  reviewed: no\n  status: draft\n"


def come_back(site: Site, run: Run, note: str = "Исправлена сумма.!") -> tuple[int, str]:
    (file,) = export(site, run, "po", RU)
    translate(file, lambda source: note if source == "Исправлена сумма." else copied(source))
    return take_over(site, run, file)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("title: Бюджет", id="missing keys"),
        pytest.param("title:  # кийин\nsummary:\nupdates:\n  sum:\n    note:", id="keys without a value"),
        pytest.param("title: ~\nsummary: null\nupdates:", id="null"),
        pytest.param("title: Бюджет\nupdates:\n  sum:", id="a name without a value"),
        pytest.param('title: Бюджет\n  дагы\nsummary: "Кыс\n  кача"', id="values of several lines"),
        pytest.param(
            "title: >\n  Бюджет\n  дагы\nsummary: |-\n  Кыскача\nupdates:\n  sum:\n    note: |\n      А\n\n      б",
            id="blocks",
        ),
        pytest.param("title: Бюджет\nupdates: {sum: {note: Оңдолду}}", id="braces"),
        pytest.param("title: Бюджет\nupdates:\n  # эскертүү\n  sum:\n    note: 'Оң''долду'  # ушул", id="comments"),
        pytest.param("\"title\": Бюджет\n'summary': Кыскача", id="keys in quotation marks"),
        pytest.param("title: Бюджет\nupdates:\n    sum:\n        note: Оңдолду", id="four spaces"),
    ],
)
def test_each_way_of_writing_front_matter_gets_the_words(desk: Site, run: Run, written: str) -> None:
    desk.write(KY, f"---\n{written}{SAID}---\n")
    code, told = come_back(desk, run, "Исправлена {сумма}, да!")

    assert code == 0, told

    keys = yaml.safe_load(text(desk, KY).removeprefix("---\n").partition("\n---\n")[0])

    assert keys["title"] == "Бюджет: принят!"
    assert keys["summary"] == "Кратко о бюджете.!"
    assert keys["updates"] == {"sum": {"note": "Исправлена {сумма}, да!"}}
    assert all(comment in text(desk, KY) for comment in ("# кийин", "# эскертүү", "# ушул") if comment in written)


def test_front_matter_that_cannot_be_edited_is_refused_by_its_key(desk: Site, run: Run) -> None:
    desk.write(KY, f"---\ntitle: Бюджет\nupdates: {{sum: {{}}}}{SAID}---\n")
    before = files(desk)
    code, told = come_back(desk, run)

    assert (code, "nothing can be written below “updates:” here" in told) == (1, True), told
    assert files(desk) == before


def test_a_translation_without_front_matter_is_refused(desk: Site, run: Run) -> None:
    desk.write(KY, "Бюджет.\n")
    code, told = come_back(desk, run)

    assert (code, "nothing can be written below “title:” here" in told) == (1, True), told


def test_many_words_are_written_as_fast_as_a_few() -> None:
    """Front matter is read twice, however many keys it has."""
    keys = [f"updates: u{number}: note" for number in range(400)]
    before = "---\nupdates:\n" + "".join(f"  u{number}:\n    note: Оңдолду\n" for number in range(400)) + "---\n"
    begun = process_time()
    after = with_words(before, dict.fromkeys(keys, "Исправлено"))

    assert after == before.replace("Оңдолду", "Исправлено")
    assert process_time() - begun < 5


def test_a_mistake_that_was_there_before_is_not_said_of_the_translator(desk: Site, run: Run) -> None:
    desk.write(KY, f"---\ntitle: Бюджет\nunknown: X{SAID}---\n")
    code, told = come_back(desk, run)

    assert (code, "exchange-block" in told, f"{KY}:3:1" in told) == (1, False, True), told
