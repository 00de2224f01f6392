"""What readers of a translation see beside the paragraphs whose original has changed."""

import re
from datetime import UTC, datetime
from html import unescape
from urllib.parse import unquote

import pytest

from tests.conftest import Run, Site

TEXT = """\
Бюджет города принят сегодня.

## Школы

- Ремонт школы
- Новая школа

> Это важно, сказал мэр.

| улица | сумма |
|---|---|
| Ленина | много |

Вопросы задайте до пятницы."""


@pytest.fixture
def translated(site: Site, run: Run) -> Site:
    """A release in Russian, and its translation, with the same paragraphs in capital letters."""
    return begin(site, run, "ru", "ky")


def begin(site: Site, run: Run, lang: str, other: str, text: str = TEXT, said: str = "") -> Site:
    front = "---\ntitle: Бюджет\ndate: 2018-07-01\n---\n"
    site.write(f"content/releases/budget.{lang}.md", f"{front}{text}\n")
    block = "---\ntitle: Бюджет\ntranslation:\n  reviewed: yes\n---\n"
    path = f"content/releases/budget.{other}.md"
    site.write(path, f"{block}{said or text.upper()}\n")
    run(site, "translate", path, "--done", "--by", "А")
    return site


def marks(site: Site, lang: str = "ky") -> list[tuple[str, str, str]]:
    """The words of each mark, the text that follows it, and the place in the original that it leads to."""
    page = site.build().page(f"/{lang}/releases/budget/")
    found = re.findall(r'<a class="mark" href="([^"]*)"[^>]*><span class="unseen">([^<]*)</span></a>\s*([^<]*)', page)
    return [
        (said, text.strip(), unquote(unescape(href)).partition("releases/budget/")[2]) for href, said, text in found
    ]


def edit(site: Site, old: str, new: str, lang: str = "ru") -> Site:
    return site.replace(f"content/releases/budget.{lang}.md", old, new)


UNTIL, AFTER = datetime(2018, 7, 9, tzinfo=UTC), datetime(2018, 7, 11, tzinfo=UTC)
CHANGED = {"ky": "Котормодон кийин түпнуска өзгөргөн", "ru": "Оригинал изменился после перевода"}


def embargoed_quote(site: Site, lang: str, other: str) -> Site:
    site.write(f"content/people/asanova.{lang}.md", "---\nname: Асанова\n---\n")
    site.write(f"content/quotes/words.{lang}.md", "---\nspeaker: asanova\nembargo: 2018-07-10\n---\nСказано 5 раз.\n")
    site.write(f"content/quotes/words.{other}.md", "---\ntranslation:\n  reviewed: yes\n---\n7 жолу айтылган.\n")
    return site


@pytest.mark.parametrize(("lang", "other"), [("ru", "ky"), ("ky", "ru")])
def test_a_quote_under_embargo_is_no_change_before_readers_see_it(site: Site, run: Run, lang: str, other: str) -> None:
    """That a translation is out of date because of it would say that something is held back."""
    begin(embargoed_quote(site, lang, other), run, lang, other, "Бюджет принят.\n\nВопросы.", "Бюджет.\n\nВопросы.")
    address = f"/{other}/releases/budget/"
    before = site.build(UNTIL).page(address)
    edit(site, "Вопросы.", "[[quote: words]]\n\nВопросы.", lang)
    held, shown = site.build(UNTIL), site.build(AFTER)

    assert held.page(address) == before
    assert CHANGED[other] in shown.page(address)
    assert 'class="mark"' in shown.page(address)
    assert CHANGED[other] in site.build(UNTIL, drafts=True).page(address)


def test_what_has_changed_besides_it_is_marked_in_its_place(site: Site, run: Run) -> None:
    begin(embargoed_quote(site, "ru", "ky"), run, "ru", "ky", "Первый.\n\nВторой.\n\nТретий.")
    edit(site, "Второй.", "[[quote: words]]\n\nВторой, исправленный.")
    page = site.build(UNTIL).page("/ky/releases/budget/")

    assert CHANGED["ky"] in page
    assert page.count('class="mark"') == 1
    assert page.index("ПЕРВЫЙ") < page.index('class="mark"') < page.index("ВТОРОЙ")


@pytest.mark.parametrize(("lang", "other"), [("ru", "ky"), ("ky", "ru")])
def test_editors_are_told_of_what_differs_before_an_embargo_ends_and_the_same_after(
    site: Site, run: Run, lang: str, other: str
) -> None:
    """A mistake in a quote or an event that is held back is to be mended before anybody reads it."""
    begin(embargoed_quote(site, lang, other), run, lang, other, "Бюджет принят.", "Бюджет принят.")
    forum = "title: Форум {}\n"
    site.write(
        f"content/events/forum.{lang}.md",
        f"---\n{forum.format(5)}start: 2018-07-20\nembargo: 2018-07-10\n---\n8 из 9.\n",
    )
    site.write(f"content/events/forum.{other}.md", f"---\n{forum.format(6)}translation:\n  reviewed: yes\n---\n9.\n")
    edit(site, "date:", "event: forum\ndate:", lang)
    edit(site, "принят.", "принят.\n\n[[quote: words]]", lang)
    wanted = {"other-fact", "lost-fact", "added-fact", "lost-placement", "stale-translation"}

    def told(when: datetime) -> list[tuple[str, str]]:
        return sorted((one.code, one.where.path) for one in site.problems(when) if one.code in wanted)

    assert (
        told(UNTIL)
        == told(AFTER)
        == [
            ("lost-fact", f"content/events/forum.{other}.md"),
            ("lost-placement", f"content/releases/budget.{other}.md"),
            ("other-fact", f"content/events/forum.{other}.md"),
            ("other-fact", f"content/quotes/words.{other}.md"),
            ("stale-translation", f"content/releases/budget.{other}.md"),
        ]
    )


def test_nothing_is_marked_in_a_translation_that_is_up_to_date(translated: Site) -> None:
    assert marks(translated) == []


@pytest.mark.parametrize(
    ("old", "new", "text", "place"),
    [
        ("принят сегодня", "принят вчера", "БЮДЖЕТ ГОРОДА ПРИНЯТ СЕГОДНЯ.", "#:~:text=Бюджет города принят вчера"),
        ("- Новая школа", "- Новая большая школа", "НОВАЯ ШКОЛА", "#:~:text=Новая большая школа"),
        ("Это важно, сказал", "Это очень важно, сказал", "ЭТО ВАЖНО, СКАЗАЛ МЭР.", "#:~:text=Это очень важно"),
        ("Ленина | много", "Ленина | мало", "МНОГО", ""),
        ("до пятницы", "до субботы", "ВОПРОСЫ ЗАДАЙТЕ ДО ПЯТНИЦЫ.", "#:~:text=Вопросы задайте до субботы"),
    ],
)
def test_a_block_whose_original_has_changed_has_a_mark_that_leads_there(
    translated: Site, old: str, new: str, text: str, place: str
) -> None:
    edit(translated, old, new)

    assert marks(translated) == [("Түпнускада өзгөргөн", text, place)]


def test_headings_and_code_stay_whole_and_are_named_at_the_top(site: Site, run: Run) -> None:
    words = "ru: {word: управление, abbreviation: МСУ}, ky: {word: башкаруу, abbreviation: ЖӨБ}"
    site.write("content/glossary.yaml", f"terms: {{self: {{{words}}}}}\n")
    text = "## Школы и сады города\n\n```\nкод без знаков\n```\n\n`код` и слова."
    said = "## Жыйынтыктары боюнча ЖӨБ\n\n```\nжыйынтыктары ЖӨБ\n```\n\n`жыйынтыктары` жана [ЖӨБ](/ky/)."
    begin(site, run, "ru", "ky", text, said)
    for old, new in (("сады", "парки"), ("код без", "код со"), ("и слова", "и буквы")):
        edit(site, old, new)
    page = site.build().page("/ky/releases/budget/")

    assert [place for _, _, place in marks(site)] == ["#:~:text=код и буквы"]
    assert "Школы и парки города" in page
    assert ">Жыйынтыктары боюнча ЖӨБ</h2>" in page
    assert "<pre><code>жыйынтыктары ЖӨБ" in page
    assert "<code>жыйынтыктары</code> жана" in page


def test_what_the_original_says_more_is_marked_before_it(translated: Site) -> None:
    edit(translated, "Вопросы", "Сумма ещё не известна.\n\nВопросы")

    assert marks(translated) == [("Түпнускада мындан кийин дагы айтылган", "ЛЕНИНА", "#:~:text=Сумма ещё не известна")]


def test_what_the_original_no_longer_says_is_marked(translated: Site) -> None:
    edit(translated, "- Ремонт школы\n", "")

    assert marks(translated) == [("Түпнускада мындан ары жок", "РЕМОНТ ШКОЛЫ", "")]


def test_a_table_that_was_recorded_by_rows_alone_is_known_by_them(translated: Site) -> None:
    path = "content/releases/budget.ky.md"
    said = (translated.folder / path).read_text(encoding="utf-8")
    translated.write(path, re.sub(r"\.[0-9a-f]{6}", "", said))

    assert "stale-translation" not in {problem.code for problem in translated.problems()}
    assert marks(edit(translated, "Ленина | много", "Ленина | мало")) == [("Түпнускада өзгөргөн", "ЛЕНИНА", "")]


def test_a_fingerprint_of_the_whole_original_marks_nothing(site: Site, run: Run) -> None:
    begin(site, run, "ru", "ky", text="Один абзац.")
    path = "content/releases/budget.ky.md"
    said = (site.folder / path).read_text(encoding="utf-8")
    site.write(path, re.sub(r"of: .*", "of: 000000000000", said))

    assert marks(site) == []


def test_a_new_title_marks_no_paragraph(translated: Site) -> None:
    edit(translated, "title: Бюджет", "title: Бюджет принят")

    assert marks(translated) == []


def test_nothing_is_marked_where_it_is_not_clear_which_paragraph_translates_which(site: Site, run: Run) -> None:
    begin(site, run, "ru", "ky", said="Бир абзац.\n\nЭкинчи абзац.")
    edit(site, "принят сегодня", "принят вчера")

    assert marks(site) == []
    assert "Бюджет города принят вчера" in site.build().page("/ky/releases/budget/")


def test_a_text_with_more_than_one_shape_of_its_blocks_has_no_marks(site: Site, run: Run) -> None:
    """A note stands at the end of a page, wherever it was written."""
    begin(site, run, "ru", "ky", text="Первый абзац[^1].\n\n[^1]: Примечание.\n\nВторой абзац.")
    edit(site, "Второй", "Третий")

    assert marks(site) == []


def test_a_kyrgyz_original_marks_its_russian_translation(site: Site, run: Run) -> None:
    begin(site, run, "ky", "ru")
    edit(site, "принят сегодня", "принят вчера", lang="ky")

    assert [said for said, _, _ in marks(site, "ru")] == ["В оригинале изменилось"]


def test_feeds_and_texts_have_no_marks(translated: Site) -> None:
    translated.with_all("feeds", "text")
    edit(translated, "принят сегодня", "принят вчера")
    built = translated.build()

    assert built.says('class="mark"') == ["ky/releases/budget/index.html"]
    assert built.says("Түпнускада өзгөргөн") == ["ky/releases/budget/index.html"]
