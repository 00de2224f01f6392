"""Words that ask not to publish a document are a warning, unless a key holds it back: keys alone do that."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jarchy.i18n.caution_words import CAUTION_WORDS, CautionWords
from tests.conftest import Site

RELEASE = "content/releases/budget.ru.md"


def found(site: Site, body: str, facts: str = "") -> list[tuple[str, int]]:
    """The code of each such warning, and its line in the body, which begins on line 1."""
    site.write(RELEASE, f"---\ntitle: Бюджет\ndate: 2018-07-01\n{facts}---\n{body}\n".encode())
    first = 4 + facts.count("\n")
    return [(one.code, one.where.line - first) for one in site.problems() if one.code == "unguarded"]


NOTICES = [
    "ЭМБАРГО до 10 декабря",
    "**ЭМБАРГО** до 10 декабря",
    "Эмбарго до 10 декабря, 12:00",
    "эмбарго: до среды",
    "[Эмбарго]",
    "(под эмбарго) Бюджет",
    "Эмбарго 10 декабря",
    "Под эмбарго до 5 июля",
    "Черновик",
    "ЧЕРНОВИК!",
    "ЧЕРНОВИК Бюджет города",
    "[черновик] Бюджет",
    "_Не для печати_",
    "Не для публикации до среды",
    "Для служебного пользования",
    "Внимание! Эмбарго до среды",
    "Срочно: эмбарго до среды",
    "Материал под эмбарго до среды",
    "1. Эмбарго до среды",
    "Просьба не публиковать до среды",
    "Эмбарго: 10-декабрга чейин",
    "эмбарго 10-декабрга чейин",
    "Каралама",
    "Басып чыгарууга болбойт!",
    "Жарыялоо үчүн эмес",
    "EMBARGOED UNTIL 10 December",
    "Embargoed: 10 December",
    "DRAFT",
    "DRAFT budget",
    "Draft: budget of the city",
    "Not for publication",
    "NOT FOR IMMEDIATE RELEASE",
    "For release on 5 July",
    # In any sentence, and in any order of words.
    "Приходите! ЭМБАРГО до 1 декабря.",
    "Текст для своих. Черновик.",
    "До 1 декабря — эмбарго! Текст.",
    "Уважаемые коллеги, действует **эмбарго** до среды.",
    "Информация находится под эмбарго до 12:00 5 июля.",
    "Эмбарго на публикацию — до 1 декабря, 10:00.",
    "Просим СМИ до 5 июля не публиковать этот текст.",
    "Коллеги, просим публиковать не ранее 5 июля.",
    "1-декабрга чейин ЭМБАРГО. Текст.",
    "Бул билдирүү 1-декабрга чейин эмбарго астында.",
    "Бул маалыматты 5-июлга чейин жарыялабаңыз.",
    "Кесиптештер, бул текст эмбарго астында.",
    "This release is under embargo.",
    "The news is embargoed until 5 July.",
    "Please do not publish this before Monday.",
]


@pytest.mark.parametrize("words", NOTICES)
def test_words_that_ask_not_to_publish_ask_for_a_key(site: Site, words: str) -> None:
    assert found(site, f"Текст.\n\n{words}") == [("unguarded", 3)]


def test_a_sentence_may_go_on_in_the_next_line(site: Site) -> None:
    assert found(site, "Текст. Коллеги, до 10\nдекабря на этот текст действует эмбарго.") == [("unguarded", 1)]


@pytest.mark.parametrize(
    "title",
    [
        "[ЧЕРНОВИК] Бюджет",
        "Бюджет (черновик)",
        "ЭМБАРГО до 10 декабря. Бюджет",
        "DRAFT Budget",
        "Бюджет — черновик",
        "До 10 декабря — эмбарго",
    ],
)
@pytest.mark.parametrize("key", ["title", "subtitle", "summary"])
def test_also_in_a_title(site: Site, title: str, key: str) -> None:
    facts = {"title": "А", "date": "2018-07-01"} | {key: title}
    site.write(RELEASE, "---\n" + "".join(f'{name}: "{value}"\n' for name, value in facts.items()) + "---\nТекст\n")

    assert "unguarded" in [problem.code for problem in site.problems()]


@pytest.mark.parametrize(
    "text",
    [
        "Эмбарго на поставки зерна снято",
        "Эмбарго — это запрет на ввоз",
        "ЭМБАРГО НА ЗЕРНО СНЯТО",
        "Черновик закона обсудили в кенеше",
        "«Черновик» открыл сезон",
        "Не для всех",
        "Draft budget approved",
        "Embargo on grain lifted",
        "FOR IMMEDIATE RELEASE",
        "Каралама жазуу",
        "Черновики, черновиков",
        "Власти ввели эмбарго до 1 декабря на экспорт.",
        "Кабинет: эмбарго на ввоз зерна действует до 1 декабря.",
        "Заявки принимают до 5 октября. Эмбарго на зерно снято.",
        "Закон велит не публиковать опросы до 5 октября.",
        "Нацстатком не публикует данные до 5 октября.",
        "Экспортко 1-декабрга чейин эмбарго киргизилди.",
        "Буудайга 1-декабрга чейин эмбарго жарыяланды.",
        "The oil embargo was extended until 5 July.",
        "`ЧЕРНОВИК`",
    ],
)
def test_the_same_words_in_a_sentence_are_let_be(site: Site, text: str) -> None:
    assert found(site, text) == []


@pytest.mark.parametrize("facts", ["embargo: 2018-06-01\n", "status: draft\n", "expires: 2018-07-02\n"])
def test_who_has_set_the_key_is_not_asked(site: Site, facts: str) -> None:
    assert found(site, "ЭМБАРГО до 10 декабря", facts) == []


def test_a_translation_is_guarded_by_its_original_and_by_its_own_status(site: Site) -> None:
    def translated(status: str) -> str:
        return f"---\ntitle: Бюджет\ntranslation:\n  reviewed: no\n{status}---\nЭМБАРГО: 10-декабрга чейин\n"

    def asked() -> list[str]:
        return [problem.where.path for problem in site.problems() if problem.code == "unguarded"]

    site.write(RELEASE, "---\ntitle: Бюджет\ndate: 2018-07-01\n---\nТекст\n")
    site.write("content/releases/budget.ky.md", translated(""))

    assert asked() == ["content/releases/budget.ky.md"]

    site.write("content/releases/budget.ky.md", translated("  status: draft\n"))

    assert asked() == []

    site.write("content/releases/budget.ky.md", translated("")).replace(RELEASE, "date:", "embargo: 2018-07-01\ndate:")

    assert asked() == []


def test_also_in_words_below_other_keys(site: Site) -> None:
    assert found(site, "Текст", "updates:\n  sum:\n    date: 2018-07-02\n    note: До 10 декабря — эмбарго\n") == [
        ("unguarded", -1)
    ]


@pytest.mark.parametrize("known", CAUTION_WORDS, ids=["en", "ky", "ru"])
@given(st.data())
@settings(max_examples=200, deadline=None)
def test_all_that_asks_has_a_stem_by_which_texts_are_chosen(known: CautionWords, data: st.DataObject) -> None:
    asked = data.draw(st.from_regex(rf"(?:{known.embargo}|{known.no_publication})"))

    assert any(stem in asked for stem in known.stems)
