"""Wherever readers and programs get the words of a quote in another language than they were spoken in, it is said."""

import io
import os
import sys
from email import message_from_bytes, policy
from gzip import decompress
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from tests.conftest import AS_OF, Built, Site, new_site

try:
    import weasyprint

    PANGO = bool(weasyprint)
except OSError:
    PANGO = os.environ.get("CI") == "true" and sys.platform == "linux"  # where it must be there

TRANSLATED = "translation:\n  reviewed: yes\n"
SPOKEN, WORDS = "Пора брать ответственность.", "Жоопкерчиликти алалы."
SIGNS = ("Котормо. Айтылган тили", "Бул — котормо", "(котормо)", '"is":"quote translated"')
# What must have the words: a build that loses them proves nothing.
HELD = {
    *("ky/index.html", "ky/quotes/index.html", "ky/quotes/q/index.html", "ky/people/kim/index.html"),
    *("ky/events/forum/index.html", "ky/feed.xml", "ky/rss.xml", "ky/feed.json", "ky/tags/forum/feed.xml"),
    *(f"ky/releases/own/{file}" for file in ("index.html", "release.txt", "release.json", "release.eml")),
    *(f"ky/releases/told/{file}" for file in ("index.html", "release.txt", "release.json", "release.eml")),
    *(f"ky/releases/{slug}/release.docx" for slug in ("own", "told")),
}


def both(site: Site, path: str, original: str, words: str, body: tuple[str, str] = ("", "")) -> None:
    site.write(f"content/{path}.ru.md", f"---\n{original}---\n{body[0]}\n")
    site.write(f"content/{path}.ky.md", f"---\n{words}{TRANSLATED}---\n{body[1]}\n")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A quote in Russian, with releases of which one is in Kyrgyz itself and one is translated."""
    site = new_site(tmp_path_factory.mktemp("site")).with_all()
    site.replace("content/site.yaml", "languages:", f"with: [docx{', pdf' if PANGO else ''}]\nlanguages:")
    both(site, "people/kim", "name: Анна Ким\n", "name: Анна Ким\n")
    both(site, "events/forum", "title: Форум\nstart: 2018-07-04\n", "title: Форум\n")
    both(site, "quotes/q", "speaker: kim\nevent: forum\ndate: 2018-07-01\n", "", (SPOKEN, WORDS))
    placed = "Текст.\n\n[[quote: q]]"
    facts = "title: Новость\ndate: 2018-07-01\nevent: forum\ntags: [forum]\n"
    both(site, "releases/told", facts, "title: Кабар\n", (placed, placed))
    site.write("content/releases/own.ky.md", f"---\ntitle: Өз кабар\ndate: 2018-07-02\n---\n{placed}\n")
    return site.build(AS_OF)


def text_of(name: str, data: bytes) -> str:
    """The words of a file, whatever it is; of a picture, nothing."""
    if name.endswith(".eml"):
        parts = message_from_bytes(data, policy=policy.default).walk()
        return "\n".join(part.get_content() for part in parts if part.get_content_maintype() == "text")
    if name.endswith(".docx"):
        return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)
    if name.endswith(".pdf"):
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    return (decompress(data) if data[:2] == b"\x1f\x8b" else data).decode(errors="ignore")


def holding(built: Built, words: str) -> dict[str, str]:
    """The files that have these words, in any case of their letters."""
    texts = {name: text_of(name, data) for name, data in built.files.items()}
    return {name: text for name, text in texts.items() if words.casefold() in text.casefold()}


def test_every_file_with_the_words_of_a_translated_quote_says_that_they_are_a_translation(built: Built) -> None:
    files = holding(built, WORDS.rstrip("."))

    assert files.keys() >= HELD
    assert any("/search/" in name for name in files)
    assert {name.endswith(".pdf") for name in files} == ({True, False} if PANGO else {False})
    assert [name for name, text in files.items() if not any(sign in text for sign in SIGNS)] == []


def test_no_file_says_so_of_words_as_they_were_spoken(built: Built) -> None:
    spoken = {name: text for name, text in holding(built, SPOKEN.rstrip(".")).items() if name.startswith("ru/")}

    assert len(spoken) > len(HELD) / 2
    assert [name for name, text in spoken.items() if "Перевод. Язык" in text or "(перевод)" in text] == []


def test_what_others_show_with_a_link_to_the_page_of_a_quote_says_it_too(built: Built) -> None:
    page = built.page("/ky/quotes/q/")

    assert '<meta property="og:title" content="«Жоопкерчиликти алалы». — Анна Ким (котормо)">' in page
    assert '"name":"«Жоопкерчиликти алалы». — Анна Ким (котормо)"' in page
    assert "<title>«Пора брать ответственность». — Анна Ким — Вестник</title>" in built.page("/ru/quotes/q/")


def test_programs_learn_of_which_work_it_is_a_translation(built: Built) -> None:
    original = '"translationOfWork":{"@type":"Quotation","@id":"https://forum.example/ru/quotes/q/","inLanguage":"ru"}'

    assert original in built.page("/ky/quotes/q/")
    assert "translationOfWork" not in built.page("/ru/quotes/q/")


def card(folder: Path, files: dict[str, str]) -> bytes | None:
    """The picture that networks show with a link to a quote in the first language of the site."""
    site = new_site(folder).with_all("cards").write("content/people/kim.ru.md", "---\nname: Anna Kim\n---\n")
    for name, text in files.items():
        site.write(f"content/{name}", text)
    code = next(iter(files)).split(".")[1]
    return site.build().files.get(f"{code}/quotes/q/card.png")


def test_the_picture_of_a_translated_quote_is_another_than_that_of_the_same_words_as_spoken(tmp_path: Path) -> None:
    spoken = {"quotes/q.ky.md": f"---\nspeaker: kim\n---\n{WORDS}\n"}
    translated = {
        "quotes/q.ky.md": f"---\n{TRANSLATED}---\n{WORDS}\n",
        "quotes/q.ru.md": f"---\nspeaker: kim\n---\n{SPOKEN}\n",
    }
    pictures = card(tmp_path / "spoken", spoken), card(tmp_path / "translated", translated)

    assert None not in pictures
    assert pictures[0] != pictures[1]


def test_a_language_without_a_word_for_it_has_no_picture_of_a_translated_quote(site: Site) -> None:
    """Uzbek, as a site adds it with messages of its own."""
    messages = site.text("templates/locale/en.po").replace('"Language: en', '"Language: uz')
    site.with_all("cards").write("templates/locale/uz.po", messages)
    site.replace("content/site.yaml", "  ru:", "  uz:\n    title: Xabarlar\n    tags: {forum: Forum}\n  ru:")
    site.write("content/people/kim.ru.md", "---\nname: Anna Kim\n---\n")
    site.write("content/quotes/q.ru.md", f"---\nspeaker: kim\n---\n{SPOKEN}\n")
    site.write("content/quotes/q.uz.md", f"---\n{TRANSLATED}---\nMas'uliyat.\n")
    files = site.build().files

    assert "ru/quotes/q/card.png" in files
    assert "uz/quotes/q/card.png" not in files
