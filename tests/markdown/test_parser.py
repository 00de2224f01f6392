"""What the dialect makes of Markdown, where links may lead, and that nothing harmful gets through."""

import re
from collections import Counter
from html.parser import HTMLParser
from typing import NamedTuple
from xml.etree.ElementTree import fromstring
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jarchy.core.text import Text
from jarchy.i18n.language import language
from jarchy.kinds import BY_NAME, SHORTCODES
from jarchy.markdown.parser import Dialect
from jarchy.markdown.prose import read_prose
from jarchy.markdown.sanitizer import guard
from jarchy.markdown.source import MarkdownSource
from jarchy.model import Mention
from jarchy.problems import Problem
from jarchy.schema.readers import Context

NO_BREAK = "\N{NO-BREAK SPACE}"


class Read(NamedTuple):
    """A body that was read, and everything that was found in it."""

    body: str
    html: str
    lead: str
    problems: list[Problem]
    mentions: list[Mention]

    @property
    def shown(self) -> str:
        """The HTML on one line, with `_` in the place of every no-break space."""
        return self.html.replace("\n", " ").replace(NO_BREAK, "_").replace("> <", "><").strip()

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems]

    @property
    def places(self) -> list[tuple[str, int, int]]:
        return [(problem.code, problem.where.line, problem.where.column) for problem in self.problems]


def source_of(body: str, lang: str = "ru", head: str = "") -> MarkdownSource:
    context = Context(Text("about.md", (head + body).split("\n")), language(lang), ZoneInfo("Asia/Bishkek"))
    return MarkdownSource(body, head.count("\n") + 1, context, SHORTCODES)


def read(body: str, lang: str = "ru", head: str = "") -> Read:
    """What becomes of a body under a front matter."""
    source = source_of(body, lang, head)
    prose = read_prose(source, BY_NAME)
    return Read(body, str(prose.html), prose.lead, source.findings.problems, source.mentions)


class Seen(HTMLParser):
    """A page's elements, attributes and text as a browser sees them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.pieces: list[str] = []
        self.harm: list[str] = []
        self.feed(html)
        self.close()
        self.harm += [f"<{tag}> is never closed" for tag in self.open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if len({name for name, _ in attrs}) < len(attrs):
            self.harm.append(f"<{tag}> has an attribute twice")
        if tag == "a" and "a" in self.open:
            self.harm.append("a link in a link")
        if tag not in ("br", "hr", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.harm.append(f"</{tag}> closes something else")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    @property
    def kept(self) -> str:
        """All that is left of a body: its words, its addresses, its titles."""
        return " ".join([*self.pieces, *(value for _, attributes in self.elements for value in attributes.values())])

    def handle_comment(self, data: str) -> None:
        self.harm.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        self.harm.append(f"declaration {decl}")

    def handle_pi(self, data: str) -> None:
        self.harm.append(f"instruction {data}")

    def unknown_decl(self, data: str) -> None:
        self.harm.append(f"section {data}")


# Written out once more, and not taken from the dialect: what is added there must be added here, with a thought.
ELEMENTS = set("p em strong code pre br hr ul ol li blockquote h2 h3 h4 h5 h6 dl dt dd sup div figure a".split())
ELEMENTS |= set("table thead tbody tr th td".split())
ATTRIBUTES = {
    ("a", "href"): re.compile(
        r"https?://[^\s/?#@\\]+([/?#][^\s\\]*)?|mailto:\S*|tel:\S*|[a-z]+:[a-z0-9-]+|#.*|", re.IGNORECASE
    ),
    ("a", "title"): re.compile(r".*", re.DOTALL),
    ("a", "class"): re.compile(r"footnote-(back)?ref"),
    ("ol", "start"): re.compile(r"\d+"),
    ("li", "id"): re.compile(r"fn:.+"),
    ("sup", "id"): re.compile(r"fnref\d*:.+"),
    ("div", "class"): re.compile(r"footnote|wide"),
    ("div", "tabindex"): re.compile(r"0"),
    ("figure", "data-placed"): re.compile(r"(quote|picture):[a-z0-9-]+"),
    **{(cell, "class"): re.compile("left|right|center") for cell in ("th", "td")},
    **{(f"h{level}", "id"): re.compile(r"\S*") for level in range(1, 7)},
}


def harm(one: Read) -> list[str]:
    """Everything in the HTML of a body that the lists above do not name. What was refused is not published: its marks
    may stand.
    """
    seen = Seen(one.html)
    found = [harm for harm in seen.harm if harm != "a link in a link" or not one.problems]
    refused = {"img": "picture", "h1": "heading-level"}
    for tag, attributes in seen.elements:
        if tag not in ELEMENTS and refused.get(tag) not in one.codes:
            found.append(f"<{tag}>")
        for name, value in attributes.items():
            allowed = ATTRIBUTES.get((tag, name))
            if tag != "img" and (allowed is None or not allowed.fullmatch(value)):
                found.append(f"<{tag} {name}={value}>")
    return found


def places_outside(one: Read) -> list[Problem]:
    lines = one.body.split("\n")
    return [
        problem
        for problem in one.problems
        if not (0 < problem.where.line <= len(lines))
        or not (0 < problem.where.column <= len(lines[problem.where.line - 1]) + 1)
        or problem.where.excerpt != lines[problem.where.line - 1]
    ]


# Headings


def test_headings_keep_their_letters_in_their_ids() -> None:
    assert read("## Участники форума").shown == '<h2 id="участники-форума">Участники форума</h2>'
    assert read("### Өкмөттүн чечими", "ky").shown == '<h3 id="өкмөттүн-чечими">Өкмөттүн чечими</h3>'


def test_a_link_within_a_text_leads_to_a_heading_of_it() -> None:
    assert read("[Ниже](#итоги)\n\n## Итоги").places == []
    assert read("Раз.\n\n[Ниже](#итог)\n\n## Итоги").places == [("no-such-place", 3, 8)]


def test_headings_with_the_same_words_have_ids_of_their_own() -> None:
    assert re.findall('id="([^"]+)"', read("## Итоги\n\n## Итоги\n\n### Итоги").html) == ["итоги", "итоги_1", "итоги_2"]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("# Заголовок", 1),
        ("Текст.\n\n# Заголовок\n\nТекст.", 3),
        ("Текст.\n# Заголовок", 2),
    ],
)
def test_a_heading_of_the_first_level_is_refused_where_it_stands(body: str, line: int) -> None:
    assert read(body).places == [("heading-level", line, 1)]


def test_a_line_of_equals_signs_is_what_is_wrong_where_it_makes_such_a_heading() -> None:
    assert read("Заголовок\n=========\n\nТекст.").places == [("title-underlined", 2, 1)]


def test_every_heading_of_the_first_level_is_refused() -> None:
    assert read("# Раз\n\nТекст.\n\n# Два").places == [("heading-level", 1, 1), ("heading-level", 5, 1)]


# Lists and numbers


@pytest.mark.parametrize(
    "text", ["2018. Год развития регионов.", "1991. Независимость.", "100. Столько органов МСУ.", "2018. Год."]
)
def test_a_year_at_the_beginning_of_a_paragraph_begins_no_list(text: str) -> None:
    assert read(text).html == f"<p>{text}</p>"
    assert read(f"> {text}").shown == f"<blockquote><p>{text}</p></blockquote>"
    assert read(f"- {text}").shown == f"<ul><li>{text}</li></ul>"


def test_a_list_begins_with_its_number() -> None:
    assert read("3. Третье\n4. Четвёртое").shown == '<ol start="3"><li>Третье</li><li>Четвёртое</li></ol>'
    assert read("3. Третье").shown == '<ol start="3"><li>Третье</li></ol>'
    assert read("1. Первое").shown == "<ol><li>Первое</li></ol>"
    assert read("0. Нулевое").shown == '<ol start="0"><li>Нулевое</li></ol>'


def test_lists_of_two_kinds_do_not_run_together() -> None:
    assert read("- Ош\n- Талас\n\n1. Раз\n2. Два").shown == (
        "<ul><li>Ош</li><li>Талас</li></ul><ol><li>Раз</li><li>Два</li></ol>"
    )


def test_lists_lie_inside_each_other() -> None:
    assert read("- Ош\n    - Талас").shown == "<ul><li>Ош<ul><li>Талас</li></ul></li></ul>"


@pytest.mark.parametrize(
    "body",
    [
        "Участники:\n- Ош\n- Талас",
        "Участники:\n* Ош\n* Талас",
        "Участники:\n1. Ош\n2. Талас",
        "100 органов МСУ:\n- Ош\n- Талас",
        "**Участники:**\n- Ош\n- Талас",
        "«Участники»\nтаковы:\n- Ош\n- Талас",
        "Участники:  \n- Ош\n- Талас",
    ],
)
def test_a_list_right_under_a_line_of_text_is_a_list(body: str) -> None:
    """Editors forget the empty line; its items must not run together into one paragraph."""
    one = read(body)

    assert one.codes == []
    assert one.html.count("<li>") == 2


def test_an_item_may_go_on_in_a_second_line() -> None:
    assert read("- Ош,\n  Узген\n- Талас").codes == []


def test_a_line_of_text_that_begins_with_a_dash_is_text() -> None:
    assert read("— Да, — сказал он.\n— Нет.").html.count("<p>") == 2  # each in a paragraph, as it was typed
    assert read("Бишкек\n— столица").shown == "<p>Бишкек_— столица</p>"


# Tables, footnotes, definitions, quotations


def test_a_table_says_how_it_is_aligned_without_a_style() -> None:
    assert read("| Город | Год |\n|:--|--:|\n| Ош | 2018 |").shown == (
        '<div class="wide" tabindex="0"><table>'
        '<thead><tr><th class="left">Город</th><th class="right">Год</th></tr></thead>'
        '<tbody><tr><td class="left">Ош</td><td class="right">2018</td></tr></tbody></table></div>'
    )


def test_a_cell_that_a_table_has_no_column_for_is_reported() -> None:
    one = read("| Город | Год |\n|---|---|\n| Ош | 2018 | Потеря |")

    assert one.codes == ["lost-text"]


@pytest.mark.parametrize(
    "row", ["| Ош | 2018 | |", "| Ош | 2018 ||", "| Ош |", "| Ош | `2018\\|2019` |", "| Ош | 20\\|18 |"]
)
def test_a_row_that_loses_nothing_is_fine(row: str) -> None:
    assert read(f"| Город | Год |\n|---|---|\n{row}").codes == []


def test_a_footnote_leads_to_its_note_and_back() -> None:
    one = read('Текст[^закон].\n\n[^закон]: Закон "О МСУ".')

    assert '<sup id="fnref:закон"><a class="footnote-ref" href="#fn:закон">1</a></sup>' in one.html
    assert '<li id="fn:закон">' in one.html
    assert "<p>Закон «О\N{NO-BREAK SPACE}МСУ»." in one.html
    assert 'href="#fnref:закон"' in one.html
    assert one.lead == "Текст."


def test_one_of_two_notes_under_the_same_mark_is_reported() -> None:
    one = read("Текст[^1].\n\n[^1]: Первая.\n\n[^1]: Вторая.")

    assert one.codes == ["lost-text"]


def test_definitions() -> None:
    assert read("МСУ\n: Местное самоуправление").shown == "<dl><dt>МСУ</dt><dd>Местное самоуправление</dd></dl>"


def test_quotations_emphasis_breaks_and_rules() -> None:
    assert read("> Слова").shown == "<blockquote><p>Слова</p></blockquote>"
    assert read("*раз* **два** `три`").html == "<p><em>раз</em> <strong>два</strong> <code>три</code></p>"
    assert read("Раз  \nдва").html == "<p>Раз<br>\nдва</p>"
    assert read("Раз\n\n***\n\nдва").shown == "<p>Раз</p><hr><p>два</p>"
    assert read("слово_со_знаками").html == "<p>слово_со_знаками</p>"


def test_signs_of_other_dialects_stay_as_typed() -> None:
    for text in ("[TOC]", "*[МСУ]: местное", "(c) 2018", "==нет", "а:б:в", "12:30:45"):
        assert read(text).html == f"<p>{text}</p>"
        assert read(text).codes == []


# Typography


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('"*Привет*"', "<p>«<em>Привет</em>»</p>"),
        ('*"При*-вет"', "<p><em>«При</em>-вет»</p>"),
        ('"Роль **"местных" органов**"', "<p>«Роль <strong>„местных“ органов</strong>»</p>"),
        (
            '"Роль [*"МСУ"*](https://a.example/) сегодня"',
            '<p>«Роль <a href="https://a.example/"><em>„МСУ“</em></a> сегодня»</p>',
        ),
        ('"`код`"', "<p>«<code>код</code>»</p>"),
        ("**Бишкек** - столица", "<p><strong>Бишкек</strong>_— столица</p>"),
        ("в *городе*", "<p>в_<em>городе</em></p>"),
        ('*"Раз*" два"', '<p><em>"Раз</em>" два"</p>'),
    ],
)
def test_marks_are_set_across_emphasis_and_links(body: str, expected: str) -> None:
    assert read(body).shown == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('## Роль "МСУ"', '<h2 id="роль-мсу">Роль «МСУ»</h2>'),
        ('- "МСУ" - 26%', "<ul><li>«МСУ»_— 26_%</li></ul>"),
        ('> "МСУ"', "<blockquote><p>«МСУ»</p></blockquote>"),
        ('"МСУ"\n: "Слово"', "<dl><dt>«МСУ»</dt><dd>«Слово»</dd></dl>"),
        ('Текст[^1]\n\n[^1]: "МСУ" - 26%', '<p>Текст<sup id="fnref:1">…<p>«МСУ»_— 26_%&#160;<a'),
    ],
)
def test_marks_are_set_in_every_kind_of_block(body: str, expected: str) -> None:
    for part in expected.split("…"):
        assert part in read(body).shown


def test_the_id_of_a_heading_does_not_depend_on_which_hyphen_is_typed() -> None:
    """Links to it, which others have, stay right."""
    found = [re.findall('id="(.*?)"', read(f"## COVID{one}19 и рост {one}5").html) for one in ("-", "\u2011")]

    assert found == [["covid-19-и-рост-5"]] * 2


def test_marks_are_set_in_tables() -> None:
    shown = read('| "Раз" | №5 |\n|---|---|\n| "Два" | 5 кг |').shown

    assert re.findall("<t[hd]>(.*?)</t[hd]>", shown) == ["«Раз»", "№_5", "«Два»", "5_кг"]


def test_the_language_of_the_text_says_how_marks_are_set() -> None:
    assert read('"МСУ" - 26 %', "ky").shown == "<p>«МСУ»_— 26%</p>"
    assert read('"LSG" - 26 %', "en").shown == "<p>“LSG” - 26 %</p>"


def test_quotation_marks_do_not_pair_up_across_blocks() -> None:
    assert read('"Раз\n\nдва"').shown == '<p>"Раз</p><p>два"</p>'


@pytest.mark.parametrize("code", ['print("в -- городе", 26%)', "А.С.Пушкин - №5 и т.д."])
def test_code_is_not_typeset(code: str) -> None:
    shown = code.replace('"', "&quot;")
    for html in (read(f"`{code}`").html, read(f"```\n{code}\n```").html):
        assert code in html.replace("&quot;", '"') or shown in html


def test_an_address_that_is_shown_is_not_typeset() -> None:
    """Or a reader who copies it comes nowhere."""
    address = "https://example.org/2017-2018/5%20"

    assert read(f"<{address}>").html == f'<p><a href="{address}">{address}</a></p>'
    assert f">{address}</a>" in read(f"[{address}]({address})").html
    assert f">{address}</a> " in read(f"Адрес {address} здесь").html


def test_a_line_break_in_the_source_is_a_space_like_any_other() -> None:
    """Editors wrap their lines; readers never see where."""
    assert read("Бишкек -\nстолица").shown == "<p>Бишкек_— столица</p>"
    assert read("живут в\nгороде").shown == "<p>живут в_городе</p>"


# Links


@pytest.mark.parametrize(
    "target",
    [
        "https://example.org/",
        "http://example.org",
        "HTTPS://example.org/",
        "https://example.org:8080/a_b/*c*?d=e#f",
        "https://пример.рф/путь",
        "https://example.org/%D0%B0_(b)",
        "mailto:press@example.org",
        "mailto:press@example.org?subject=%D0%A4",
        "tel:+996312000000",
        "tel:102",
    ],
)
def test_a_link_may_lead_there(target: str) -> None:
    one = read(f"[текст]({target})")

    assert one.problems == []
    assert one.html == f'<p><a href="{target}">текст</a></p>'


@pytest.mark.parametrize(
    "query",
    [
        "a=1&b=2",
        "a=1&region=2",
        "a=1&section=2&copy=3",
        "q=&reg=1",
        "a=1&notes=2&times=3",
        "a=1&para=2&lt=3",
        "a=1&region;",
    ],
)
def test_an_ampersand_in_an_address_is_one(query: str) -> None:
    """`&region=` is no `®ion=`: without a semicolon there is no entity in an address."""
    one = read(f"[текст](https://example.org/?{query})")
    ((_, link),) = (element for element in Seen(one.html).elements if element[0] == "a")

    assert one.problems == []
    assert link["href"] == f"https://example.org/?{query}"


def test_an_apostrophe_is_part_of_an_address() -> None:
    assert read("[текст](https://en.wikipedia.org/wiki/People's_Assembly)").codes == []


def test_mail_addresses_and_addresses_in_angle_brackets_are_links() -> None:
    assert read("<press@example.org>").html == '<p><a href="mailto:press@example.org">press@example.org</a></p>'
    assert read("<mailto:press@example.org>").html == '<p><a href="mailto:press@example.org">press@example.org</a></p>'
    assert read("<https://example.org/>").html == '<p><a href="https://example.org/">https://example.org/</a></p>'


def test_a_link_by_reference() -> None:
    assert read('[текст][1]\n\n[1]: https://example.org/ "Имя"').html == (
        '<p><a href="https://example.org/" title="Имя">текст</a></p>'
    )


@pytest.mark.parametrize(
    "body",
    [
        "Текст.\n\n[Внимание]: срочно",
        "[Внимание]: https://example.org/",
        "[1]: b\n[1]: c",
        "- [Внимание]: срочно",
        "> [Внимание]: срочно",
        "   [Внимание]:   срочно",
        "[Внимание]:\nсрочно",
    ],
)
def test_a_line_that_is_a_reference_and_that_nothing_refers_to_is_reported(body: str) -> None:
    assert set(read(body).codes) == {"lost-text"}


@pytest.mark.parametrize("text", ["[Внимание]: срочно нужны все", "[Аплодисменты]: спасибо, спасибо!", "[а]:"])
def test_a_line_that_is_no_reference_is_text(text: str) -> None:
    one = read(text)

    assert one.codes == []
    assert one.html == f"<p>{text}</p>"


@pytest.mark.parametrize(
    ("link", "column"),
    [("[текст](person:saliev)", 9), ('[*текст*](person:saliev "Имя")', 11), ("[](person:saliev) text", 4)],
)
def test_a_link_to_a_document_is_a_mention_with_its_place(link: str, column: int) -> None:
    (mention,) = read(f"Раз.\n\n{link}").mentions

    assert mention.ref == ("person", "saliev")
    assert mention.mark == (3, column)


def test_every_mention_has_its_own_place() -> None:
    mentions = read("[а](person:saliev), [б](person:saliev)\n[в](release:2018-07-03-forum)").mentions

    assert [(mention.ref.kind, *mention.mark) for mention in mentions] == [
        ("person", 1, 5),
        ("person", 1, 25),
        ("release", 2, 5),
    ]


@pytest.mark.parametrize(
    ("target", "suggestion"),
    [
        ("//city.example/x", "did you mean “https://city.example/x”? "),
        ("https:city.example", "did you mean “https://city.example”? "),
        ("http:/city.example", "did you mean “http://city.example”? "),
        ("https://city.example/мой файл", "did you mean “https://city.example/мой%20файл”? "),
        ("mailto: press@city.example", "did you mean “mailto:press@city.example”? "),
        ("tel:+996 312 62-00-00", "did you mean “tel:+996312620000”? "),
        ("person:", "did you mean “person”? "),
        ("release:budget?x=1", "did you mean “release”? "),
        ("tag:forum", ""),
        ("city.example:8080/x", ""),
    ],
)
def test_where_no_link_may_lead_is_refused_with_a_suggestion(target: str, suggestion: str) -> None:
    (problem,) = read(f"[текст]({target})").problems

    assert problem.code == "unsafe-link"
    assert problem.hint.startswith(f"{suggestion}use https://")
    assert target in problem.message


@pytest.mark.parametrize("target", ["persn:saliev", "about.ru.md", "../about/", "press@city.example"])
def test_a_browser_is_never_given_what_names_no_page(target: str) -> None:
    """What may be meant is said beside all documents."""
    one = read(f"[текст]({target})")

    assert one.html == '<p><a href="">текст</a></p>'
    assert [(mention.ref.slug, *mention.mark) for mention in one.mentions] == [(target, 1, 9)]


def test_a_link_without_an_address_is_reported_where_it_stands() -> None:
    assert read("Раз.\n\n[два]()").places == [("no-address", 3, 6)]


@pytest.mark.parametrize(
    "link", ["[Итоги](#Итоги года)", "[Итоги](#ИТОГИ-ГОДА)", "[Итоги](#итоги_года)", "[x](#итоги-годы)"]
)
def test_a_heading_is_suggested_by_its_words_in_any_case(link: str) -> None:
    (problem,) = read(f"{link}\n\n## Итоги года").problems

    assert problem.code == "no-such-place"
    assert problem.hint.startswith("did you mean “итоги-года”? ")


def test_a_heading_is_found_as_a_browser_writes_it() -> None:
    one = read("[ниже](#%D0%B8%D1%82%D0%BE%D0%B3%D0%B8)\n\n## Итоги")

    assert one.codes == []
    assert '<a href="#итоги">' in one.html


def test_the_place_of_no_name_is_no_place() -> None:
    assert read("[наверх](#)").codes == ["no-such-place"]


def test_a_link_that_has_no_words_is_refused() -> None:
    """Nobody could see it or follow it."""
    assert read("До [](https://example.org/) после.").problems != []


# What must not get through

RAW = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<ScRiPt\n>alert(1)</sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<IMG SRC=`javascript:alert(1)`>",
    '<img src="a@b" onerror="alert(1)">',
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    '<iframe src="javascript:alert(1)"></iframe>',
    "<iframe srcdoc='&lt;script&gt;alert(1)&lt;/script&gt;'>",
    '<a href="javascript:alert(1)">x</a>',
    '<a\nhref="javascript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<math><maction xlink:href="javascript:alert(1)">x</maction></math>',
    "<body onload=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<object data=data:text/html,x></object>",
    "<embed src=data:text/html,x>",
    "<form action=javascript:alert(1)><button>x</button></form>",
    "<button formaction=javascript:alert(1)>x</button>",
    '<base href="//evil.example/">',
    '<meta http-equiv="refresh" content="0;url=//evil.example/">',
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>@import url(//evil.example/x.css)</style>",
    '<div style="background:url(javascript:alert(1))">x</div>',
    "<marquee onstart=alert(1)>x</marquee>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<b>жирный</b>",
    "<!-- заметка",
    "<?php echo 1 ?>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "\\<script>alert(1)</script>",
    "<<script>script>alert(1)",
    "</p><script>alert(1)</script>",
    "- <script>alert(1)</script>",
    "> <script>alert(1)</script>",
    "## <script>alert(1)</script>",
    "*<script>*alert(1)",
    "[<img src=x onerror=alert(1)>](https://example.org/)",
    "| <script>alert(1)</script> | b |\n|---|---|\n| <img src=x onerror=alert(1)> | d |",
    "Термин\n: <script>alert(1)</script>",
    "Текст[^1]\n\n[^1]: <script>alert(1)</script>",
    "<div>\n\n*текст*\n\n</div>",
    '<a href="`x`" onclick=alert(1)>y</a>',
]
UNSAFE = [
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](javascript&#58;alert(1))",
    "[x](javascript&#x3a;alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;&#x61;vascript:alert(1))",
    "[x](&#0000106avascript:alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](java&NewLine;script:alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](<java\nscript:alert(1)>)",
    "[x]( javascript:alert(1))",
    "[x](&nbsp;javascript:alert(1))",
    "[x](&#1;javascript:alert(1))",
    "[x](javascript%3Aalert(1))",
    "[x](%6aavascript:alert(1))",
    "[x](javascript://example.org/%0aalert(1))",
    "[x](javascript\\:alert(1))",
    "[x](<javascript:alert(1)>)",
    '[x](javascript:alert(1) "имя")',
    "[x](vbscript:msgbox(1))",
    "[x](VBSCRIPT:msgbox(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](DATA:image/svg+xml,x)",
    "[x](blob:https://example.org/x)",
    "[x](file:///etc/passwd)",
    "[x](ftp://example.org/)",
    "[x](about:blank)",
    "[x](view-source:https://example.org/)",
    "[x](intent://x#Intent;end)",
    "[x](//evil.example/)",
    "[x](///evil.example/)",
    "[x](/\\evil.example/)",
    "[x](\\\\evil.example/)",
    "[x](https:evil.example)",
    "[x](https:/evil.example/)",
    "[x](https:///evil.example/)",
    "[x](https:\\\\evil.example/)",
    "[x](https://bank.example\\@evil.example/)",
    "[x](https://user:word@evil.example/)",
    "[x](https://bank.example@evil.example/)",
    "[x](https://bank.example&#64;evil.example/)",
    "[x](https://bank.example&commat;evil.example/)",
    "[x](https://)",
    "[x](https://#x)",
    '[x](https://example.org/" onmouseover="alert(1))',
    "[x](https://example.org/&quot;onmouseover=&quot;alert(1))",
    "[x](https://example.org/<script>)",
    "[x](https://example.org/ onclick=alert(1))",
    "[x](person:saliev onclick=alert(1))",
    "[x](person:saliev&quot;onclick=&quot;alert(1))",
    "[x](person:../../etc)",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "[x][]\n\n[x]: data:text/html,x",
    "[x]\n\n[x]: <javascript:alert(1)>",
    "[x][1]\n\n[1]: //evil.example/ 'имя'",
    "<javascript://example.org/%0aalert(1)>",
    "<JAVASCRIPT://x>",
    "<data://text/html,x>",
    "<vbscript://x>",
    "<https://user@evil.example/>",
    "<https://bank.example\\@evil.example/>",
    '<x"onclick="alert(1)@example.org>',
    "- [x](javascript:alert(1))",
    "> [x](javascript:alert(1))",
    "## [x](javascript:alert(1))",
    "**[x](javascript:alert(1))**",
    "| [x](javascript:alert(1)) | b |\n|---|---|\n| c | d |",
    "Термин\n: [x](javascript:alert(1))",
    "Текст[^1]\n\n[^1]: [x](javascript:alert(1))",
]
PICTURES = [
    "![x](https://evil.example/pixel.png)",
    "![x](javascript:alert(1))",
    '![x" onerror="alert(1)](x)',
    "![x](x\"onerror='alert(1)')",
    "![x][1]\n\n[1]: https://evil.example/pixel.png",
    "[![x](javascript:alert(1))](https://example.org/)",
    "| ![x](https://evil.example/a.png) | b |\n|---|---|\n| c | d |",
]
HARMLESS = [
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "`<script>alert(1)</script>`",
    "```\n<script>alert(1)</script>\n```",
    "<a href=javascript:alert(1)",
    "<script",
    "<имя>",
    "< script>alert(1)",
    "<%= alert(1) %>",
    "{{ 7*7 }} {% include 'x' %}",
    "javascript:alert(1)",
    "[x] (javascript:alert(1))",
    "[x]\\(javascript:alert(1))",
    "\\[x](javascript:alert(1))",
    "[x](javascript:alert(1)",
    '[x](https://example.org/ "\\" onmouseover=\\"alert(1)")',
    "[x](https://example.org/ '\" onmouseover=alert(1)')",
    '[x](https://example.org/ "<script>alert(1)</script>")',
    '[x](https://example.org/ "x" onmouseover="alert(1)")',
    '[x](person:saliev "\\"><script>")',
    '[x](https://example.org/ "</p>")',
    "[x](https://example.org/?q=javascript:alert(1))",
    "[x](https://example.org/%0d%0aX:y)",
    "[x](mailto:javascript:alert(1))",
    "[x](tel:javascript:alert(1))",
    '## x" onclick="alert(1)',
    "## </h2 onclick=alert(1)",
    '## x {: onclick="alert(1)" }',
    'x {: onclick="alert(1)" }',
    '[^"onclick=alert(1)]: Сноска\n\nТекст[^"onclick=alert(1)]',
    "[^<b]: Сноска\n\nТекст[^<b]",
    '| a |\n|:-:" onclick="alert(1)|\n| b |',
    "*[HTML]: <x onclick=alert(1)",
    '<figure data-placed="quote:x"',
    "klzzwx",
]


@pytest.mark.parametrize(
    ("payload", "code"),
    [(one, "raw-html") for one in RAW]
    + [(one, "unsafe-link") for one in UNSAFE]
    + [(one, "picture") for one in PICTURES],
)
def test_what_could_harm_a_reader_is_refused_with_its_place(payload: str, code: str) -> None:
    one = read(f"Первый абзац.\n\n{payload}\n\nПоследний абзац.")

    assert code in one.codes
    assert places_outside(one) == []
    assert harm(one) == []


@pytest.mark.parametrize(
    "address",
    [
        "https://bank.example&amp;#64;evil.example/",
        "https://bank.example&amp;commat;evil.example/",
        "https://bank.example&amp;amp;#64;evil.example/",
        "person:saliev&amp;quot;onclick=alert(1)",
        "javascript&amp;colon;alert(1)",
    ],
)
def test_what_is_an_entity_after_one_reading_is_not_one_for_the_browser(address: str) -> None:
    """Or the reader comes to evil.example, where the words say bank.example."""
    assert harm(read(f"[x]({address})")) == []


@pytest.mark.parametrize("payload", HARMLESS)
def test_what_only_looks_harmful_stays_text(payload: str) -> None:
    one = read(payload)

    assert set(one.codes) <= {"not-markdown"}
    assert harm(one) == []
    assert Counter(re.findall(r"\w+", Seen(payload.replace("<", "&lt;")).text)) <= Counter(
        re.findall(r"\w+", Seen(one.html).kept)
    )


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("Раз <b>два</b>", ("raw-html", 1, 5)),
        ("Раз\nдва\n\n- три <hr>", ("raw-html", 4, 7)),
        ("`<b>` и <b>", ("raw-html", 1, 9)),
        ("Раз [два](javascript:x)", ("unsafe-link", 1, 11)),
        ("Раз\n\n[два][1]\n\n[1]: javascript:x", ("unsafe-link", 5, 6)),
        ("Раз ![два](x)", ("picture", 1, 5)),
        ("`![` и ![два](x)", ("picture", 1, 8)),
        (r"\`<b>`", ("raw-html", 1, 3)),
    ],
)
def test_what_is_refused_has_its_place(body: str, place: tuple[str, int, int]) -> None:
    assert read(body).places[0] == place


@pytest.mark.parametrize(
    "body",
    [
        "[текст[^1]](https://example.org/)\n\n[^1]: Сноска",
        "[<press@example.org>](https://example.org/)",
        "[<https://other.example/>](person:saliev)",
    ],
)
def test_a_link_never_lies_in_a_link(body: str) -> None:
    assert harm(read(body)) == []


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("<!-- Не публиковать. -->", ""),
        ("Раз <!-- не так --> два.", "<p>Раз  два.</p>"),
        ("Раз.\n\n<!-- Не публиковать.\n\nЕщё не согласовано. -->\n\nДва.", "<p>Раз.</p><p>Два.</p>"),
        ("Раз ` два <!-- а --> три.", "<p>Раз ` два  три.</p>"),
        ("`<!-- x -->`", "<p><code>&lt;!-- x --&gt;</code></p>"),
        ("```\n<!-- x -->\n```", "<pre><code>&lt;!-- x --&gt; </code></pre>"),
    ],
)
def test_a_comment_is_for_other_editors_unless_it_is_code(body: str, shown: str) -> None:
    one = read(body)

    assert one.codes == []
    assert one.shown == shown


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("- Раз\n<!-- а -->\n- Два", "<ul><li>Раз</li><li>Два</li></ul>"),
        ("Раз.\n<!-- а -->\nДва.", "<p>Раз.</p><p>Два.</p>"),
        ("Раз <!-- а\nб --> два.", "<p>Раз  два.</p>"),
        ("> ```\n> код\n\n<!-- а -->\n\n```\nкод\n```", "<blockquote><pre><code>код </code></pre></blockquote>"),
    ],
)
def test_a_comment_parts_paragraphs_and_no_lists_and_hides_behind_no_code(body: str, shown: str) -> None:
    assert read(body).shown.startswith(shown)
    assert "<!--" not in read(body).html
    assert "&lt;!--" not in read(body).html


def test_what_is_wrong_below_a_comment_has_its_place() -> None:
    assert read("<!-- а\n\nб -->\n\n<b>").places == [("raw-html", 5, 1)]


def test_a_comment_that_never_ends_is_refused() -> None:
    """Or an editor's note to colleagues would be published."""
    for body in ("Раз <!-- не так", "Раз\n\n<!-- не так\n\nдва", "- <!--"):
        assert read(body).codes == ["raw-html"]


@pytest.mark.parametrize(
    "body",
    [
        "&#8203;",
        "&#x202E;текст",
        "&zwj;",
        "&#65279;",
        "[текст](https://example.org/&#8203;)",
        "`&#8203;` &#8203;",
    ],
)
def test_characters_that_make_a_text_lie_do_not_pass_as_entities(body: str) -> None:
    one = read(body)

    assert one.problems != []
    assert places_outside(one) == []


@pytest.mark.parametrize("body", ["&#" + "1" * 5000, f"[x](https://a.example/?&#{'1' * 5000})"])
def test_an_entity_without_end_is_text(body: str) -> None:
    one = read(body)

    assert one.codes == []
    assert "1" * 5000 in one.html


def test_an_entity_of_too_many_digits_is_reported() -> None:
    assert read("&#" + "1" * 5000 + ";").codes == ["markdown"]


# What Markdown and HTML give a meaning to, so that it meets in every order.
FRAGMENTS = [
    *["[", "]", "(", ")", "](", "![", "<", ">", "</", "/>", "&", ";", '"', "'", "*", "**", "_", "`", "``", "\\", "#"],
    *[
        "|",
        "-",
        "\n",
        "\n\n",
        " ",
        "    ",
        ":",
        "^",
        "=",
        "{",
        "}",
        "~",
        "+",
        "1. ",
        "- ",
        "> ",
        "\n: ",
        "\n---\n",
        "\n===",
    ],
    *["[^1]", "[^1]: ", "[a]", "[a]: ", "\n| a | b |\n|:-|-:|\n| ", "[[quote: a]]", "\n[[quote: a]]\n", "## "],
    *[
        "javascript:",
        "JAVASCRIPT&colon;",
        "&#106;avascript:",
        "data:text/html,",
        "vbscript:",
        "https://",
        "//",
        "@",
        "#",
    ],
    *[
        "mailto:",
        "tel:",
        "person:saliev",
        "https://a.example/",
        "a@b.example",
        "%0a",
        "&Tab;",
        "&#64;",
        "&lt;",
        "&quot;",
    ],
    *[
        "<script>",
        "</script>",
        "<img src=x onerror=",
        "<a href=",
        "<!--",
        "-->",
        "<?",
        "<![CDATA[",
        "onclick=",
        "style=",
    ],
    *["x", "Я", "5", "title", "\t", NO_BREAK, "😀", "klzzwxh:0", "\N{SOFT HYPHEN}", "<b ", "<x@y>", '"t")', "'t')"],
]
BODIES = st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=14).map("".join).filter(str.strip)


@settings(max_examples=1500, deadline=None, database=None, derandomize=True)
@given(BODIES)
def test_nothing_that_is_not_allowed_gets_through_whatever_is_typed(body: str) -> None:
    one = read(body)

    assert [found for found in harm(one) if found != "a link in a link"] == []
    assert places_outside(one) == []


WORD = "Жарчы"


@settings(max_examples=800, deadline=None, database=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from([one for one in FRAGMENTS if "]: " not in one and one != ":" and "|" not in one] + [WORD] * 30),
        min_size=1,
        max_size=12,
    ).map("".join)
)
def test_no_word_is_lost_in_silence(body: str) -> None:
    """It is in the text, in an address, in a title, or a problem says what became of it. Comments are for editors."""
    one = read(body)

    assert one.problems or Seen(one.html).kept.count(WORD) >= re.sub("<!--.*?-->", "", body, flags=re.DOTALL).count(
        WORD
    )


@settings(max_examples=300, deadline=None, database=None, derandomize=True)
@given(BODIES)
@example("- ## Раз")
@example("> ## Раз\n> три")
@example("> Раз\n> ---")
@example("> МСУ\n> : Слово")
@example("- МСУ\n    : Слово")
@example("> а | б\n> --|--\n> 1 | 2")
@example("- Раз  \n    два")
@example("    код\n\nТекст\n    не код")
@example("а\t\nб")
@example("`а` б")
@example("[а][б] и `в`\n\n[б]: https://a.example/")
@example(r"\*а\*")
@example("[а](person:saliev)")
@example("[а][б]\n\n[б]: https://a.example/")
@example("[б]\n\n[б]: https://a.example/")
@example("![а](б.png)")
@example("![а][б]\n\n[б]: https://a.example/")
@example("<https://a.example/>")
@example("<press@example.org>")
@example("а <b>б</b>")
@example("а <!-- б")
@example("*а* б")
@example("_а_ б")
@example("а  \nб")
@example("а | б\n--|--\n1 | 2")
@example("а[^1]\n\n[^1]: Сноска")
@example("МСУ\n: Слово")
@example("## Раз\n\n## Раз\n\n## Раз_1")
@example("## Раз & `два` *три*[^1]\n\n[^1]: Сноска")
@example("Раз\n---\n\n## ")
@example("## Раз *два*")
@example("## Раз &amp; два")
@example("Раз\n  \nдва")
@example("Раз\n\tдва")
@example("    код")
@example("> Раз\n## Два")
@example("> Раз\nдва\n***")
@example("> а | б\n> --|--")
@example("* * *")
@example("- Раз\n## Два")
@example("- Раз\n    - Два")
@example("- а | б\n- :-|-")
def test_what_is_left_out_for_speed_changes_nothing(body: str) -> None:
    """A dialect made for the signs of a text, and used before, reads it as Python-Markdown's own parts do."""
    slow = Dialect(stock=True)
    one = read(body)

    if "markdown" not in one.codes:
        assert one.html == slow.read(source_of(body), BY_NAME)
        assert one.lead == slow.lead


def test_a_text_is_read_alike_after_one_that_could_not_be_read() -> None:
    for body in ("1. " * 7, '[^1]: [a](!"Я[a](\n\n[^1]: @>1\n===\n', "> " * 7 + "x", "[^1] [x]: y"):
        before = read("Текст[^1] [x](https://example.org/).\n\n[^1]: Сноска.")
        read(body)

        assert read(before.body) == before


def test_a_note_that_nothing_refers_to_is_one_mistake() -> None:
    assert read("Текст.\n\n[^1]: Сноска").codes == ["lost-text"]


def test_what_no_pattern_of_ours_writes_is_refused_all_the_same() -> None:
    """Whoever adds a pattern must say at the door what it writes."""
    for html in ('<p onclick="x">А</p>', "<script>А</script>", '<ol class="x"><li>А</li></ol>'):
        source = source_of("А")
        guard(fromstring(f"<div>{html}</div>"), source, BY_NAME)

        assert [problem.code for problem in source.findings.problems] == ["markdown"]


@pytest.mark.parametrize("body", ["```\n[[quote: a-b]]\n```", "<!--\n[[quote: a-b]]\n-->"])
def test_a_quote_in_code_or_in_a_comment_is_not_mentioned(body: str) -> None:
    """Or it would become public with the document, though no page shows it there."""
    assert read(f"Текст.\n\n{body}").mentions == []
    assert read("Текст.\n\n[[quote: a-b]]").mentions != []
