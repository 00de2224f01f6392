"""Releases that repeat the words of a quote without placing it, or with a letter changed, are warned of."""

import pytest

from jarchy.problems import Problem
from tests.conftest import Site
from tests.kinds import quickly

RELEASE, QUOTE = "content/releases/news.ru.md", "content/quotes/words.ru.md"
WORDS = "Мы готовы к экзамену и надеемся показать на форуме своё единство и зрелость."
BEFORE = "Открылся форум.\nОн продлится день.\n\n"


def release(body: str, more: str = "") -> str:
    return f"---\ntitle: Новость\ndate: 2018-07-01\n{more}---\n{body}\n"


@pytest.fixture
def said(site: Site) -> Site:
    site.write("content/people/kim.ru.md", "---\nname: Анна Ким\n---\n")
    return site.write(QUOTE, f"---\nspeaker: kim\n---\n{WORDS}\n")


@quickly
def found(site: Site) -> list[Problem]:
    return [one for one in site.problems() if one.code.startswith("quote-")]


def codes(site: Site, body: str, more: str = "") -> list[str]:
    return [one.code for one in found(site.write(RELEASE, release(body, more)))]


def test_eight_words_of_a_quote_are_reported_with_both_places(said: Site) -> None:
    said.write(RELEASE, release(f"{BEFORE}Она сказала, что *готовы* к экзамену и надеемся показать на форуме все."))
    (problem,) = found(said)

    assert (problem.code, str(problem.where)) == ("quote-repeated", f"{RELEASE}:8:1")
    assert problem.message == (
        f"these are words of the quote {QUOTE}, but not placed as such: "
        "“готовы к экзамену и надеемся показать на форуме”"
    )
    assert "[[quote: words]]" in problem.hint


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Она сказала: готовы к экзамену и надеемся показать на.", []),  # seven
        ("Она сказала: готовы к экзамену, и надеемся показать: на форуме.", ["quote-repeated"]),
        ("ГОТОВЫ К ЭКЗАМЕНУ И НАДЕЕМСЯ ПОКАЗАТЬ НА ФОРУМЕ", ["quote-repeated"]),
        ("Мы готовы к экза\u00adмену и надеемся показать на форуме [свое](person:kim) единство.", ["quote-repeated"]),
        ("- пункт\n- готовы к экзамену и надеемся показать на форуме", ["quote-repeated"]),
        ("Она: готовы к [экзамену](person:kim) и надеемся показать на форуме", ["quote-repeated"]),
    ],
)
def test_marks_case_emphasis_and_the_letter_yo_do_not_hide_them(said: Site, body: str, expected: list[str]) -> None:
    assert codes(said, body) == expected


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("экзамену", "экзамена"),
        ("надеемся", "надееемся"),
        ("форуме", "форум"),
        ("готовы", "готова"),
        ("зрелость", "зрелости"),
    ],
)
def test_a_changed_letter_is_reported_with_both_words_even_beside_the_quote(said: Site, old: str, new: str) -> None:
    said.write(RELEASE, release(f"{WORDS.replace(old, new)}\n\n[[quote: words]]"))
    (problem,) = found(said)

    assert problem.code == "quote-altered"
    assert problem.message.startswith(f"“{new}” stands here, but “{old}” in the quote {QUOTE}: “")


@pytest.mark.parametrize(
    ("there", "here", "expected"),
    [
        ("на 5% меньше", "на 5 меньше", ["quote-altered"]),
        ("на −5 градусов", "на 5 градусов", ["quote-altered"]),
        ("на -5 градусов", "на −5 градусов", ["quote-repeated"]),
        ("на 5 % меньше", "на 5% меньше", ["quote-repeated"]),
        ("на 5–10 дней", "на 5-10 дней", ["quote-repeated"]),
        ("за 5 $ штука", "за 5 € штука", ["quote-altered"]),
        ("№ 5 лучше", "5 лучше", ["quote-altered"]),
        ("№ 5 лучше", "№5 лучше", ["quote-repeated"]),
        ("зал 3 × 4 шире", "зал 3 = 4 шире", ["quote-altered"]),
        ("зал 3 × 4 шире", "зал 3×4 шире", ["quote-repeated"]),
        ("зал 3 &lt; 4 шире", "зал 3 &gt; 4 шире", ["quote-altered"]),
        ("зал 3 &lt; 4 шире", "зал 3 4 шире", ["quote-altered"]),
        ("«Тазалык» & «Сууканал»", "«Тазалык» / «Сууканал»", ["quote-altered"]),
        ("«Тазалык» & «Сууканал»", "«Тазалык», «Сууканал»", ["quote-altered"]),
        ("и/или больше", "и или больше", ["quote-altered"]),
        ("и/или больше", "и / или больше", ["quote-repeated"]),
        ("с #талас лучше", "с талас лучше", ["quote-altered"]),
        ("с #талас лучше", "с @талас лучше", ["quote-altered"]),
        ("для C++ больше", "для C больше", ["quote-altered"]),
        ("на 5 + 3 больше", "на 5 − 3 больше", ["quote-altered"]),
        ("на 5 % больше", "на 5 ‰ больше", ["quote-altered"]),
        ("на 5 °C теплее", "на 5 C теплее", ["quote-altered"]),
        ("по हिन्दी лучше", "по हान्दी лучше", ["quote-altered"]),
        ("на пять больше", "на пя[ть](person:kim) больше", ["quote-repeated"]),
    ],
)
def test_a_changed_sign_is_a_changed_letter(said: Site, there: str, here: str, expected: list[str]) -> None:
    said.write(QUOTE, f"---\nspeaker: kim\n---\nМы открыли новую школу {there} чем в прошлом году.\n")

    assert codes(said, f"Она: мы открыли новую школу {here} чем в прошлом году.") == expected


def test_a_sign_of_a_text_that_goes_on_is_no_change(said: Site) -> None:
    """It belongs to what follows the words of the quote, or the part of them that is repeated."""
    words = WORDS.removesuffix(".")

    assert codes(said, f"Она: {words} / прочее.") == ["quote-repeated"]
    assert codes(said, f"Она: {words}\n\n## Итоги\n\n🙂 Всё.") == ["quote-repeated"]
    assert codes(said, f"{BEFORE}№ 1 = готовы к экзамену и надеемся показать на форуме / ярмарке.") == [
        "quote-repeated"
    ]


def test_a_sign_at_an_end_of_a_quote_may_not_be_lost(said: Site) -> None:
    said.write(QUOTE, "---\nspeaker: kim\n---\n−5 градусов было, а мы открыли школу и выросли на 20 %.\n")

    assert codes(said, "−5 градусов было, а мы открыли школу и выросли на 20 %.") == ["quote-repeated"]
    assert codes(said, "−5 градусов было, а мы открыли школу и выросли на 20.") == ["quote-altered"]
    assert codes(said, "5 градусов было, а мы открыли школу и выросли на 20 %.") == ["quote-altered"]


def test_of_eight_words_one_may_be_changed_anywhere(said: Site) -> None:
    words = WORDS.split()[1:9]
    for at, word in enumerate(words):
        changed = [*words[:at], f"{word}ъ", *words[at + 1 :]]
        if len(word) > 3 or 0 < at < len(words) - 1:
            assert codes(said, f"Она: {' '.join(changed)}, сказано.") == ["quote-altered"], word


def test_a_placed_quote_may_be_repeated_word_for_word(said: Site) -> None:
    assert codes(said, f"{WORDS}\n\n[[quote: words]]") == []
    assert codes(said, "[[quote: words]]") == []


def test_another_continuation_is_no_changed_letter(said: Site) -> None:
    """A short word may be like another one by chance."""
    assert codes(said, f"{WORDS.replace('и зрелость', 'а силу')}\n\n[[quote: words]]") == []
    assert codes(said, "Она: готовы к экзамену и надеемся показать на форуме, и это всё.") == ["quote-repeated"]


def test_words_of_names_and_titles_are_nobodys_words(said: Site) -> None:
    name = "Государственное агентство по делам местного самоуправления и межэтнических отношений при Правительстве"
    said.replace(QUOTE, WORDS, f"{name} готово.")

    assert codes(said, f"Выступило {name} Республики.") == ["quote-repeated"]

    said.write("content/organisations/agency.ru.md", f"---\nname: {name}\n---\n")

    assert codes(said, f"Выступило {name} Республики.") == []


def test_the_release_may_say_that_the_words_are_its_own(said: Site) -> None:
    assert codes(said, WORDS, "own_words: [words]\n") == []
    assert codes(said, WORDS.replace("экзамену", "экзамена"), "own_words: [words]\n") == []
    assert codes(said, WORDS, "own_words: [other]\n") == ["quote-repeated"]
    assert "own-words-of-nobody" in [one.code for one in said.problems()]


def test_own_words_do_not_make_a_quote_public(said: Site) -> None:
    """A quote waits for the first public release that places it."""
    built = said.write(RELEASE, release("Текст.", "own_words: [words]\n")).build()

    assert "/ru/quotes/words/" not in "".join(built.files)


def test_a_translation_is_compared_with_translations_and_each_language_with_its_own(said: Site) -> None:
    """Also of a quote that was spoken in Kyrgyz, and of a third language."""
    site = said.replace("content/site.yaml", "  ru:", "  en:\n    title: Herald\n    tags: {forum: Forum}\n  ru:")
    spoken = "Биз экзаменге даярбыз жана форумда биримдигибизди көрсөтөбүз деп ишенебиз"
    english = "We are ready for the test and hope to show our unity at the forum"
    site.write("content/quotes/other.ky.md", f"---\nspeaker: kim\n---\n{spoken}.\n")
    site.write("content/quotes/other.en.md", f"---\ntranslation:\n  reviewed: yes\n---\n{english}.\n")
    site.write(RELEASE, release(english))

    assert found(site) == []

    body = "---\ntitle: {}\ntranslation:\n  reviewed: yes\n---\n{}\n"
    site.write("content/releases/news.ky.md", body.format("Кабар", spoken))
    site.write("content/releases/news.en.md", body.format("News", english.replace("unity", "unite")))

    assert [(one.code, one.where.path[-5:-3]) for one in found(site)] == [
        ("quote-altered", "en"),
        ("quote-repeated", "ky"),
    ]


def test_a_withheld_quote_is_compared_too_and_nothing_of_it_is_built(said: Site) -> None:
    said.replace(QUOTE, "speaker: kim", "speaker: kim\nembargo: 2019-01-01")
    said.write(RELEASE, release(f"Она: {' '.join(WORDS.split()[:9]).replace('экзамену', 'экзамена')}."))
    built = said.build()

    assert "quote-altered" in built.warnings
    assert built.says("единство") == []
    assert built.says("экзамену") == []


@pytest.mark.parametrize("path", [RELEASE, QUOTE])
def test_an_edited_text_is_compared_again(said: Site, path: str) -> None:
    """As it is after a build from nothing, which `build` compares files with."""
    words = "Готовы к {} и надеемся показать на форуме."
    beginning = "Сначала о другом. " * 30  # the end of the quote stands on no other page
    said.write(RELEASE, release(words.format("работе")))
    said.replace(QUOTE, WORDS, f"{beginning}\n\n{words.format('труду')}").build()

    assert "quote-repeated" not in said.build().warnings

    said.replace(path, "работе" if path == RELEASE else "труду", "труду" if path == RELEASE else "работе")

    assert "quote-repeated" in said.build().warnings
    assert "quote-repeated" in said.build().warnings


def test_what_a_name_takes_away_comes_back_with_the_name(said: Site) -> None:
    """Every release is compared again when a name changes."""
    said.write(RELEASE, release(WORDS)).write(
        "content/events/e.ru.md", f"---\ntitle: {WORDS}\nstart: 2018-07-03\n---\n"
    )

    assert "quote-repeated" not in said.build().warnings

    said.replace("content/events/e.ru.md", f"title: {WORDS}", "title: Форум")

    assert "quote-repeated" in said.build().warnings
