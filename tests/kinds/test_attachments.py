"""What documents offer to take away, to hear and to watch."""

import json
import re
from datetime import timedelta
from email import message_from_bytes, policy

import feedparser
import pytest

from jarchy.build.engine import build
from jarchy.problems import Problem
from tests.attached import MP3, VTT, WEBM, archive, box, mp4, office, pdf
from tests.conftest import AS_OF, Built, Site, alter, photograph
from tests.kinds import main, words

RELEASE, RELEASE_KY = "/ru/releases/budget/", "/ky/releases/budget/"
TABLE = "  table:\n    file: budget.pdf\n    label: Бюджет в таблицах\n"
TABLE_KY = "attachments:\n  table:\n    label: Бюджет таблицаларда\n"
PDF = "files/releases/budget/table.pdf"


def release(site: Site, attachments: str, body: str = "Текст.", facts: str = "") -> Site:
    matter = f"title: Бюджет\ndate: 2018-06-10\n{facts}attachments:\n{attachments}"
    return site.write("content/releases/budget.ru.md", f"---\n{matter}---\n{body}\n")


def translated(site: Site, facts: str, body: str = "Текст.") -> Site:
    matter = f"title: Бюджет\n{facts}translation:\n  reviewed: yes\n"
    return site.write("content/releases/budget.ky.md", f"---\n{matter}---\n{body}\n")


@pytest.fixture
def offering(site: Site) -> Site:
    site.write("content/files/budget.pdf", pdf(pages=14))
    return release(site, TABLE)


def section(built: Built, page: str = RELEASE) -> str:
    return main(built.page(page)).partition('<section class="block attachments">')[2].partition("</section>")[0]


def problems(site: Site, *codes: str) -> list[Problem]:
    return [one for one in site.problems() if one.code in codes]


def test_a_page_says_what_a_file_is_before_it_is_opened(offering: Site) -> None:
    shown = section(offering.build())

    assert words(shown) == "Приложения Бюджет в таблицах PDF, 5 кБ, 14 с."
    assert f'<a href="/{PDF}" type="application/pdf">' in shown


def test_the_file_is_published_as_it_is(offering: Site) -> None:
    assert offering.build().files[PDF] == pdf(pages=14)


def test_two_languages_share_it_and_each_has_its_label(offering: Site) -> None:
    built = translated(offering, TABLE_KY).build()

    assert "Бюджет таблицаларда PDF, 5 кБ, 14 б." in words(section(built, RELEASE_KY))
    assert f'href="/{PDF}"' in section(built, RELEASE_KY)
    assert [file for file in built.files if file.startswith("files/")] == [PDF]


def test_a_translation_owes_the_label(offering: Site) -> None:
    (found,) = problems(translated(offering, ""), "owed-words", "untranslated")

    assert (found.code, found.words["key"]) == ("owed-words", "attachments: table")


def test_of_a_file_in_another_language_it_owes_nothing(offering: Site) -> None:
    release(offering, TABLE + "    lang: ru\n")
    built = translated(offering, "").build()

    assert section(built, RELEASE_KY) == ""
    assert "русский" in section(built)
    assert 'hreflang="ru"' in section(built)


def test_one_in_its_own_language_it_owes(offering: Site) -> None:
    release(offering, TABLE + "    lang: ky\n")

    assert [one.code for one in problems(translated(offering, ""), "owed-words")] == ["owed-words"]


def test_the_code_of_a_country_is_no_language(offering: Site) -> None:
    (found,) = release(offering, TABLE + "    lang: kg\n").errors()

    assert "“ky”" in found.hint


def test_every_kind_whose_page_offers_files_shows_them(site: Site) -> None:
    site.write("content/files/budget.pdf", pdf())
    facts = f"attachments:\n{TABLE}"
    site.write("content/pages/about.ru.md", f"---\ntitle: О нас\n{facts}---\nТекст.\n")
    site.write("content/organisations/city.ru.md", f"---\nname: Мэрия\n{facts}---\nТекст.\n")
    event = f"---\ntitle: Съезд\nstart: 2018-07-04\nstatus: published\n{facts}---\nТекст.\n"
    built = site.write("content/events/congress.ru.md", event).build()

    for page, file in {
        "/ru/about/": "files/pages/about/table.pdf",
        "/ru/organisations/city/": "files/organisations/city/table.pdf",
        "/ru/events/congress/": "files/events/congress/table.pdf",
    }.items():
        assert f'href="/{file}"' in section(built, page)
        assert built.files[file] == pdf()


def test_an_address_is_the_same_when_another_document_names_the_file(offering: Site) -> None:
    offering.build()
    other = f"---\ntitle: Другое\ndate: 2018-06-11\nattachments:\n{TABLE}---\nТекст.\n"
    built = offering.write("content/releases/other.ru.md", other).build()

    assert [file for file in built.files if file.startswith("files/")] == [PDF, "files/releases/other/table.pdf"]


def test_a_replaced_file_is_noticed_and_keeps_its_address(offering: Site) -> None:
    offering.build()
    built = offering.write("content/files/budget.pdf", pdf("Newer", pages=2)).build()

    assert built.files[PDF] == pdf("Newer", pages=2)
    assert "2 с." in words(section(built))


def test_a_file_that_is_altered_in_place_is_noticed(site: Site) -> None:
    release(site.write("content/files/a.csv", "a;b\n"), "  table:\n    file: a.csv\n    label: Таблица\n").build()
    alter(site.folder / "content/files/a.csv")

    assert site.build().files["files/releases/budget/table.csv"] == b"`:c\x0b"


def test_an_edit_of_a_text_keeps_the_files_and_the_links_to_them(offering: Site) -> None:
    """Then nothing but this text is read."""
    offering.write("content/root/ads.txt", "none")
    release(offering, TABLE, f"Начало.\n\nВот [таблица](attachment:table), [она же](/{PDF}).").build()
    built = release(offering, TABLE, f"Начало.\n\nТут [таблица](attachment:table), [она же](/{PDF}).").build()

    assert f'<p>Тут <a href="/{PDF}">таблица</a>, <a href="/{PDF}">она же</a>.</p>' in built.page(RELEASE)
    assert {PDF, "ads.txt"} <= built.files.keys()


def test_a_file_that_is_gone_is_an_error(offering: Site) -> None:
    offering.build()
    (found,) = offering.remove("content/files/budget.pdf").errors()

    assert (found.code, found.where.line) == ("unknown-file", 6)


def test_a_build_with_other_things_to_do_reads_no_file_again(offering: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    offering.build()
    read: list[object] = []
    monkeypatch.setattr("jarchy.build.inspections.read_bytes", lambda file, limit: read.append(file))
    offering.write("content/pages/about.ru.md", "---\ntitle: О нас\n---\nТекст.\n")
    build(offering.order(), offering.output)

    assert read == []


def test_nothing_of_a_withheld_document_is_published_not_even_after_a_preview(offering: Site) -> None:
    release(offering, TABLE, facts="embargo: 2018-07-04 12:00\n")
    before, preview = offering.build(), offering.build(drafts=True)
    after, later = offering.build(), offering.build(AS_OF + timedelta(days=2))

    assert PDF in preview.files
    assert PDF in later.files
    for built in (before, after):
        assert built.says("table.pdf") == []
        assert [file for file, data in built.files.items() if data == pdf(pages=14)] == []


def test_a_file_that_nothing_names_is_not_published_and_reported(site: Site) -> None:
    built = site.write("content/files/budget.pdf", pdf()).build()

    assert built.warnings == ["unused-file"]
    assert [file for file in built.files if file.startswith("files/")] == []


def test_a_withdrawn_release_offers_its_files_on_its_own_page_alone(offering: Site) -> None:
    offering.with_all("feeds", "text")
    facts = "status: withdrawn\nwithdrawn: 2018-06-11\nreason: Ошибка\n"
    built = release(offering, TABLE, facts=facts).build()

    assert PDF in section(built)
    assert built.says("table.pdf") == [PDF, "ru/releases/budget/index.html", ".made-by-jarchy"]


def test_a_text_links_to_a_file_of_its_document(offering: Site) -> None:
    body = "Вот [таблица](attachment:table)."
    built = translated(release(offering, TABLE, body), TABLE_KY, "Мына [таблица](attachment:table).").build()

    for page in (RELEASE, RELEASE_KY):
        assert f'<a href="/{PDF}">таблица</a>' in built.page(page)


def test_an_address_of_a_file_is_known_and_leads_there_while_readers_can_see_it(offering: Site) -> None:
    other = "---\ntitle: Другое\ndate: 2018-06-11\n---\nВот [таблица](/{}).\n"
    public = offering.write("content/releases/other.ru.md", other.format(PDF)).build()
    release(offering, TABLE, facts="embargo: 2018-07-04 12:00\n")
    held = offering.build()

    assert f'<a href="/{PDF}">таблица</a>' in public.page("/ru/releases/other/")
    assert "<p>Вот таблица.</p>" in held.page("/ru/releases/other/")


@pytest.mark.parametrize(
    "typed", ["budget.pdf", "../files/budget.pdf", "/files/Budget.pdf", "content/files/budget.pdf"]
)
def test_a_link_to_the_file_itself_is_an_error_that_says_how_to_write_it(offering: Site, typed: str) -> None:
    (found,) = release(offering, TABLE, f"Вот [таблица]({typed}).").errors()

    assert "did you mean “attachment:table”?" in found.hint


def test_a_link_to_a_file_that_the_document_does_not_offer_is_an_error(offering: Site) -> None:
    (found,) = release(offering, TABLE, "Вот [таблица](attachment:tabel).").errors()

    assert (found.code, found.where.line) == ("unknown-attachment", 9)
    assert "“table”" in found.hint


def test_a_recording_has_the_player_of_the_browser_with_captions_and_a_picture(site: Site) -> None:
    site.write("content/files/speech.mp4", mp4()).write("content/media/hall.jpg", photograph(600, 400))
    site.write("content/files/speech.ru.vtt", VTT).write("content/files/speech.ky.vtt", VTT)
    speech = "  speech:\n    file: speech.mp4\n    label: Речь\n    lang: ru\n    poster: hall.jpg\n"
    release(site, f"{speech}    captions:\n      ru: speech.ru.vtt\n      ky: speech.ky.vtt\n")
    built = site.build()
    shown = section(built)
    (video,) = re.findall("<video.*?</video>", shown)
    tracks = re.findall(r'<track kind="captions" src="([^"]+)" srclang="(\w+)" label="([^"]+)">', video)  # all off
    (poster,) = re.findall(r'poster="/([^"]+)"', video)

    assert 'controls preload="none" src="/files/releases/budget/speech.mp4"' in video
    assert tracks == [
        ("/files/releases/budget/speech.ru.vtt", "ru", "Русский"),
        ("/files/releases/budget/speech.ky.vtt", "ky", "Кыргызча"),
    ]
    assert {poster, *(src[1:] for src, *_ in tracks)} <= built.files.keys()


def test_captions_are_on_where_readers_may_not_understand_what_is_said(site: Site) -> None:
    """In the language of the page, if the recording is in another one."""
    site.write("content/files/speech.mp4", mp4())
    site.write("content/files/speech.ru.vtt", VTT).write("content/files/speech.ky.vtt", VTT)
    captions = "    captions:\n      ru: speech.ru.vtt\n      ky: speech.ky.vtt\n"
    for spoken, on in (("    lang: ru\n", []), ("    lang: ky\n", ["ru"]), ("", [])):
        release(site, f"  speech:\n    file: speech.mp4\n    label: Речь\n{spoken}{captions}")

        assert re.findall(r'srclang="(\w+)" label="[^"]+" default>', section(site.build())) == on


def test_a_sound_recording_is_heard_on_the_page(site: Site) -> None:
    site.write("content/files/speech.mp3", MP3)
    built = release(site, "  speech:\n    file: speech.mp3\n    label: Речь\n").build()

    assert '<audio controls preload="none" src="/files/releases/budget/speech.mp3"' in section(built)
    assert built.warnings == ["missing-translation", "no-contact"]


def test_a_video_without_captions_is_a_warning(site: Site) -> None:
    site.write("content/files/speech.webm", WEBM)
    release(site, "  speech:\n    file: speech.webm\n    label: Речь\n")

    assert [one.words["name"] for one in problems(site, "no-captions")] == ["speech"]


@pytest.mark.parametrize("key", ["captions: {ru: a.vtt}", "poster: hall.jpg"])
@pytest.mark.parametrize("name", ["a.pdf", "a.mp3"])
def test_a_key_that_changes_nothing_is_a_warning(site: Site, name: str, key: str) -> None:
    site.write("content/files/a.vtt", VTT).write("content/media/hall.jpg", photograph())
    site.write("content/files/a.mp3", MP3).write("content/files/a.pdf", pdf())
    (found,) = problems(release(site, f"  a:\n    file: {name}\n    label: Файл\n    {key}\n"), "no-effect")

    assert found.words["key"] == key.partition(":")[0]


def test_a_recording_elsewhere_is_a_link_and_nothing_of_it_is_loaded(site: Site) -> None:
    site.write("content/media/hall.jpg", photograph(600, 400))
    stream = "  stream:\n    link: https://www.video.example/x\n    label: Трансляция\n    poster: hall.jpg\n"
    shown = section(release(site, stream).build())

    assert "Трансляция video.example" in words(shown)
    assert re.findall('https?://[^"]*', shown) == ["https://www.video.example/x"]
    assert '<img src="/media/hall.' in shown


@pytest.mark.parametrize("source", ["", "    file: budget.pdf\n    link: https://video.example/\n"])
def test_an_attachment_is_either_a_file_or_a_link(offering: Site, source: str) -> None:
    release(offering, f"  table:\n    label: Бюджет\n{source}")

    assert [one.code for one in offering.errors()] == ["attachment-source"]


def test_feeds_carry_them(offering: Site) -> None:
    offering.write("content/files/speech.mp3", MP3).with_all("feeds")
    built = release(offering, f"{TABLE}  speech:\n    file: speech.mp3\n    label: Речь\n    lang: ru\n").build()
    urls = [f"https://forum.example/{PDF}", "https://forum.example/files/releases/budget/speech.mp3"]
    atom, rss = (feedparser.parse(built.files[f"ru/{name}"]) for name in ("feed.xml", "rss.xml"))
    (item,) = json.loads(built.files["ru/feed.json"])["items"]

    assert [link["href"] for link in atom.entries[0].links if link["rel"] == "enclosure"] == urls
    assert [(one["href"], one["type"], one["length"]) for one in rss.entries[0].enclosures] == [
        (urls[1], "audio/mpeg", str(len(MP3)))
    ]
    assert [(one["url"], one["mime_type"]) for one in item["attachments"]] == [
        (urls[0], "application/pdf"),
        (urls[1], "audio/mpeg"),
    ]
    assert all(url in content for url in urls for content in (item["content_html"], rss.entries[0].content[0].value))


def test_programs_get_them(offering: Site) -> None:
    built = offering.with_all("text", "ninjs").build()
    url = f"https://forum.example/{PDF}"
    item = json.loads(built.files["ru/releases/budget/release.json"])
    linked = re.findall(r'<script type="application/ld\+json">(.*?)</script>', built.page(RELEASE), re.DOTALL)
    (media,) = json.loads(linked[0])["associatedMedia"]

    assert [(one["rel"], one["uri"]) for one in item["associations"]] == [("attachment", url)]
    assert (media["contentUrl"], media["encodingFormat"]) == (url, "application/pdf")
    assert f"Бюджет в таблицах (PDF, 5 кБ, 14 с.)\n{url}\n" in built.page("/ru/releases/budget/release.txt")


def test_a_message_to_newsrooms_says_where_they_are(offering: Site) -> None:
    built = offering.with_all("mail").build()
    message = message_from_bytes(built.files["ru/releases/budget/release.eml"], policy=policy.default)
    said = [part.get_content() for part in message.walk() if part.get_content_maintype() == "text"]

    assert said
    assert [f"https://forum.example/{PDF}" in text for text in said] == [True] * len(said)


FILES = {
    "pdf": pdf(),
    "docx": office(),
    "xlsx": office("xl/workbook.xml"),
    "pptx": office("ppt/presentation.xml"),
    "odt": archive(mimetype="application/vnd.oasis.opendocument.text"),
    "ods": archive(mimetype="application/vnd.oasis.opendocument.spreadsheet"),
    "odp": archive(mimetype="application/vnd.oasis.opendocument.presentation"),
    "zip": archive(**{"a.txt": "a"}),
    "csv": "ы;ц\n".encode(),
    "mp3": MP3[10:],
    "m4a": mp4(b"soun"),
    "mp4": mp4(),
    "webm": WEBM,
}


def one_file(site: Site, name: str, data: bytes) -> Site:
    site.write(f"content/files/{name}", data)
    return release(site, f'  file:\n    file: "{name}"\n    label: Файл\n')


def said_of(site: Site) -> list[str]:
    return [one.code for one in site.problems() if one.where.path.startswith("content/files/")]


@pytest.mark.parametrize("suffix", FILES)
def test_each_type_is_known_by_its_bytes(site: Site, suffix: str) -> None:
    assert said_of(one_file(site, f"Файл 1.{suffix}", FILES[suffix])) == []
    assert site.build().files[f"files/releases/budget/file.{suffix}"] == FILES[suffix]


@pytest.mark.parametrize("suffix", [one for one in FILES if one != "csv"])
def test_a_name_that_tells_another_type_is_an_error(site: Site, suffix: str) -> None:
    other = "docx" if suffix == "pdf" else "pdf"
    (found,) = (one for one in one_file(site, f"file.{other}", FILES[suffix]).errors() if one.code == "other-type")

    assert (found.where.path, found.words["right"]) == (f"content/files/file.{other}", f".{suffix}")


WRONG = {
    "a picture": ("a.pdf", photograph(), "file-type"),
    "a program": ("a.zip", b"MZ" + bytes(90), "file-type"),
    "an old document": ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(90), "locked-file"),
    "a QuickTime film": ("a.mp4", mp4(brand=b"qt  "), "file-type"),
    "a broken PDF": ("a.pdf", pdf()[:90], "broken-file"),
    "a broken archive": ("a.zip", archive(a="a" * 99)[:90], "broken-file"),
    "a damaged archive": ("a.zip", archive(a="abcabc").replace(b"abcabc", b"abcabd"), "broken-file"),
    "a broken film": ("a.mp4", mp4()[:-1], "broken-file"),
    "a PDF with a password": ("a.pdf", pdf(password="secret"), "locked-file"),
    "a document with macros": ("a.docx", office(**{"word/vbaProject.bin": "x"}), "macros"),
    "a document made for macros": ("a.docx", office(**{"[Content_Types].xml": "macroEnabled"}), "macros"),
    "a text with macros": ("a.odt", archive(mimetype="x.text", **{"Basic/a.xml": "x"}), "macros"),
    "an archive with macros": ("a.zip", archive(**{"b/c.XLSM": "x"}), "macros"),
    "an encrypted text": (
        "a.odt",
        archive(mimetype="x.text", **{"META-INF/manifest.xml": "encryption-data"}),
        "locked-file",
    ),
    "a table in another encoding": ("a.csv", "ы;ц\n".encode("cp1251"), "encoding"),
    "a table in UTF-16": ("a.csv", "ы;ц\n".encode("utf-16"), "encoding"),
    "a page in place of a table": ("a.csv", b"<html><table>", "file-type"),
    "a picture in a container of films": ("a.m4a", box(b"ftyp", b"heic") + box(b"meta", bytes(9)), "file-type"),
    "a tag of a recording without one": ("a.mp3", b"ID3\x04" + bytes(50), "file-type"),
    "a scanned PDF": ("a.pdf", pdf(""), "no-text"),
    "an author": ("a.pdf", pdf(author="Айбек"), "file-author"),
    "an author of a document": (
        "a.docx",
        office(**{"docProps/core.xml": '<c xmlns:d="x"><d:creator>Айбек</d:creator><d:lastModifiedBy/></c>'}),
        "file-author",
    ),
    "a place": ("a.mp4", mp4(said=box(b"\xa9xyz", b"+42.")), "file-place"),
    "the author of a film": ("a.mp4", mp4(said=box(b"\xa9aut", bytes(4) + "Айбек".encode())), "file-author"),
}


@pytest.mark.parametrize("text", ["ID3;Название\n", "1234ftypisom;a\n"])
def test_a_table_may_begin_with_the_letters_of_another_type(site: Site, text: str) -> None:
    assert said_of(one_file(site, "a.csv", text.encode())) == []


@pytest.mark.parametrize("what", WRONG)
def test_what_speaks_against_a_file_is_reported(site: Site, what: str) -> None:
    name, data, code = WRONG[what]

    assert said_of(one_file(site, name, data)) == [code]


def test_letters_in_the_sound_itself_are_no_place(site: Site) -> None:
    assert said_of(one_file(site, "a.mp4", mp4(sound=b"\xa9xyz"))) == []


def test_an_author_is_named(site: Site) -> None:
    (found,) = problems(one_file(site, "a.pdf", pdf(author="Айбек Асанов")), "file-author")

    assert "Айбек Асанов" in found.message


def test_a_file_may_be_as_large_as_the_site_says(site: Site) -> None:
    one_file(site, "a.csv", b"a;b\n" * 300_000)

    assert said_of(site) == []

    site.replace("content/site.yaml", "default_language", "largest_file: 1\ndefault_language")
    (found,) = problems(site, "file-size")

    assert (found.words["size"], found.words["limit"]) == ("1.1", "1")


CAPTIONS: dict[str, tuple[str | bytes, str, int]] = {
    "another encoding": (VTT.encode("utf-16"), "captions", 1),
    "no first line": ("00:01.000 --> 00:02.000\nА\n", "file-type", 0),
    "times of SRT": ("WEBVTT\n\n1\n00:00:01,000 --> 00:00:02,000\nА\n", "captions", 4),
    "another arrow": ("WEBVTT\n\n00:01.000 -> 00:02.000\nА\n", "captions", 3),
    "another arrow below a name": ("WEBVTT\n\nintro\n00:01.000 -> 00:02.000\nА\n", "captions", 4),
    "an arrow only in the words": ("WEBVTT\n\n00:01.000 – 00:02.000\nА --> Б\n", "captions", 3),
    "no times": ("WEBVTT\n\nА\nБ\n", "captions", 3),
    "times that go back": ("WEBVTT\n\n00:02.000 --> 00:01.000\nА\n", "captions", 3),
    "no captions": ("WEBVTT\n\nNOTE nothing\n", "captions", 1),
    "no empty line": ("WEBVTT\n00:01.000 --> 00:02.000\nА\n", "captions", 2),
}


@pytest.mark.parametrize("what", CAPTIONS)
def test_wrong_captions_are_an_error_in_their_line(site: Site, what: str) -> None:
    text, code, line = CAPTIONS[what]
    site.write("content/files/speech.webm", WEBM).write("content/files/speech.vtt", text)
    release(site, "  speech:\n    file: speech.webm\n    label: Речь\n    captions: {ru: speech.vtt}\n")

    assert [(one.code, one.where.line) for one in site.errors()] == [(code, line)]


def test_an_arrow_that_is_none_is_named(site: Site) -> None:
    site.write("content/files/speech.webm", WEBM)
    site.write("content/files/speech.vtt", "WEBVTT\n\n00:01.000 -> 00:02.000\nА\n")
    release(site, "  speech:\n    file: speech.webm\n    label: Речь\n    captions: {ru: speech.vtt}\n")
    (found,) = problems(site, "captions")

    assert found.words["reason"] == "“00:01.000 -> 00:02.000” has no arrow “-->” between two times"


def test_captions_may_have_names_notes_settings_and_hours(site: Site) -> None:
    cue = "0:30 intro\n01:00:00.000 --> 01:00:02.000 align:start line:0\nА\nБ\n"
    site.write("content/files/speech.webm", WEBM)
    site.write("content/files/speech.vtt", f"\ufeffWEBVTT Речь\r\n\r\nNOTE\nа --> б\n\nSTYLE\n::cue {{}}\n\n{cue}")
    release(site, "  speech:\n    file: speech.webm\n    label: Речь\n    captions: {ru: speech.vtt}\n")

    assert site.errors() == []


SPEECH = "  speech:\n    file: speech.mp4\n    label: Речь мэра\n    captions: {ru: speech.ru.vtt}\n"
PLACED = "До.\n\n[[video: speech]]\n\nПосле."


@pytest.fixture
def placing(offering: Site) -> Site:
    """A release that plays a recording in its text, and offers a table below it."""
    offering.write("content/files/speech.mp4", mp4()).write("content/files/speech.ru.vtt", VTT)
    return release(offering, SPEECH + TABLE, PLACED)


def test_a_placed_recording_plays_where_it_is_placed_and_is_not_listed_again(placing: Site) -> None:
    built = placing.build()
    shown = main(built.page(RELEASE))
    before, _, after = shown.partition("<video ")

    assert before.endswith('<p>До.</p><figure class="recording">')
    assert "</figure><p>После.</p>" in after
    assert 'src="/files/releases/budget/speech.mp4"' in after
    assert 'srclang="ru"' in after
    assert words(section(built)) == "Приложения Бюджет в таблицах PDF, 5 кБ, 14 с."
    assert built.files["files/releases/budget/speech.mp4"] == mp4()


def test_a_placed_recording_has_the_label_of_the_translation(placing: Site) -> None:
    labels = f"{TABLE_KY}  speech:\n    label: Мэрдин сөзү\n"
    built = translated(placing, labels, "Чейин.\n\n[[video: speech]]\n\nКийин.").build()

    assert "Мэрдин сөзү" in words(main(built.page(RELEASE_KY)).partition("Чейин.")[2].partition("Кийин.")[0])


def test_sound_is_placed_in_the_same_way(site: Site) -> None:
    site.write("content/files/speech.mp3", MP3)
    built = release(site, "  speech:\n    file: speech.mp3\n    label: Речь\n", PLACED).build()

    assert '<audio controls preload="none" src="/files/releases/budget/speech.mp3"' in built.page(RELEASE)
    assert section(built) == ""


def test_where_nothing_plays_a_placed_recording_is_a_line_with_its_address(placing: Site) -> None:
    built = placing.with_all("text", "feeds", "ninjs", "mail").build()
    url = "https://forum.example/files/releases/budget/speech.mp4"
    text = built.page(f"{RELEASE}release.txt")
    message = message_from_bytes(built.files["ru/releases/budget/release.eml"], policy=policy.default)
    html = message.get_body(("html",))
    content = feedparser.parse(built.files["ru/feed.xml"]).entries[0]

    assert f"До.\n\nРечь мэра (MP4, 1 кБ)\n{url}\n\nПосле." in text.replace("\u00a0", " ")
    assert text.count(url) == 1
    assert html is not None
    assert html.get_content().count(f'<a href="{url}">{url}</a>') == 1
    assert content.content[0].value.count(f'<a href="{url}">{url}</a>') == 1
    assert url in [one.href for one in content.enclosures]
    assert f'<enclosure url="{url}" type="video/mp4"' in built.page("/ru/rss.xml")
    assert url in [one["url"] for one in json.loads(built.page("/ru/feed.json"))["items"][0]["attachments"]]
    ninjs = json.loads(built.page(f"{RELEASE}release.json"))
    assert url in [one["uri"] for one in ninjs["associations"]]
    assert any(url in body["value"] for body in ninjs["bodies"])


@pytest.mark.parametrize(
    ("line", "code", "hint"),
    [
        ("[[video: speach]]", "unknown-attachment", "“speech”"),
        ("[[video: speech.mp4]]", "unknown-attachment", "“speech”"),
        ("[[video: table]]", "not-a-recording", "[words](attachment:table)"),
        ("[[audio: speech]]", "placement", "[[video: name]]"),
        ("Вот [[video: speech]]", "misplaced", "[[video: name]]"),
    ],
)
def test_what_is_placed_is_a_recording_of_the_document(placing: Site, line: str, code: str, hint: str) -> None:
    (found,) = release(placing, SPEECH + TABLE, f"До.\n\n{line}\n").errors()

    assert (found.code, found.where.line) == (code, 15)
    assert hint in found.hint


def test_a_recording_elsewhere_is_not_placed(site: Site) -> None:
    stream = "  speech:\n    link: https://video.example/1\n    label: Запись\n"

    assert [one.code for one in release(site, stream, PLACED).errors()] == ["not-a-recording"]


def test_nothing_of_a_placed_recording_leaks_before_the_release(placing: Site) -> None:
    release(placing, SPEECH + TABLE, PLACED, facts="embargo: 2018-08-01\n")
    built = placing.with_all("text", "feeds", "ninjs", "mail").build()

    assert built.says("Речь мэра") == []
    assert [file for file in built.files if file.startswith("files/")] == []
