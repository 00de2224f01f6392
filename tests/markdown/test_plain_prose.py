"""Prose that is read in one pass is read as the parser reads it: HTML, lead, mentions with their places, no problem."""

import os
from pathlib import Path
from random import Random
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.corpus import Corpus
from jarchy.core.text import Text
from jarchy.i18n.language import language
from jarchy.kinds import BY_NAME
from jarchy.markdown.plain_prose import read_plain
from jarchy.markdown.prose import read_prose
from jarchy.markdown.source import MarkdownSource
from jarchy.model import Mention, Prose
from jarchy.problems import Problem
from jarchy.schema.types import Context

CASES = 2_000_000 if os.environ.get("JARCHY_LONG") else 1_500
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
    *("\n> ", "\n>", "> ", "\n>\n> ", "> > ", "\n- ", "- ", "-  ", "\n  - ", "\n    - ", "\n   - ", "* ", "\n* ", "+ ", "\n+ "),
    *("1. ", "\n1. ", "\n2. ", "2) ", "\n  1. ", "\n   1. ", "01. ", "0. ", "1.1. ", "а) ", "I. ", "(1) ", "10. ", "\n9. ", "2018. "),
    *("# ", "\n# ", "\n## ", "## ", "### ", "\n### ", " ##", "###### ", "\n---\n", "---", "\n===\n", "***", "* * *", "\n***\n", "\n"),
    *("*", "**", "***", "*а*", "**а**", "***а***", "_а_", "__а__", "*а", "а*", "*а *", "* а*", "*«а»*", "«*а*»", "*а*б", "а*б*"),
    *("*а **б** в*", "**а *б* в**", "*а* *б*", "*а*, **б**", "*(а)*", "**а:**", "*а [б](person:c) в*", "[*а*](person:b)", "*[а](person:b)*"),
    *("[а](person:b)", "[а](/ru/)", "[а](#б)", "[а]()", "[а](b)", "[а](<b>)", '[а](b "c")', "[а](https://a.example)", "[ ](person:b)"),
    *("[а ](person:b)", "[ а](person:b)", "[а](javascript:b)", "[a.example](https://b.example/)", "[а](mailto:a@b.example)", "[а](tel:+996)"),
    *("[а][б]", "[а]", "[^1]", "[^1]: а", "[б]: b", "![а](b.png)", "[[а](person:b)](person:c)", "[[quote: a-b]]", "\n[[quote: a-b]]\n"),
    *("[[picture: a]]", "[[quote: А]]", "[[a: b]]", "[quote: a]", "\n[[quote:a]] \n", "[х] ", "[ ] "),
    *("https://a.example", "http://a.example/b_c*d", "www.a.example.", "a@b.example", "+996312620000", "+1 000 000 000", "mailto:a@b.example"),
    *("https://", "www.", "HTTPS://A.EXAMPLE/(b)", "://", "@", "WWW.a.example", "тел.+996 (312) 62-00-00,", "https://a.example/\"а\""),
    *("|", "\n|", "| а |", "\n|---|", "|-|", "\n| а | б |\n|---|---|", "\n| а | б | в | г |", "\\|", "||а||"),
    *("\n: а", ": а", ":а:", ":a:", "::", ":::", "!!! ", "{{а}}", "{#a}", "{: .b}", "~~а~~", "==а==", "H~2~O", "м^2^", "^[а]"),
    *(", - а", "! – а", "\n- Да, - сказал", "— Да, — сказал", "\n— а", "«", "»", '"', "„", "“", '"а"', '" а "', "«а", "5'10\"", "24\""),
    *(" - ", " -- ", " – ", "-", "5 - 6", "5 -", "- 6", "5 %", "5%", "№5", "№ 5", "10 000", "5 кг", "кг", "5", "№", "и т. д.", "А. Б. В", "в "),
    *("<br>", "<b>", "<!-- а -->", "&amp;", "&nbsp;", "`а`", "```", "\n```\n", "klzzwxh:0001", "\x02klzzwxh:0001\x03", "wzxhzdk:0"),
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
    return MarkdownSource(body, 3, Context(text, language(lang), ZoneInfo("Asia/Bishkek"), shortcuts))


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
