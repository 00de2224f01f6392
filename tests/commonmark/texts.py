"""Texts as press offices and bloggers write them, made by chance: what is typed, and what CommonMark would be given to
show what is meant. For nearly everything that is the same; the others are the differences that are meant, each with
its reason.
"""

import re
from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from benchmarks.words import WORDS


class Piece(NamedTuple):
    """A block of a text; `{s}` is a sentence and `{w}` a few words. `meant` is empty where it is what is typed;
    `code` is that of the problem, where the block is reported.
    """

    name: str
    typed: str
    meant: str = ""
    why: str = ""
    weight: int = 1
    code: str = ""


PIECES = (
    Piece("a paragraph", "{s} {s} {s}", weight=14),
    Piece("a paragraph of several lines", "{s}\n{s}\n{s}", weight=3),
    Piece("a heading", "## {w}", weight=4),
    Piece("a heading of the third level", "## {w}\n\n### {w}"),
    Piece("a heading between signs", "## {w} ##\n{s}"),
    Piece("stressed words", "{s} **{w}**, *{w}* и __{w}__: {s}", weight=3),
    Piece("stressed words with marks", "**{w}:** {s} (**{w}**) — *«{w}»*."),
    Piece("a link", "{s} [{w}](https://city.kg/a/?b=1&c=2), {s}", weight=4),
    Piece("a link with a title", '[{w}](https://city.kg "{w}") {s}'),
    Piece("a link by a label", "{s} [{w}][метка 1].\n\n[метка 1]: https://city.kg/1"),
    Piece("a label in brackets", "{s} [[Проект №1]]\n\n[Проект №1]: https://city.kg/1"),
    Piece("a label in code", "{s} [`проект`]\n\n[`проект`]: https://city.kg/2"),
    Piece("an address", "{s} https://city.kg/page?a=1. {s}", weight=3),
    Piece("an address in brackets", "{s} (https://city.kg/a_(b)) и {w}."),
    Piece("an address between signs", "<https://city.kg/a> и <press@city.kg>"),
    Piece("a mailbox", "{w}: press@city.kg, {w}", weight=2),
    Piece("code in a line", "{s} `код *а* <b>` {s}"),
    Piece("code with spaces and backquotes", "{s} ` а ` `` ` `` `б  в` {s}"),
    Piece("a label between two items", "1. {w}\n\n[проект]: https://city.kg/3\n\n2. {w} [проект]"),
    Piece("a break", "{w}  \n{w}\\\n{w}", weight=3),
    Piece("signs behind backslashes", r"{w} \*{w}\* \_ \# \[{w}\] 5 \> 3 \& \~"),
    Piece("signs alone", "{w} * {w} & {w} < 5 > 3 _ {w}"),
    Piece("a rule", "---", weight=2),
    Piece("another rule", "* * *"),
    Piece("a quotation", "> {s}\n> {s}", weight=2),
    Piece("a quotation that goes on", "> {s}\n{s}"),
    Piece("two quotations", "> {s}\n\n> {s}"),
    Piece("a quotation in a quotation", "> {s}\n>\n> > {s}"),
    Piece("a list in a quotation", "> {s}\n>\n> - {w}\n> - {w}"),
    Piece("a list", "- {w}\n- {w}\n- {w}", weight=6),
    Piece("a list with stars", "* {w}\n* {w} *{w}*\n* [{w}](https://city.kg/)", weight=2),
    Piece("a list right under a text", "{w}:\n- {w}\n- {w}", weight=3),
    Piece("a loose list", "- {s}\n\n- {s}\n\n- {s}"),
    Piece("a list with long items", "- {s}\n  {s}\n- {s}\n{s}"),
    Piece("a list with a tab", "-\t{w}\n-\t{w}"),
    Piece("a list far from its marks", "-   {w}\n-   {w}\n\n    {s}"),
    Piece("a list in a list, two spaces", "- {w}\n  - {w}\n  - {w}\n- {w}", weight=4),
    Piece("a list in a list, four spaces", "- {w}\n    - {w}\n    - {w}\n- {w}", weight=2),
    Piece("a list in a list, a tab", "*\t{w}\n\t*\t{w}\n\t*\t{w}\n*\t{w}"),
    Piece("three levels", "- {w}\n  - {w}\n    - {w}\n  - {w}\n- {w}"),
    Piece("a list in a numbered item", "1. {w}\n   - {w}\n   - {w}\n2. {w}", weight=2),
    Piece("a list in a numbered item, four spaces", "1. {w}\n    - {w}\n    - {w}\n2. {w}"),
    Piece("a numbered list", "1. {w}\n2. {w}\n3. {w}", weight=4),
    Piece("a numbered list right under a text", "{w}:\n1. {w}\n2. {w}"),
    Piece("a numbered list with brackets", "1) {w};\n2) {w};\n3) {w}.", weight=2),
    Piece("a numbered list of ones", "1. {w}\n1. {w}\n1. {w}"),
    Piece("a list that goes on", "5. {w}\n6. {w}"),
    Piece("paragraphs in items", "1. {s}\n\n   {s}\n\n2. {s}"),
    Piece("a quotation in an item", "- {w}\n\n  > {s}\n\n- {w}"),
    Piece("code", "```\n{w} = *{w}*\n\n  # {w}\n```", weight=3),
    Piece("code of a language", "```python\nprint('{w}')\n```"),
    Piece("code between tildes", "~~~\n{w}\n~~~"),
    Piece("code right under a text", "{w}:\n```\n{w}\n```\n{s}"),
    Piece("code in an item", "- {w}\n  ```\n  {w}\n  ```\n- {w}"),
    Piece("a table", "| {w} | {w} |\n|---|--:|\n| {w} | 5 000 |\n| {w} | **{w}** |", weight=3),
    Piece("a table right under a text", "{w}:\n| {w} | {w} |\n| --- | --- |\n| {w} | {w} |"),
    Piece("a table without outer bars", "{w} | {w}\n--- | ---\n{w} | {w}"),
    Piece("a table with a short row", "| {w} | {w} |\n|---|---|\n| {w} |"),
    Piece("a bar in a cell", "| {w} | {w} |\n|---|---|\n| а \\| б | {w} |"),
    Piece("a note", "{s}[^1] {s}\n\n[^1]: {s}", weight=2),
    Piece("notes in another order", "{s}[^б] {s}[^а]\n\n[^а]: {s}\n\n[^б]: {s}"),
    Piece("a hashtag", "#{w}"),
    Piece("figures and signs", "5 000 сомов, 26 %, +7 °C, $5, №5, 10:30, 1/2, 3–4, C++"),
    Piece("characters by name", "{w} &amp; {w} &lt; &laquo;{w}&raquo; &copy;"),
    # What other programs know, and slips: each is reported.
    Piece("words that are struck through", "{s} ~~{w}~~", code="not-markdown"),
    Piece("a task", "- [ ] {w}\n- [x] {w}", code="not-markdown"),
    Piece("bold with a space inside", "**{w} ** {s}", code="not-markdown"),
    Piece("a picture", "![{w}](https://city.kg/a.png)", code="picture"),
    Piece("hyphens under a text", "{s}\n---", code="rule-or-heading"),
    Piece("equals signs under a text", "{w}\n=====", code="title-underlined"),
    Piece("a heading of the first level", "# {w}", code="heading-level"),
    Piece("a command of a template", "{{{{ {w} }}}}", code="not-markdown"),
    Piece("HTML", "<div>{w}</div>", code="raw-html"),
    Piece("a note that is missing", "{s}[^9]", code="not-markdown"),
    Piece("a single mark", "Решили:\n— {w}", code="list-mark"),
    # What is meant to be shown otherwise than CommonMark shows it.
    Piece(
        "indented paragraphs",
        "    {s} {s}\n\n\t{s}",
        "{s} {s}\n\n{s}",
        "People indent the first line of a paragraph; press releases hold no code that nobody fenced.",
        2,
    ),
    Piece(
        "an indented list",
        "    - {w}\n    - {w}",
        "- {w}\n- {w}",
        "As above: what is indented is no code.",
    ),
    Piece(
        "pasted bullets",
        "{w}:\n• {w};\n• {w}.",
        "{w}:\n+ {w};\n+ {w}.",
        "Word processors write •. CommonMark would run the lines together.",
        2,
    ),
    Piece(
        "pasted bullets with empty lines between",
        "• {w};\n\n• {w};\n\n• {w}.",
        "+ {w};\n+ {w};\n+ {w}.",
        "As above.",
    ),
    Piece("dashes", "{w}:\n— {w};\n— {w}.", "{w}:\n+ {w};\n+ {w}.", "Russian papers begin items with dashes.", 2),
    Piece("short dashes", "– {w};\n– {w}.", "+ {w};\n+ {w}.", "As above."),
    Piece(
        "letters",
        "{w}:\nа) {w};\nб) {w}.",
        "{w}:\n+ а) {w};\n+ б) {w}.",
        "Decrees count with letters; the letters are the content, so they stay.",
    ),
    Piece("numbers of two levels", "1.1. {w}\n1.2. {w}", "+ 1.1. {w}\n+ 1.2. {w}", "As above."),
    Piece("numbers in brackets", "(1) {w}\n(2) {w}", "+ (1) {w}\n+ (2) {w}", "As above."),
    Piece(
        "a numbered list under a text that begins later",
        "{w}:\n3. {w}\n5. {w}",
        "{w}:\n\n3. {w}\n5. {w}",
        "Points 3 and 5 of a decree: two lines with numbers are a list, whatever the first number is.",
    ),
    Piece("a year", "2018. {w}", r"2018\. {w}", "A year begins a paragraph, not a list."),
    Piece(
        "speech with hyphens",
        "- Да, — сказал {w}.\n- Нет! — ответил {w}.",
        "\\- Да, — сказал {w}.\n\n\\- Нет! — ответил {w}.",
        "Everybody who speaks has a paragraph, and the dash is a part of it.",
    ),
    Piece("speech with dashes", "— Да, — сказал {w}.\n— Нет.", "— Да, — сказал {w}.\n\n— Нет.", "As above."),
    Piece("a plus before a number", "+ 996 555 100200 — {w}", r"\+ 996 555 100200 — {w}", "The plus is a part of it."),
    Piece(
        "a note to an asterisk",
        "{w} 5 %*.\n\n* {w}",
        "{w} 5 %\\*.\n\n\\* {w}",
        "An asterisk that another one refers to is no bullet.",
    ),
    Piece("a sum", "{w} 10*15*2 м, 5*6*7", r"{w} 10\*15\*2 м, 5\*6\*7", "Nothing is stressed inside a word."),
    Piece("a comment", "{s} <!-- {w} -->", "{s}", "What is written for colleagues is shown to nobody."),
    Piece("a break as HTML", "{w}<br>{w}", "{w}\\\n{w}", "What its writer means is plain; no other HTML is read."),
    Piece("raised figures", "5 м<sup>2</sup> и 3 м^2^", "5 м² и 3 м²", "Every format has the characters."),
    Piece(
        "an address without its beginning",
        "{s} www.city.kg.",
        "{s} [www.city.kg](http://www.city.kg).",
        "GitHub makes a link of it, too; the library that is compared with can do it for all names or for none.",
    ),
    Piece("a telephone number", "{w}: +996 312 62-00-00, {w}", "", "It can be dialled; the words are the same.", 2),
    Piece("a meaning", "{w}\n: {w}", "", "Terms and their meanings are a list of definitions."),
)  # fmt: skip


class Written(NamedTuple):
    typed: str
    meant: str
    names: tuple[str, ...]


def texts(count: int, seed: int = 2018) -> Iterator[Written]:
    """As many texts, of one to six pieces each; the same for the same seed."""
    for number in range(count):
        chance = Random(f"{seed} {number}")
        pieces = chance.choices(PIECES, [piece.weight for piece in PIECES], k=chance.randint(1, 6))
        unique = list(dict.fromkeys(_set_apart(pieces)))  # labels and notes are defined once
        filled = [_filled(piece, Random(chance.random())) for piece in unique]
        yield Written(
            "\n\n".join(typed for typed, _ in filled),
            "\n\n".join(meant for _, meant in filled),
            tuple(piece.name for piece in unique),
        )


def alone(piece: Piece) -> Written:
    """A text of one piece."""
    return Written(*_filled(piece, Random(piece.name)), (piece.name,))


def _set_apart(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces, with a paragraph around those that are meant otherwise, or CommonMark would join two lists."""
    for number, piece in enumerate(pieces):
        between = Piece(f"between {number}", "{s}")
        yield from (between, piece, Piece(f"after {number}", "{s}")) if piece.meant else (piece,)


def _filled(piece: Piece, chance: Random) -> tuple[str, str]:
    """What is typed and what is meant, with the same words."""
    state = chance.getstate()
    typed = _fill(piece.typed, chance)
    chance.setstate(state)
    return typed, _fill(piece.meant or piece.typed, chance)


def _fill(form: str, chance: Random) -> str:
    def said(blank: re.Match[str]) -> str:
        is_sentence = blank[0] == "{s}"
        words = " ".join(chance.choices(WORDS["ru"], k=chance.randint(5, 9) if is_sentence else chance.randint(1, 3)))
        return f"{words.capitalize()}." if is_sentence else words

    return re.sub(r"\{[sw]\}", said, form).replace("{{", "{").replace("}}", "}")
