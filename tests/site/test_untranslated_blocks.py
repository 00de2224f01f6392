"""A translation that has the words of its original is told so, before readers get one language for another."""

import pytest

from tests.conftest import Run, Site

ORIGINAL, TRANSLATION = "content/releases/budget.ru.md", "content/releases/budget.ky.md"


def told(site: Site, original: str, translation: str, more: str = "") -> list[int]:
    """The lines of a translation, below its front matter, that are said not to be translated."""
    site.write(ORIGINAL, f"---\ntitle: Бюджет\ndate: 2018-07-01\n---\n{original}\n".encode())
    front = f"---\ntitle: Бюджет\ntranslation:\n  reviewed: no\n{more}---\n"
    site.write(TRANSLATION, f"{front}{translation}\n".encode())
    first = front.count("\n")
    return [one.where.line - first for one in site.problems() if one.code == "untranslated-block"]


@pytest.mark.parametrize(
    "block",
    [
        "Бюджет города принят.",
        "## Бюджет города принят",
        "- Бюджет города принят",
        "| Бюджет города принят | да |",
        "Закон «О бюджете» принят депутатами города.",
    ],
)
def test_a_block_that_is_the_same_is_not_translated(site: Site, block: str) -> None:
    assert told(site, f"Сегодня в Оше.\n\n{block}", f"Бүгүн Ошто.\n\n{block}") == [3]


def test_other_marks_and_spaces_make_no_translation(site: Site) -> None:
    assert told(site, "Бюджет — «главный»\nзакон города.", 'Бюджет - "главный" закон города.') == [1]


@pytest.mark.parametrize(
    "block",
    [
        "Бюджет принят",
        "Айгүл Асанова Маратовна",
        "ул. Ленина, 221, г. Ош",
        "https://osh.example/budget/of/the/city",
        "«О бюджете города на новый год»",
        "`jarchy check all of it`",
    ],
)
def test_what_languages_have_in_common_may_be_the_same(site: Site, block: str) -> None:
    assert told(site, block, block) == []


def test_who_says_that_it_is_the_same_is_not_asked(site: Site) -> None:
    assert told(site, "Бюджет города принят.", "Бюджет города принят.", "  parity: [blocks]\n") == []


def test_a_translation_that_was_begun_is_to_be_written_below_the_words_of_the_original(site: Site, run: Run) -> None:
    site.write(ORIGINAL, "---\ntitle: Бюджет\ndate: 2018-07-01\n---\nБюджет города принят.\n")
    run(site, "translate", ORIGINAL, "--to", "ky")

    hints = {one.code: one.hint for one in site.problems() if one.where.path == TRANSLATION}

    assert "below its -->" in hints["hidden-original"]
    assert "hidden-text" not in hints
