"""Words of a language without a dictionary in browsers are divided where a line ends, on pages and nowhere else."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarchy.build.engine import build
from jarchy.i18n.hyphenation import SOFT_HYPHEN
from jarchy.i18n.language import language
from jarchy.markdown.soft_hyphens import hyphenated
from tests.conftest import Built, Site, forum_site
from tests.hyphenation.measure import count
from tests.quality_page import with_section
from tests.test_leaks import text_of

KYRGYZ, RUSSIAN = language("ky"), language("ru")
LONG = "жетекчилеринин"
DIVIDED = "жетек·чи·ле·ри·нин"


def shown(html: str) -> str:
    """The HTML, with what is hidden in it."""
    return hyphenated(html, KYRGYZ).replace(SOFT_HYPHEN, "·")


def test_words_are_divided_as_by_hand() -> None:
    counted = count()

    assert counted.words >= 500
    assert counted.wrong == []
    assert counted.missed == []


@pytest.mark.parametrize(
    ("typed", "divided"),
    [
        ("«башкаруунун», (форумунун)!", "«баш·ка·руу·нун», (фору·му·нун)!"),
        ("илимий-практикалык", "илимий-прак·ти·ка·лык"),
        ("кыргызстандык төрагасынын", "кыр·гыз·стан·дык төр·ага·сы·нын"),
        ("сөз\u00a0— башкаруу", "сөз\u00a0— баш·ка·руу"),
        ('<a href="/башкаруу/" title="башкаруу">башкаруу</a>', '<a href="/башкаруу/" title="башкаруу">баш·ка·руу</a>'),
        ("<p>башкаруу</p>\n<ul><li>башкаруу</li></ul>", "<p>баш·ка·руу</p>\n<ul><li>баш·ка·руу</li></ul>"),
    ],
)
def test_words_with_marks_around_them_are_divided(typed: str, divided: str) -> None:
    assert shown(typed) == divided


@pytest.mark.parametrize(
    "typed",
    [
        "Кыргызстандыктардын",  # a name, or the first word of a sentence
        "ЖӨБдүн БУУнун",
        "www.башкаруунун.kg башкаруунун.рф https://башкаруу.рф/жетекчилеринин press@башкаруунун.рф",
        "<code>башкаруунун</code>",
        "<pre>башкаруунун\nбашкаруунун</pre>",
        '<h2 id="a">Башкы <code>x</code> башкаруунун</h2>',
        '<code class="x">башкаруунун</code> сөз<code>башкаруунун башкаруунун</code>башкаруунун',
        "<kbd>башкаруунун</kbd> <samp>башкаруунун</samp> <var>башкаруунун</var>",
        "<dt>башкаруунун</dt>",
        "#башкаруунун (#башкаруунун) #башкаруунун2018 @башкаруунун башкаруунун.pdf башкаруунун_башкаруунун",
        "д:\\башкаруунун\\башкаруунун ?башкаруунун=башкаруунун ~башкаруунун башкаруунун+башкаруунун",
        "башкаруyнун",  # with a Latin letter
        "башкаруунун2 2018\ufdd0жылдагыдай",
        "башка\u00adруунун",  # an editor knows better
        "сөздөн <em>баш</em>каруунун",
        "аалам окуя адамга",
        "&laquo;башкаруунун&raquo;",
    ],
)
def test_what_may_be_no_word_stays_whole(typed: str) -> None:
    assert hyphenated(typed, KYRGYZ) == typed


@pytest.mark.parametrize("of", ["ru", "kk-Cyrl", "", "unknown", "RU"])
def test_a_passage_in_another_language_does_not_follow_the_rules_of_the_text(of: str) -> None:
    passages = (
        f'<span class="x" lang="{of}">{LONG} <em>{LONG}</em> {LONG}</span>',
        f'<blockquote\nlang="{of}" dir="auto"><p>{LONG}<br>{LONG}</p>\n<p>{LONG}</blockquote>',
        f"<div lang='{of}'><div><i>{LONG}</i></div><img alt=''>{LONG}</div>",
    )
    for passage in passages:
        assert shown(f"<p>{LONG} {passage} {LONG}</p>") == f"<p>{DIVIDED} {passage} {DIVIDED}</p>"


def test_each_passage_follows_the_rules_of_the_nearest_language() -> None:
    def typed(word: str) -> str:
        return f'{word} <i lang="ru">{LONG} <b lang="ky-KG">{word}</b> {LONG}</i> <a href="/" hreflang="ru">{word}</a>'

    assert shown(typed(LONG)) == typed(DIVIDED)
    assert SOFT_HYPHEN in hyphenated(f'{LONG} <i lang="ky"><b>{LONG}</b></i>', RUSSIAN)


def test_a_language_that_browsers_know_is_left_to_them() -> None:
    assert hyphenated("<p>самоуправления</p>", RUSSIAN) == "<p>самоуправления</p>"


_PIECES = [
    "башкаруунун",
    "ь",
    "ъ",
    "оо",
    "стан",
    "төрага",
    " ",
    "\n",
    "-",
    "<p>",
    "</p>",
    "<h2>",
    "</h2>",
    "<code>",
    "</code>",
    '<i lang="ru">',
    "</i>",
]
_PIECES += ["&amp;", "«", "3", "Б", "w", "\u00a0", '<a href="а б">', "</a>", SOFT_HYPHEN]


@given(st.lists(st.sampled_from(_PIECES) | st.text("абвёьйюуңө", max_size=12)).map("".join))
def test_letters_and_tags_never_change(html: str) -> None:
    made = hyphenated(html, KYRGYZ)

    assert made.replace(SOFT_HYPHEN, "") == html.replace(SOFT_HYPHEN, "")
    assert re.findall("<[^>]*>", made) == re.findall("<[^>]*>", html)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The forum's site, with every format that has texts; a PDF has those of the document for word processors."""
    site = forum_site(tmp_path_factory.mktemp("forum"))
    site.with_all("search", "feeds", "calendar", "text", "mail", "ninjs")
    site.replace("content/site.yaml", "languages:\n", "with: [docx]\nlanguages:\n")
    return Built(site.output, build(site.order(), site.output))


class Texts(HTMLParser):
    """The elements around each text that has a soft hyphen."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.around: list[list[tuple[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert SOFT_HYPHEN not in str(attrs)

        if tag not in ("meta", "link", "img", "br", "source", "hr", "input"):
            self.open.append((tag, dict(attrs).get("class") or ""))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if SOFT_HYPHEN in data:
            self.around.append(self.open[:])


def test_only_texts_and_quotes_have_soft_hyphens(built: Built) -> None:
    pages = [file for file, data in built.files.items() if file.endswith(".html") and SOFT_HYPHEN in data.decode()]

    assert "ky/releases/2018-07-03-forum/index.html" in pages
    assert "ky/quotes/saliev-readiness/index.html" in pages
    assert not [page for page in pages if page.startswith("ru/releases")]

    for page in pages:
        texts = Texts()
        texts.feed(built.files[page].decode())
        for around in texts.around:
            tags, classes = [tag for tag, _ in around], [name for _, name in around]

            assert "prose" in classes or "notes" in classes or "blockquote" in tags, page
            assert not {"h1", "h2", "h3", "title", "time", "figcaption"}.intersection(tags), page


def test_nothing_but_pages_has_soft_hyphens(built: Built) -> None:
    """Feeds, files to take away, messages and what is searched: as a program reads them."""
    no_text = (".html", ".js", ".png", ".webp", ".jpg", ".ico", ".woff2", "wasm.unknown.pagefind")
    texts = {name: text_of(name, data) for name, data in built.files.items() if not name.endswith(no_text)}

    assert {name.rpartition(".")[2] for name in texts} >= {"txt", "json", "xml", "ics", "eml", "docx", "pf_fragment"}
    assert not [name for name, text in texts.items() if SOFT_HYPHEN in text.replace("\\u00ad", SOFT_HYPHEN)]


def test_words_spoken_in_another_language_follow_its_rules(site: Site) -> None:
    """Also within a text of a language with rules, and the other way round."""
    site.write("content/people/asanova.ru.md", "---\nname: Айгүл Асанова\n---\n")
    site.write("content/quotes/ky.ky.md", f"---\nspeaker: asanova\n---\n{LONG}\n")
    site.write("content/releases/news.ru.md", f"---\ntitle: А\ndate: 2018-07-02\n---\n{LONG}\n\n[[quote: ky]]\n")
    page = site.build().page("/ru/releases/news/").replace(SOFT_HYPHEN, "·")

    assert f"<p>{LONG}</p>" in page
    assert f'lang="ky" dir="auto" cite="/ru/quotes/ky/"><p>{DIVIDED}</p>' in page


def test_a_template_of_the_site_may_put_a_passage_of_another_language_into_a_text(site: Site) -> None:
    shown_as = f"'<p>{LONG} <span lang=\"ru\">{LONG}</span> #{LONG}</p>'|hyphenated"
    page = site.replace("templates/404.html", "<h1>", f"{{{{ {shown_as} }}}}<h1>").build().page("/ky/404.html")

    assert f'<p>{DIVIDED} <span lang="ru">{LONG}</span> #{LONG}</p>' in page.replace(SOFT_HYPHEN, "·")


def test_a_section_of_the_page_on_quality_is_written_alone() -> None:
    page = "# Quality\n\n## One\n\nfirst\n\n## Two\n\nsecond\n"

    assert with_section(page, "One", "new") == "# Quality\n\n## One\n\nnew\n\n## Two\n\nsecond\n"
    assert with_section(page, "Two", "new") == "# Quality\n\n## One\n\nfirst\n\n## Two\n\nnew\n"
    assert with_section(page, "Three", "new") == f"{page}\n## Three\n\nnew\n"
