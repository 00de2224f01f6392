"""Prose that is read in one pass is read as the parser reads it: HTML, lead, mentions with their places, no problem."""

import os
from itertools import product
from pathlib import Path
from random import Random
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.corpus import Corpus, Document
from jarchy.core.text import Text
from jarchy.i18n.language import language
from jarchy.kinds import BY_NAME, SHORTCODES
from jarchy.markdown.limits import DEEPEST, LARGEST_BLOCK, MOST_COLUMNS, MOST_LINKS
from jarchy.markdown.plain_prose import read_plain
from jarchy.markdown.prose import read_prose
from jarchy.markdown.source import MarkdownSource
from jarchy.model import Mention, Prose
from jarchy.problems import Problem
from jarchy.schema.readers import Context
from tests.conftest import FROZEN

CASES = 1_200_000 if os.environ.get("JARCHY_LONG") else 1_500
LANGUAGES = ("ru", "ky", "en", "fr", "kk")

SOUND = """100 органов МСУ (города и айылные аймаки) обсудят "роль" - и *новый* закон № 5 на 10 000 сом.

В Бишкеке А. С. Пушкин и т. д., см. [программу "форума"](event:forum-2018) в 5 кг, **5** % – **«да»**.

## Участники форума

### Итоги: 5 кг

> Слова *председателя* "о том - о сём".
>
> Ещё 10 - 15 слов.

[Бахтияр Салиев](person:saliev), директор:

[[quote: saliev-readiness]]

- Ош;
- Талас, [сайт](https://a.example/b?c=d_e),
  и ещё
- Нарын - 5 км
  - Ат-Башы
  - Кочкор
    1. раз
    2. два

1. Первое
2. *Второе*

| Город | Год | *Да* |
|:--|--:|:-:|
| Ош - "юг" | 2018 | |
| Талас |

Пишите на press@мэрия.example, https://a.example/x, www.a.example или +996 312 62-00-00.

[[picture: hall]]
Участники:
* Ош
* Талас

«Слова»
(и ещё
2018 год) в
в"""
ATOMS = [
    *"-?:,[]{}#&*!|>'\"%@`\\/=<~^.;()+$_№« »„“”‘’–—…§°",
    *"\t\n\r\v\f\0\x01\x02\x03\x1c\x1d\x1e\x1f\x7f\x85\xa0\xad\u2009\u200b\u2028\ufeff\ufffd\ufffe\uffff",
    *"0159aIvxйЙңé²①ⓐ•◦→✓😀ⅷ한\u0301",
    *(" ", "  ", "   ", "    ", "\n\n", "\n ", "\n  ", "\n    ", " \n", "  \n", "\n\n\n", "\\\n"),
    *("\n> ", "\n>", "> ", "\n>\n> ", "> > ", "\n- ", "- ", "-  ", "\n  - ", "\n    - ", "\n   - ", "* ", "\n* ", "+ "),
    *("\n+ ", "1. ", "\n1. ", "\n2. ", "2) ", "\n  1. ", "\n   1. ", "01. ", "0. ", "1.1. ", "а) ", "I. ", "II. "),
    *("(1) ", "10. "),
    *("\n9. ", "2018. ", "# ", "\n# ", "\n## ", "## ", "### ", "\n### ", " ##", "###### ", "\n---\n", "---", "\n===\n"),
    *("***", "* * *"),
    *("\n***\n", "\n", "*", "**", "***", "*а*", "**а**", "***а***", "_а_", "__а__", "*а", "а*", "*а *", "* а*"),
    *("*«а»*", "«*а*»"),
    *("*а*б", "а*б*", "*а **б** в*", "**а *б* в**", "*а* *б*", "*а*, **б**", "*(а)*", "**а:**", "*а [б](person:c) в*"),
    *("[*а*](person:b)", "*[а](person:b)*"),
    *("[а](person:b)", "[а](/ru/)", "[а](#б)", "[а](#person:b)", "[а]()", "[а](b)", "[а](<b>)"),
    *('[а](b "c")', "[а](https://a.example)"),
    *("[ ](person:b)", "[а ](person:b)", "[ а](person:b)", "[а](javascript:b)", "[a.example](https://b.example/)"),
    *("[а](mailto:a@b.example)", "[а](tel:+996)", "[а][б]", "[а]", "[^1]", "[^1]: а", "[б]: b", "![а](b.png)"),
    *("[[а](person:b)](person:c)", "[[quote: a-b]]"),
    *("\n[[quote: a-b]]\n", "[[picture: a]]", "[[quote: А]]", "[[a: b]]", "[quote: a]", "\n[[quote:a]] \n", "[х] "),
    *("[ ] ",),
    *("https://a.example", "http://a.example/b_c*d", "www.a.example.", "a@b.example", "+996312620000"),
    *("+1 000 000 000", "mailto:a@b.example", "https://", "www.", "HTTPS://A.EXAMPLE/(b)", "://", "@", "WWW.a.example"),
    *("тел.+996 (312) 62-00-00,",),
    *('https://a.example/"а"', "|", "\n|", "| а |", "\n|---|", "|-|", "\n| а | б |\n|---|---|", "\n| а | б | в | г |"),
    *("\\|", "||а||"),
    *("\n: а", ": а", ":а:", ":a:", "::", ":::", "!!! ", "{{а}}", "{#a}", "{: .b}", "~~а~~", "==а==", "H~2~O", "м^2^"),
    *("^[а]", ", - а", "! – а", "\n- Да, - сказал", "— Да, — сказал", "\n— а", "«", "»", '"', "„", "“", '"а"', '" а "'),
    *("«а",),
    *("5'10\"", '24"', " - ", " -- ", " – ", "-", "5 - 6", "5 -", "- 6", "5 %", "5%", "№5", "№ 5", "10 000", "5 кг"),
    *("кг", "5", "№"),
    *("и т. д.", "А. Б. В", "в ", "<br>", "<b>", "<!-- а -->", "&amp;", "&nbsp;", "`а`", "```", "\n```\n"),
    *("klzzwxh:0001", "\x02klzzwxh:0001\x03"),
    *("wzxhzdk:0",),
]  # fmt: skip

PLACES = [
    *("{}", "{}а", "а{}", "а{}б", "а {} б", "А.\n\n{}а\n\nВ.", "а\n{}б", "а{}\nб", "а:\n{}а", "а\n\n{}", "а {}\n\nб"),
    *("5{}5", "5 {} 5", "## {}", "## а{}", "## {}а\nб", "а\n{}## б", "> {}", "> {}а", "> а{}\n> б", "> а\n{}> б"),
    *("> а\n>{}\n> б",),
    *("{}> а", "- {}", "- {}а", "- а{}\n- б", "- а\n{}- б", "- а\n{}б", "- а\n  {}б", "- а\n  - {}б\n- в"),
    *("{}- а\n- б",),
    *("1. а\n{}2. б", "1. {}а", "1{} а", "а\n\n1. а{}\n   - б", "* а\n{}* б", "* а {}", "[[quote: a]]{}"),
    *("{}[[quote: a]]", "[[quote: {}a]]"),
    *("а\n[[quote: a]]\n{}а", "*{}*", "*а{}*", "*{}а*", "{}*а*", "*а*{}", "а*{}б* в", "**а{}б** в", "**{}**"),
    *("*а* {} *б*", "«{}*а*»"),
    *("*а{}* **б**", "[{}](person:b)", "[а{}](person:b)", "[а](person:b{})", "[а](https://a.example/{})"),
    *("[а](person:b){}",),
    *("{}[а](person:b)", "*[а](person:b){}*", "[а](person:b) {} [б](person:b)", "[а](person:{})"),
    *("https://a.example/{}",),
    *("https://a.example/a{} б", "{}https://a.example/", "а {}www.a.example", "a@b.example{}", "{}a@b.example"),
    *("+996 312 62-00-00{}",),
    *("{}+996312620000", "| {} |\n|---|", "| а |\n|---|\n| {} |", "| а |\n{}|---|", "| а |\n|---{}|\n| б |"),
    *("{}| а |\n|---|",),
    *("| а |\n|---|\n{}б", '"{}"', '"а{}" б', '{}"а"', 'а "{}б "в""', '«{}» "а"\n\nб "в"', "а{}\n\nhttps://a.example/"),
    *("а -{}\n\n5 б", "а 5{}\n\nкг - 6", "№{}\n\n5"),
]  # fmt: skip
BLOCKS = [
    *("а", "а:", "*а*", "а\nб", "а ", "## А", "## а ##", "### а", "> а", "> а\n>\n> б", ">", "- а", "- а\n- б"),
    *("- а\n  - б", "* а", "* а\n* б", "1. а", "1. а\n2. б", "2. а", "3) а\n4) б", "[[quote: a]]", "[[picture: a]] "),
    *("| а |\n|---|\n| б |",),
    *("| а |\n|---|", "|---|", "  а", "  - а", "---", "===", ": а", "— а", "• а", "①а\n①б", "II. а\nIV. б", "а*"),
    *("а*б", "[а](person:b)", "[а]: b", "```\nа\n```", "", " ", "а\\"),
]  # fmt: skip
LIST_LINES = [
    *("- а", "-  а", "-   а", "-    а", "-", "- ", "* а", "+ а", "1. а", "2. а", "3. а", "10. а", "1) а", "2) а"),
    *("0. а", "а", "а ", "", "> а"),
    *("- *а*", "- - а", "- 1. а", "## а", "- 5 км", "- 2018 год", "- 5. а", "- а:", "[[quote: a]]", "- Да, - сказал"),
    *("-а", "— а"),
]  # fmt: skip


class Reading(NamedTuple):
    """All that comes of a body."""

    html: str
    lead: str
    prose: Prose
    mentions: list[Mention]
    problems: list[Problem]


def source_of(body: str, lang: str = "ru", *, shortcuts: bool = True) -> MarkdownSource:
    text = Text("about.md", ["---", "---", *body.split("\n")])
    return MarkdownSource(body, 3, Context(text, language(lang), ZoneInfo("Asia/Bishkek"), shortcuts), SHORTCODES)


def parsed(body: str, lang: str) -> Reading:
    """What the parser reads."""
    source = source_of(body, lang, shortcuts=False)
    prose = read_prose(source, BY_NAME)
    return Reading(str(prose.html), prose.lead, prose, source.mentions, source.findings.problems)


def is_taken(body: str, lang: str = "ru") -> bool:
    """Whether a body is read in one pass; then both must read the same."""
    source = source_of(body, lang)
    prose = read_plain(source, BY_NAME)
    if prose is None:
        assert source.mentions == []
        assert source.findings.problems == []
        return False
    assert Reading(str(prose.html), prose.lead, prose, source.mentions, []) == parsed(body, lang), repr((body, lang))
    return True


def hostile(random: Random) -> str:
    """Some blocks of a sound text, in which some places are not."""
    blocks = [block for block in SOUND.split("\n\n") if random.random() < 0.3]
    random.shuffle(blocks)
    body = "".join(block + random.choice(("\n\n", "\n\n", "\n\n", "\n", "\n\n\n")) for block in blocks)
    for _ in range(random.choice((0, 1, 1, 1, 2, 3))):
        at = random.randint(0, len(body))
        to = at + random.choice((0, 0, 0, 0, 1, 2))
        body = body[:at] + "".join(random.choices(ATOMS, k=random.choice((0, 1, 1, 1, 2)))) + body[to:]
    return body


@pytest.mark.parametrize("place", PLACES)
def test_every_sign_in_every_place_is_read_as_the_parser_reads_it_or_left_to_it(place: str) -> None:
    for number, atom in enumerate(ATOMS):
        is_taken(place.format(atom), LANGUAGES[number % len(LANGUAGES)])


def test_hostile_texts_are_read_as_the_parser_reads_them_or_left_to_it() -> None:
    random = Random(2018)
    taken = sum(is_taken(hostile(random), random.choice(LANGUAGES)) for _ in range(CASES))

    assert taken > CASES // 10


@given(
    st.lists(st.sampled_from(ATOMS) | st.sampled_from(SOUND.split("\n")) | st.text(max_size=3), max_size=8).map(
        "".join
    ),
    st.sampled_from(LANGUAGES),
)
def test_any_text_is_read_as_the_parser_reads_it_or_left_to_it(body: str, lang: str) -> None:
    is_taken(body, lang)


@given(
    st.lists(
        st.tuples(st.sampled_from(["", " ", "  ", "   ", "    ", "      "]), st.sampled_from(LIST_LINES)).map("".join),
        max_size=7,
    ).map("\n".join)
)
def test_any_list_is_read_as_the_parser_reads_it_or_left_to_it(body: str) -> None:
    is_taken(body)


@pytest.mark.parametrize("second", ["- а", "1. а", "* а"])
def test_items_at_any_depth_are_read_as_the_parser_reads_them_or_left_to_it(second: str) -> None:
    for indents in product(range(0, 8, 2), repeat=4):
        lines = [f"{' ' * indent}{mark}" for indent, mark in zip(indents, ("- а", second, second, "- а"), strict=True)]
        is_taken("\n".join(["- а", *lines]))
        is_taken("\n".join(["Б:", "- а", *lines]))


@pytest.mark.parametrize("first", BLOCKS)
def test_blocks_that_touch_are_read_as_the_parser_reads_them_or_left_to_it(first: str) -> None:
    for second in BLOCKS:
        for gap in ("\n", "\n\n", "\n\n\n"):
            is_taken(first + gap + second)
            is_taken(f"{first}{gap}{second}\n\nКонец")


def test_a_text_has_all_that_plain_prose_may_have() -> None:
    assert is_taken(SOUND)
    assert is_taken(SOUND.replace("\n", "\n\n", 1), "ky")
    assert len(parsed(SOUND, "ru").mentions) == 7


@pytest.mark.parametrize("file", sorted(FROZEN.glob("*/*.md")), ids=lambda file: file.name)
def test_what_the_forum_says_is_read_in_one_pass(file: Path) -> None:
    body = file.read_text(encoding="utf-8").split("---\n", 2)[2]

    assert is_taken(body, file.name.split(".")[1])


@pytest.mark.parametrize("document", list(Corpus(6, varied=True)), ids=lambda one: f"{one.slug}.{one.lang}")
def test_a_release_is_read_in_one_pass(document: Document) -> None:
    assert is_taken(document.text("release:a"), document.lang)


def test_a_document_is_read_without_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("jarchy.markdown.general_prose.dialect")
    prose = read_prose(source_of("Раз *два*.\n\n[[quote: a]]"), BY_NAME)

    assert str(prose.html) == '<p>Раз <em>два</em>.</p>\n<figure data-placed="quote:a"></figure>'
    assert prose.refs == (("quote", "a"),)


def test_a_text_that_is_too_large_is_left_to_the_parser() -> None:
    assert is_taken("а" * LARGEST_BLOCK)
    assert not is_taken("а" * (LARGEST_BLOCK + 1))
    assert is_taken("[а](person:b) " * MOST_LINKS)
    assert not is_taken("[а](person:b) " * (MOST_LINKS + 1))
    assert read_prose(source_of("а\n" * 60_000), BY_NAME) == Prose()


def test_a_table_that_is_too_wide_is_left_to_the_parser() -> None:
    assert is_taken(f"{'|а' * MOST_COLUMNS}|\n{'|-' * MOST_COLUMNS}|")
    assert not is_taken(f"{'|а' * (MOST_COLUMNS + 1)}|\n{'|-' * (MOST_COLUMNS + 1)}|")


@pytest.mark.parametrize(
    "body",
    [
        "Участники:\n- Ош",
        "Участники\n- Ош\n- Талас",
        "- а\n\n1. б",
        "* а",
        "## А\nб",
        "А\n## Б\n[[quote: a]]\nв",
        "3. а\n4. б",
        "**а**, *б [в](/ru/)* и https://a.example/б, +996 312 62-00-00.",
    ],
)
def test_what_editors_often_type_is_read_in_one_pass(body: str) -> None:
    assert is_taken(body)


def test_lists_lie_inside_each_other_as_deep_as_they_may() -> None:
    items = [f"{'  ' * level}- а" for level in range(DEEPEST + 1)]

    assert is_taken("\n".join(items[:DEEPEST]))
    assert not is_taken("\n".join(items))


@pytest.mark.parametrize(
    "body",
    [
        "а `б`",
        "а  \nб",
        "а <b>б</b>",
        "[а][б]\n\n[б]: https://a.example/",
        "а[^1]\n\n[^1]: б",
        "- а\n\n- б",
        "> а\nб",
        "- а\nб",
        "— Да, — сказал он.",
        "• а\n• б",
        "1) а\n3) б",
        "а -\n- б",
        "# а",
        "### а",
        "2018. а",
        "а > б",
        "[а](#б)\n\n## Б",
        "**https://a.example/**",
    ],
)
def test_what_may_be_anything_else_is_left_to_the_parser(body: str) -> None:
    assert not is_taken(body)
