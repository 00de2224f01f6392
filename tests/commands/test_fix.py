"""`fix` mends slips of the keyboard in the files, and nothing else in them."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jarchy.content.corrections import corrected, proof_of
from jarchy.content.parse import parse
from jarchy.content.scan import SourceFile
from jarchy.kinds import BY_NAME
from jarchy.model import Ref
from tests.conftest import Run, Site

RU = "content/releases/budget.ru.md"
TYPED = """---
# Заметка  с пробелами , для коллег
title: Форум ««Роль общин»
date: 2018-07-01  # а это  комментарий
summary: 'Он — "итог" ... всего  года'
pictures:
  hall:
    file: hall.jpg
    alt: Зал , полный людей
    caption: |
      Зал  полон.
    credit: Фото
    licence: CC  BY
---

Бюджет cтраны - это закон , и [ссылка  тут](https://a.example/x--y?a=b,c) `код  тут , да`.

<!-- Заметка  тут ... -->

```
код  тут ...
```

| Статья   | Сомы  |
|----------|-------|
| Дороги   | много |

- пункт  первый
  - пункт ,второй
"""
MENDED = {
    "Форум ««Роль общин»": "Форум «Роль общин»",
    '"итог" ... всего  года': '"итог" … всего года',
    "Зал , полный": "Зал, полный",
    "Зал  полон": "Зал полон",
    "cтраны - это закон , и [ссылка  тут]": "страны — это закон, и [ссылка тут]",
    "пункт  первый": "пункт первый",
    "пункт ,второй": "пункт, второй",
}


def as_meant(text: str) -> str:
    for typed, meant in MENDED.items():
        assert typed in text

        text = text.replace(typed, meant)
    return text


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_slips_are_mended_and_every_other_byte_stays(site: Site, run: Run, end: str, mark: str) -> None:
    typed = mark + TYPED.replace("\n", end)
    site.write(RU, typed.encode())
    result = run(site, "fix", "--yes")

    assert (result.returncode, result.stdout.splitlines()[-1]) == (0, "Mended 1 file.")
    assert (site.folder / RU).read_bytes() == as_meant(typed).encode()
    assert run(site, "fix", "--yes").stdout == "Nothing is to be mended.\n"


def test_what_would_change_is_shown_first_and_nothing_is_written_unasked(site: Site, run: Run) -> None:
    site.write(RU, TYPED)
    result = run(site, "fix")

    assert result.returncode == 1
    assert "-title: Форум ««Роль общин»\n+title: Форум «Роль общин»\n" in result.stdout
    assert (site.folder / RU).read_text(encoding="utf-8") == TYPED


def test_files_can_be_chosen(site: Site, run: Run) -> None:
    ky = "content/pages/a.ky.md"
    site.write(RU, TYPED).write(ky, "---\ntitle: Бир  эки\n---\nжаҥы\n")
    run(site, "fix", ky, "--yes")

    assert (site.folder / RU).read_text(encoding="utf-8") == TYPED
    assert (site.folder / ky).read_text(encoding="utf-8") == "---\ntitle: Бир эки\n---\nжаңы\n"
    assert run(site, "fix", "content/site.yaml").returncode == 2


def test_of_words_that_were_copied_with_the_lines_of_a_pdf_what_is_certain_is_mended(site: Site, run: Run) -> None:
    site.write("content/pages/a.ru.md", "---\ntitle: Офис\n---\nМост по-\nстроен, всё в поряд¬ке, oﬃce\n")
    found = [problem for problem in site.problems() if problem.code == "slip"]
    run(site, "fix", "--yes")

    assert [problem.where.line for problem in found] == [4, 5, 5]
    assert "type “построен,”, or “по-строен,”, unless" in found[0].hint
    assert (
        (site.folder / "content/pages/a.ru.md")
        .read_text(encoding="utf-8")
        .endswith("Мост по-\nстроен, всё в порядке, office\n")
    )


def test_sealed_words_stay_as_they_are(site: Site, run: Run) -> None:
    site.write("content/quotes/a.ru.md", "---\nspeaker: asanova\napproved:\n  by: Асанова\n---\nСлова  тут.\n")

    assert run(site, "fix", "--yes").stdout == "Nothing is to be mended.\n"


def test_a_line_that_is_not_read_as_it_is_typed_stays(site: Site, run: Run) -> None:
    """Its places would be others: here, an invisible character is left out."""
    site.write("content/pages/a.ru.md", "---\ntitle: Стр\n---\nсло\u200bво  тут\n\nи  там\n")
    run(site, "fix", "--yes")

    assert (site.folder / "content/pages/a.ru.md").read_text(encoding="utf-8").endswith("сло\u200bво  тут\n\nи там\n")


def test_only_what_readers_would_see_is_warned_of(site: Site) -> None:
    """A hyphen between words is a dash on the page, so only `fix` looks at it."""
    site.write(RU, TYPED)
    found = [
        (one.code, one.where.line) for one in site.problems() if one.code in ("slip", "look-alike", "doubled-mark")
    ]

    assert found == [
        ("doubled-mark", 3),
        ("slip", 5),
        ("slip", 5),
        ("slip", 9),
        ("slip", 11),
        ("look-alike", 16),
        ("slip", 16),
        ("slip", 16),
        ("slip", 28),
        ("slip", 29),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "«Первый абзац.\n\nВторой абзац».",
        "«Первый абзац.\n\n«Второй абзац».",
        "«Первый.\n\n«Второй.\n\n«Третий».",
        'Экран 24" и `"код`.',
    ],
)
def test_words_that_are_quoted_over_several_paragraphs_are_no_slip(site: Site, body: str) -> None:
    site.write(RU, f"---\ntitle: Бюджет\ndate: 2018-07-01\n---\n\n{body}\n")

    assert [one for one in site.problems() if one.code == "unpaired-mark"] == []


@pytest.mark.parametrize("body", ["«Первый абзац.\n\nВторой абзац.", '"Первый.\n\nВторой".', '- "Первый\n- Второй"'])
def test_marks_that_are_never_closed_are(site: Site, body: str) -> None:
    site.write(RU, f"---\ntitle: Бюджет\ndate: 2018-07-01\n---\n\n{body}\n")

    assert "unpaired-mark" in [one.code for one in site.problems()]


def test_an_old_archive_needs_no_proofreading(site: Site) -> None:
    site.write(RU, TYPED)
    site.replace("content/site.yaml", "languages:\n", "checks: {typography: 2019-01-01}\nlanguages:\n")

    assert {"slip", "look-alike", "doubled-mark"}.isdisjoint(one.code for one in site.problems())


PIECES = [
    "Бюджет",
    "cтраны",
    " ",
    "  ",
    ", ",
    " ,",
    "...",
    " - ",
    "«",
    "»",
    '"',
    "`a  b`",
    "<!-- a  b -->",
    "\n",
    "\n\n",
]
PIECES += [
    "- ",
    "## ",
    "    ",
    "| ",
    "[a  b](http://a.b/c,d)",
    "```\n",
    "№5",
    "( да )",
    "> ",
    "\\",
    "*",
    "&nbsp;",
    "\r",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


def test_labels_of_links_stay_so_that_their_definitions_are_found(site: Site, run: Run) -> None:
    text = "Абзац [реф][см - тут], [пункт - два] и [слово  тут][].\n\n"
    text += "".join(f"[{label}]: https://example.org/\n" for label in ("см - тут", "Пункт - два", "слово тут"))
    site.write(RU, f"---\ntitle: Бюджет\ndate: 2018-07-01\n---\n{text}")
    run(site, "fix", "--yes")

    assert (site.folder / RU).read_text(encoding="utf-8").endswith(text)


@pytest.mark.parametrize("text", ["## ```\n`a  b`\n", "## Знак ` тут\n`a  b`\n", "- Знак `\n- `a  b`\n"])
def test_a_backquote_in_one_block_is_no_beginning_of_code_in_another(site: Site, run: Run, text: str) -> None:
    site.write(RU, f"---\ntitle: Бюджет\ndate: 2018-07-01\n---\n{text}")
    run(site, "fix", "--yes")

    assert (site.folder / RU).read_text(encoding="utf-8").endswith(text)


@given(TEXTS, st.sampled_from(["ru", "ky", "en"]))
@settings(max_examples=300, deadline=None)
@example("## ```\n`a  b` ", "ru")
@example("Бюджет```\n| cтраны\nБюджет```\n", "ru")
@example("\\[a  b](http://a.b/c,d)\\ ,", "ru")
@example("Текст «  Бюджет и (  кенеш", "ru")
def test_letters_never_change_but_those_of_another_alphabet_and_a_second_run_changes_nothing(
    body: str, lang: str
) -> None:
    source = SourceFile(f"content/pages/a.{lang}.md", Ref("page", "a"), lang)
    data = f"---\ntitle: Бюджет\n---\n{body}".encode()

    def once(data: bytes) -> bytes:
        return corrected(data, lambda data: proof_of(source, data, "Asia/Bishkek", BY_NAME))

    after = once(data).decode()

    assert _letters(after) == _letters(data.decode())
    assert once(after.encode()).decode() == after
    assert _code_and_links(source, after) == _code_and_links(source, data.decode())


def _code_and_links(source: SourceFile, text: str) -> list[str]:
    document = parse(source, text.encode(), "Asia/Bishkek").document
    html = str(document.prose.html) if document else ""
    return re.findall("<code.*?</code>|href=[^>]*", html, re.DOTALL)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.replace("cтраны", "страны")))
