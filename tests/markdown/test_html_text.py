"""A body can be taken away as text, and nothing of it is lost."""

import pytest

from jarchy.markdown.html_text import absolute_urls, copyable, plain, unbroken


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Раз</p>\n<p>Два &amp; три</p>", "Раз\n\nДва & три"),
        ("<p>Раз<br />\nдва</p>", "Раз\nдва"),
        ("<p>Смотри <a href='https://e.org/x'>там</a>.</p>", "Смотри там (https://e.org/x)."),
        ("<p><a href='https://e.org/'>https://e.org/</a></p>", "https://e.org/"),
        ("<p><a href='mailto:a%2Bb@e.org?subject=x'>Пишите</a>.</p>", "Пишите (a+b@e.org)."),
        ("<p><a href='mailto:a@e.org'>a@e.org</a></p>", "a@e.org"),
        ("<p><a href='tel:+996312660000'>Звоните</a></p>", "Звоните (+996312660000)"),
        ("<p><a href='tel:+996-312-66-00-00'>+996 (312) 66\ufdd000\ufdd000</a></p>", "+996 (312) 66\ufdd000\ufdd000"),
        ("<p><a href='/ru/people/saliev/'>Салиев</a> сказал</p>", "Салиев сказал"),
        ("<ul>\n<li>раз</li>\n<li>два</li>\n</ul>\n<p>Конец</p>", "– раз\n– два\n\nКонец"),
        ("<ol start='2018'>\n<li>\n<p>год</p>\n</li>\n<li>год</li>\n</ol>", "2018. год\n2019. год"),
        ("<table>\n<tr>\n<th>А</th>\n<th>Б</th>\n</tr>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</table>", "А | Б\n1 | 2"),
        ("<ul>\n<li>раз<ol>\n<li>два</li>\n</ol>\n</li>\n</ul>\n<ol>\n<li>три</li>\n</ol>", "– раз\n1. два\n\n1. три"),
        ("<table><tr><td>А</td></tr></table>\n<table><tr><td>Б</td></tr></table>", "А\n\nБ"),
        ("<table><tr><th></th><th>2017</th></tr><tr><td>А</td><td>1</td></tr></table>", "| 2017\nА | 1"),
        ("<table>\n<tr>\n<th></th>\n<th></th>\n</tr>\n<tr>\n<td>А</td>\n<td></td>\n</tr>\n</table>", "А |"),
        ("<pre><code>a\n  b\n</code></pre>", "a\n  b"),
        ("<p>му\u00adниципалитет</p>", "муниципалитет"),
        ('<p>А<sup><a class="footnote-ref" href="#n">1</a></sup></p>', "А[1]"),
        (
            '<ul><li>А</li></ul><div class="footnote"><hr><ol><li>Б <a class="footnote-backref">^</a></li></ol></div>',
            "– А\n\n[1] Б",
        ),
        ('<div class="footnote"><ol><li>А<ol><li>Б</li></ol></li><li>В</li></ol></div>', "[1] А\n1. Б\n[2] В"),
        ('<ol><li>А</li><li value="5">Б</li><li>В</li></ol>', "1. А\n5. Б\n6. В"),
        ('<p>А:</p><ul class="typed"><li>а) Б</li><li>б) В</li></ul><p>Г</p>', "А:\n\nа) Б\nб) В\n\nГ"),
        ("", ""),
    ],
)
def test_a_body_as_text(html: str, text: str) -> None:
    assert plain(html) == text


@pytest.mark.parametrize(
    ("html", "elsewhere"),
    [
        ('<a href="/ru/people/saliev/">А</a>', '<a href="https://e.org/ru/people/saliev/">А</a>'),
        ('<a class="x" href="#fn:1">1</a>', '<a class="x" href="https://e.org/ru/a/#fn:1">1</a>'),
        ('<blockquote cite="/q/">', '<blockquote cite="https://e.org/q/">'),
        ('<a href="mailto:a@e.org">А</a>', '<a href="mailto:a@e.org">А</a>'),
        ('<a href="https://f.org/?a=1&amp;b=2">А</a>', '<a href="https://f.org/?a=1&amp;b=2">А</a>'),
        ('<code>href="/ru/"</code>', '<code>href="/ru/"</code>'),
        (
            '<source srcset="/a.webp"><img src="/a.jpg" srcset="/b.jpg 2x" alt="А">',
            '<img src="https://e.org/a.jpg" alt="А">',
        ),
        ("му\u00adниципалитет", "муниципалитет"),
    ],
)
def test_a_body_elsewhere_leads_to_the_site(html: str, elsewhere: str) -> None:
    assert absolute_urls(html, "https://e.org/ru/a/") == elsewhere


@pytest.mark.parametrize(
    ("body", "held"),
    [
        ("<p>Годы 2016–2018 и 10—15 га</p>", "<p>Годы [2016–2018] и [10—15] га</p>"),
        ("<p>2016–2018\ufdd0жылдары</p>", "<p>[2016–2018-жылдары]</p>"),
        ('<p title="3–5">3–5<b>6–7</b></p>', '<p title="3–5">[3–5]<b>[6–7]</b></p>'),
        ("<p>10:00\xa0–\xa018:00 и 5\xa0-\xa07 км</p>", "<p>10:00\xa0[–\xa018:00] и 5\xa0[-\xa07] км</p>"),
        ("<p>да – нет, А–Я, сын 5 –</p>", "<p>да – нет, А–Я, сын 5 –</p>"),
        (f"<p>otchet-2018\ufdd007\ufdd003-{'a' * 30}.pdf</p>", f"<p>otchet-2018-07-03-{'a' * 30}.pdf</p>"),
    ],
)
def test_numbers_with_a_dash_between_them_are_held_together(body: str, held: str) -> None:
    """But not a word that is wider than a page."""
    page = unbroken(f"<head><title>3–5</title></head>{body}")

    assert page == f"<head><title>3–5</title></head>{held}".replace("[", '<span class="unbroken">').replace(
        "]", "</span>"
    )


@pytest.mark.parametrize(
    "words",
    [
        'var years = "2018–2019";</script>',
        "a::after { content: '5–6' }</style>",
        "5–6</textarea>",
    ],
)
def test_what_is_no_text_of_the_page_stays_as_it_is(words: str) -> None:
    element = words.rpartition("</")[2]
    page = f"<p>А</p><{element}{words} <p>1–2</p>"

    assert unbroken(page) == page.replace("1–2", '<span class="unbroken">1–2</span>')


def test_many_marks_in_one_text_take_little_time() -> None:
    """A hundred thousand of them took minutes once."""
    text = "5–6 " * 100_000

    assert unbroken(f"<pre>{text}</pre>").count("unbroken") == 100_000


def test_a_long_address_that_is_to_be_copied_is_parted_behind_a_slash() -> None:
    """Numbers and measures are not."""
    words = "А\xa0Б, 5/6 км/ч, https://e.org/ru/quotes/saliev/"
    held = '<span class="unbroken">А Б,</span> 5/6 км/ч, https://e.org/<wbr>ru/<wbr>quotes/<wbr>saliev/'

    assert copyable(words) == held
