"""A body to HTML: quotes placed, links resolved for the reader, and what Markdown can not read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jarchy.markdown.prose import resolve
from jarchy.model import Ref
from tests.markdown.test_parser import BODIES, Seen, harm, read

FIGURE = '<figure data-placed="quote:saliev"></figure>'
HERE = {
    "person:saliev": "/ru/people/saliev/",
    "release:jyiyn": "/ru/releases/jyiyn/",
}


def resolved(body: str) -> str:
    """The body's HTML for a reader; quotes stand as `[slug]`."""
    pieces = resolve(read(body).html, HERE)
    return "".join(piece if isinstance(piece, str) else f"[{piece.slug}]" for piece in pieces).replace("\n", "")


# Quotes placed


@pytest.mark.parametrize(
    "body",
    [
        "До.\n\n[[quote: saliev]]\n\nПосле.",
        "До.\n[[quote: saliev]]\nПосле.",
        "До.\n\n[[quote: saliev]]\nПосле.",
        "До.\n[[quote: saliev]]\n\nПосле.",
        "До.\n[[quote:saliev]]\nПосле.",
        "До.\n[[quote:   saliev   ]]   \nПосле.",
        "До.\n\n\n\n[[quote: saliev]]\n\n\n\nПосле.",
    ],
)
def test_a_quote_is_placed_by_a_line_of_its_own(body: str) -> None:
    one = read(body)

    assert one.codes == []
    assert one.shown == f"<p>До.</p>{FIGURE}<p>После.</p>"
    assert [mention.ref for mention in one.mentions] == [("quote", "saliev")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("- Раз\n[[quote: saliev]]\n- Два", f"<ul><li>Раз</li></ul>{FIGURE}<ul><li>Два</li></ul>"),
        ("> Раз\n[[quote: saliev]]", f"<blockquote><p>Раз</p></blockquote>{FIGURE}"),
        ("## Раз\n[[quote: saliev]]", f'<h2 id="раз">Раз</h2>{FIGURE}'),
        ("[[quote: saliev]]\n[[quote: saliev]]", FIGURE * 2),
        ("[[quote: saliev]]", FIGURE),
    ],
)
def test_a_placed_quote_stands_between_blocks_whatever_is_before(body: str, expected: str) -> None:
    one = read(body)

    assert one.codes == []
    assert one.shown == expected


def test_every_placed_quote_is_a_mention_with_its_place() -> None:
    mentions = read("До.\n\n[[quote: saliev]]\n\n[[quote: second]]\nПосле.").mentions

    assert [(mention.ref.slug, *mention.mark) for mention in mentions] == [("saliev", 3, 1), ("second", 5, 1)]


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("До [[quote: saliev]]", 4),
        ("[[quote: saliev]] после", 1),
        ("[[quote: saliev]].", 1),
        ("[[quote: saliev]] [[quote: saliev]]", 1),
        ("[[Quote: saliev]]", 1),
        ("[[QUOTE: saliev]]", 1),
        ("[[quote saliev]]", 1),
        ("[[quote - saliev]]", 1),
        ("[[ quote: saliev]]", 1),
        ("[[quote: ]]", 1),
        ("[[quote:]]", 1),
        ("[[quote: saliev]", 1),
        ("[[quote: saliev", 1),
        (" [[quote: saliev]]", 2),
        ("    [[quote: saliev]]", 5),
        ("> [[quote: saliev]]", 3),
        ("- [[quote: saliev]]", 3),
        ("1. [[quote: saliev]]", 4),
        ("## [[quote: saliev]]", 4),
        ("| [[quote: saliev]] | б |\n|---|---|\n| в | г |", 3),
        ("**[[quote: saliev]]**", 3),
        ("`[[quote: saliev]]`", 2),
    ],
)
def test_what_nearly_places_a_quote_is_reported_where_it_stands(line: str, column: int) -> None:
    assert read(f"До.\n\n{line}").places == [("misplaced", 3, column)]


@pytest.mark.parametrize("line", ["[quotes]", "[[quotes]]", "[[12: 30]]", "quote: saliev", "[[quoted]]"])
def test_other_brackets_are_text(line: str) -> None:
    one = read(line)

    assert one.codes == []
    assert one.html == f"<p>{line}</p>"


@pytest.mark.parametrize("line", ["[[цитата: saliev]]", "[[Release: forum]]", "См. [[person: saliev]].", "[[фото: ]]"])
def test_what_no_text_can_place_is_reported_where_it_stands(line: str) -> None:
    assert read(f"До.\n\n{line}").places == [("placement", 3, line.index("[") + 1)]


@pytest.mark.parametrize(
    "line",
    [
        "`[[цитата: saliev]]`",
        "[[роль: обзор]](https://example.org)",
        "[[https://example.org]]",
        r"\[[цитата: saliev]]",
    ],
)
def test_code_links_and_what_is_meant_to_be_read_may_look_like_that(line: str) -> None:
    assert read(line).codes == []


@pytest.mark.parametrize("body", ["[[quote:\nsaliev]]", "[[quote: saliev\n]]", "До\n[[quote:\n\nsaliev]]\nпосле"])
def test_a_quote_whose_sign_goes_over_lines_is_reported(body: str) -> None:
    assert read(body).codes == ["misplaced"]


# Links resolved


def test_a_link_to_a_document_leads_to_its_page_in_the_readers_language() -> None:
    assert resolved("См. [о *нём*](person:saliev).") == '<p>См. <a href="/ru/people/saliev/">о\xa0<em>нём</em></a>.</p>'


def test_a_link_keeps_its_title() -> None:
    assert resolved("[он](person:saliev 'Имя \"и\" <б>')") == (
        '<p><a href="/ru/people/saliev/" title="Имя &quot;и&quot; &lt;б&gt;">он</a></p>'
    )


def test_a_link_to_what_is_in_another_language_leads_to_the_page_that_says_so() -> None:
    assert resolved("[жыйын](release:jyiyn)") == '<p><a href="/ru/releases/jyiyn/">жыйын</a></p>'


def test_a_link_to_what_readers_can_not_see_leaves_its_words() -> None:
    assert resolved("См. [**наш** бюджет](release:secret 'Тайна') и [его](person:saliev).") == (
        '<p>См. <strong>наш</strong> бюджет и\xa0<a href="/ru/people/saliev/">его</a>.</p>'
    )


def test_several_links_of_a_line_are_resolved_each_for_itself() -> None:
    assert resolved("[а](person:saliev)[б](release:secret)[в](release:jyiyn)") == (
        '<p><a href="/ru/people/saliev/">а</a>б<a href="/ru/releases/jyiyn/">в</a></p>'
    )


@pytest.mark.parametrize(
    "target", ["tel:102", "tel:0312-62-62-62", "mailto:press", "https://example.org/", "#a", "TEL:1"]
)
def test_every_other_link_stays_as_it_is(target: str) -> None:
    """Also a telephone number that looks like a document's name."""
    assert resolved(f"[а]({target})") == f'<p><a href="{target}">а</a></p>'


def test_what_only_looks_like_a_resolved_link_is_text() -> None:
    shown = '&lt;a href="person:saliev"&gt;'
    body = f'`<a href="person:saliev">` {shown}'

    assert resolved(body) == f"<p><code>{shown}</code> {shown}</p>"


def test_the_pieces_of_a_body_are_in_its_order() -> None:
    pieces = list(resolve(read("До.\n[[quote: saliev]]\n[[quote: second]]\nПосле.").html, HERE))

    assert pieces == ["<p>До.</p>\n", Ref("quote", "saliev"), Ref("quote", "second"), "<p>После.</p>"]


def test_a_mark_of_a_quote_can_not_be_typed() -> None:
    for body in (f"`{FIGURE}`", f"    {FIGURE}", FIGURE.replace("<", "&lt;"), f"[а](https://a.example/ '{FIGURE}')"):
        assert not [piece for piece in resolve(read(body).html, HERE) if isinstance(piece, Ref)]


@pytest.mark.parametrize("with_documents", [True, False], ids=["seen", "withheld"])
def test_resolving_keeps_html_whole_whatever_is_typed(*, with_documents: bool) -> None:
    """Whether the reader sees what is linked or not, every element is closed where it was opened."""

    @settings(max_examples=300, deadline=None, database=None, derandomize=True)
    @given(st.lists(st.one_of(BODIES, st.sampled_from(["[*а* б](person:saliev)", "[в](release:x 'г')"])), max_size=3))
    def holds(bodies: list[str]) -> None:
        one = read(" ".join(bodies))
        if one.problems or harm(one):
            return
        seen = {":".join(mention.ref): "/ru/people/saliev/" for mention in one.mentions if with_documents}
        pieces = resolve(one.html, seen)
        html = "".join(piece for piece in pieces if isinstance(piece, str))

        assert Seen(html).harm == []
        assert Seen(html).text.split() == Seen(one.html).text.split()

    holds()


@pytest.mark.parametrize(
    "body",
    [
        "[текст[^1]](person:withheld)\n\n[^1]: Сноска",
        "[<press@example.org>](person:withheld)",
        "[<https://a.example/>](person:saliev)",
    ],
)
def test_a_link_with_another_in_its_words_does_not_break_the_page(body: str) -> None:
    assert Seen(resolved(body)).harm == []


# The lead, and what can not be read


@pytest.mark.parametrize(
    ("body", "lead"),
    [
        ("Первый абзац.\n\nВторой.", "Первый абзац."),
        ("## Заголовок\n\nПервый *абзац* с [ссылкой](https://a.example/).", "Первый абзац с\xa0ссылкой."),
        ("[[quote: saliev]]\n\nПервый абзац.", "Первый абзац."),
        ("- Пункт\n\nПервый абзац.", "Первый абзац."),
        ("Две\nстроки.", "Две строки."),
        ("Слова[^1].\n\n[^1]: Сноска.", "Слова."),
        ("Раз &amp; два &lt;три&gt; \\*четыре\\*", "Раз & два <три> *четыре*"),
        ('Форум "Роль" - 26%', "Форум «Роль»\xa0— 26\xa0%"),
        ("- Только список", ""),
        ("AT&T &region 5", "AT&T &region 5"),
    ],
)
def test_the_lead_is_the_first_paragraph_as_plain_text(body: str, lead: str) -> None:
    assert read(body).lead == lead


@pytest.mark.parametrize("body", ["klzzwxh:0001 слово", "слово klzzwxh", "*=**=*`x`"])
def test_nothing_that_only_markdown_itself_understands_is_printed(body: str) -> None:
    one = read(body)

    assert "\x02" not in one.html
    assert "\x03" not in one.html
    assert "klzzwxh" not in one.html
    assert one.codes == ["markdown"]


def test_what_is_nested_too_deep_for_markdown_is_a_problem() -> None:
    body = "\n".join("> " * 8 + "- " * 8 + "а" for _ in range(3))

    assert read(body).codes in (["too-large"], ["markdown"])


def test_a_problem_stands_on_its_line_of_the_file() -> None:
    """Front matter and body count together, as the editor sees the file."""
    one = read("Раз [раз](person:saliev).\n\nДва <b>.\n\n[[quote saliev]]", head="---\ntitle: О нас\n---\n")

    assert one.places == [("raw-html", 6, 5), ("misplaced", 8, 1)]
    assert one.problems[0].where.excerpt == "Два <b>."
    assert one.mentions[0].mark == (4, 11)


def test_problems_of_all_kinds_are_found_at_once() -> None:
    body = "# Раз\n\n<b>Два</b> [три](javascript:x) ![четыре](y)\n\nЗдесь [[quote: пять]]"

    assert sorted(set(read(body).codes)) == ["heading-level", "misplaced", "picture", "raw-html", "unsafe-link"]
