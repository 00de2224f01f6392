"""`preview` gives the press an embargoed release on one encrypted page, and nobody anything else."""

import hashlib
import json
import os
import re
import stat
import sys
import unicodedata
from base64 import b64decode
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from jarchy.build.sealing import ROUNDS
from jarchy.commands.passphrase import VARIABLE
from tests.conftest import Run, Site, photograph

BEFORE = datetime(2018, 7, 1, 12, tzinfo=UTC)
NOW = ("--as-of", "2018-07-01T18:00")
PASSPHRASE = "верблюд-9-отшельник-сирень"
RELEASE = """\
---
title: Мост закрыт
date: 2018-06-30
embargo: 2018-07-03 09:00
preview: {for: press}
related: [other]
tags: [forum]
pictures:
  bridge:
    file: bridge.jpg
    caption: Опоры
    alt: Опоры моста
    credit: Айбек
    licence: CC BY 4.0
---

Ремонт начнётся [осенью](release:public). Подробности [позже](release:other).
"""
TRANSLATION = """\
---
title: Көпүрө жабылды
pictures: {bridge: {caption: Таянычтар, alt: Көпүрөнүн таянычтары, credit: Айбек}}
translation:
  reviewed: yes
---

Оңдоо [күзүндө](release:public) башталат.
"""


@pytest.fixture(autouse=True)
def few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A third of a second passes for each page that is sealed, and again when it is opened: once is enough."""
    monkeypatch.setattr("jarchy.build.sealing.ROUNDS", 1000)


@pytest.fixture
def news(site: Site, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)
    site.write("content/releases/bridge.ru.md", RELEASE).write("content/releases/bridge.ky.md", TRANSLATION)
    site.write("content/releases/public.ru.md", "---\ntitle: Открытая новость\ndate: 2018-06-01\n---\nТекст.\n")
    site.write(
        "content/releases/other.ru.md",
        "---\ntitle: Чужая тайна\ndate: 2018-06-01\nembargo: 2018-07-02\ntags: [forum]\n---\nТекст.\n",
    )
    return site.write("content/media/bridge.jpg", photograph(600, 400, comment=b"zqcamera"))


class Sealed(NamedTuple):
    file: Path
    html: str

    @property
    def terms(self) -> str:
        return self.html.partition('id="terms">')[2].partition("<")[0]

    @property
    def data(self) -> bytes:
        return b64decode(self.html.partition('id="sealed">')[2].partition("<")[0])

    def opened(self, passphrase: str = PASSPHRASE, terms: str = "") -> dict[str, Any]:
        """What a browser gets that has the passphrase."""
        said = json.loads(self.terms)
        key = hashlib.pbkdf2_hmac("sha256", passphrase.encode(), b64decode(said["salt"]), said["rounds"], 32)
        plain = AESGCM(key).decrypt(b64decode(said["nonce"]), self.data, (terms or self.terms).encode())
        opened: dict[str, Any] = json.loads(plain)
        return opened


def sealed(site: Site, run: Run, slug: str = "bridge", *options: str) -> Sealed:
    folder = site.folder.parent / f"{site.folder.name}-previews"
    done = run(site, "preview", slug, "--out", str(folder), *NOW, *options)

    assert done.returncode == 0

    file = Path(done.stdout.splitlines()[0])
    return Sealed(file, file.read_text(encoding="utf-8"))


def refused(site: Site, run: Run, *arguments: str) -> str:
    done = run(site, "preview", *arguments)

    assert done.returncode in (1, 2)

    return done.stderr


def out(site: Site) -> tuple[str, ...]:
    return "--out", str(site.folder.parent / f"{site.folder.name}-previews"), *NOW


def test_it_has_every_language_with_the_pictures_the_style_and_the_embargo(news: Site, run: Run) -> None:
    opened = sealed(news, run).opened()
    ky, ru = opened["versions"]

    assert [ky["lang"], ru["lang"]] == ["ky", "ru"]
    assert "Көпүрө жабылды" in ky["html"]
    assert "Мост закрыт" in ru["html"]
    notices = re.sub("</?span[^>]*>", "", opened["notices"].replace("\u00a0", " "))  # a day is held together

    assert "2018 г., 09:00</time> (UTC+06:00)" in notices
    assert "2018-жылдын 3-июлу, 09:00</time> (UTC+06:00)" in notices
    assert opened["style"].count("data:font/woff2") > 0
    assert "url(" in opened["style"]
    assert re.findall(r"url\((?!\"data:)", opened["style"]) == []
    assert all(url.startswith("data:image/jpeg") for url in opened["files"].values())
    assert len(opened["files"]) == len(set(re.findall('data-(?:src|href)="([^"]+)"', ru["html"]))) > 0


def test_to_try_a_passphrase_takes_time(news: Site, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jarchy.build.sealing.ROUNDS", ROUNDS)
    page = sealed(news, run)

    assert json.loads(page.terms)["rounds"] == ROUNDS >= 600_000
    assert len(page.opened()["versions"]) == 2


def test_fonts_for_letters_that_the_release_does_not_have_stay_behind(news: Site, run: Run) -> None:
    without = sealed(news, run).opened()["style"].count("data:font/woff2")
    news.replace("content/releases/bridge.ru.md", "title: Мост закрыт", "title: Мост в Бӯстоне закрыт")

    assert sealed(news, run).opened()["style"].count("data:font/woff2") == without + 2  # upright and italic


def test_the_picture_says_nothing_of_the_camera(news: Site, run: Run) -> None:
    files = sealed(news, run).opened()["files"].values()

    assert all(b"zqcamera" not in b64decode(url.partition(",")[2]) for url in files)


def test_nothing_else_that_is_withheld_is_in_it(news: Site, run: Run) -> None:
    text = json.dumps(sealed(news, run).opened(), ensure_ascii=False)

    assert "Чужая тайна" not in text
    assert "releases/other" not in text


def test_a_quote_and_an_event_that_wait_for_it_are_in_it(news: Site, run: Run) -> None:
    news.write("content/people/asanova.ru.md", "---\nname: Айгүл Асанова\n---\n")
    news.write("content/quotes/words.ru.md", "---\nspeaker: asanova\n---\nМост стар.\n")
    news.write("content/events/opening.ru.md", "---\ntitle: Открытие моста\nstart: 2018-09-01\n---\n")
    news.replace("content/releases/bridge.ru.md", "tags:", "event: opening\ntags:")
    news.replace("content/releases/bridge.ru.md", "Ремонт", "[[quote: words]]\n\nРемонт")
    ru = sealed(news, run).opened()["versions"][1]["html"]

    assert "Мост стар." in ru
    assert "Открытие моста" in ru


def test_links_lead_to_what_is_public_and_nowhere_else(news: Site, run: Run) -> None:
    for version in sealed(news, run).opened()["versions"]:
        hrefs = set(re.findall(' href="([^"]*)"', version["html"]))

        assert f"https://forum.example/{version['lang']}/releases/public/" in hrefs
        assert not [href for href in hrefs if "bridge" in href]
        assert all(href.startswith(("https://", "#")) for href in hrefs)


def test_readers_may_go_from_one_language_to_the_other(news: Site, run: Run) -> None:
    ky, ru = sealed(news, run).opened()["versions"]

    assert 'data-language="ru"' in ky["html"]
    assert 'data-language="ky"' in ru["html"]


def test_nothing_is_told_in_clear(news: Site, run: Run) -> None:
    page = sealed(news, run)
    clear = page.html.casefold() + page.file.name

    assert [word for word in ("мост", "көпүрө", "bridge", "вестник", "жарчы", "forum", "опор") if word in clear] == []
    assert '<meta name="robots" content="noindex' in page.html
    assert "default-src 'none'" in unescape(page.html)
    assert "unsafe" not in page.html


def test_its_address_cannot_be_guessed_and_is_never_the_same(news: Site, run: Run) -> None:
    names = {sealed(news, run).file.stem for _ in range(2)}

    assert len(names) == 2
    assert all(re.fullmatch("[0-9a-f]{32}", name) for name in names)


def test_its_length_tells_little(news: Site, run: Run) -> None:
    short = sealed(news, run).data
    news.replace("content/releases/bridge.ru.md", "Ремонт", "Подробный ремонт " * 100)

    assert len(sealed(news, run).data) == len(short)


def test_a_wrong_passphrase_and_changed_terms_open_nothing(news: Site, run: Run) -> None:
    page = sealed(news, run)
    later = page.terms.replace(str(json.loads(page.terms)["until"]), "4102444800")

    with pytest.raises(InvalidTag):
        page.opened("верблюд-9-отшельник-сирен")
    with pytest.raises(InvalidTag):
        page.opened(terms=later)


def test_it_ends_with_the_embargo_or_when_it_says(news: Site, run: Run) -> None:
    ends = json.loads(sealed(news, run).terms)["until"]
    news.replace("content/releases/bridge.ru.md", "{for: press}", "{for: press, until: 2018-07-02 20:00}")

    assert ends == datetime(2018, 7, 3, 3, tzinfo=UTC).timestamp()
    assert json.loads(sealed(news, run).terms)["until"] == datetime(2018, 7, 2, 14, tzinfo=UTC).timestamp()


def test_no_byte_of_it_is_in_the_output(news: Site, run: Run) -> None:
    without = news.with_all().build(BEFORE).files
    page = sealed(news, run)
    built = news.build(BEFORE)

    assert built.files == without
    for words in ("Мост закрыт", "Көпүрө жабылды", "bridge", page.file.stem, "preview"):
        assert built.says(words) == [], words


REFUSED: dict[str, tuple[str, str]] = {
    "it is a draft": ("embargo: 2018-07-03 09:00", "status: draft"),
    "it is withdrawn": (
        "embargo: 2018-07-03 09:00",
        "embargo: 2018-07-01 08:00\nstatus: withdrawn\nwithdrawn: 2018-07-01 09:00\nreason: Ошибка",
    ),
    "readers can see it already": ("embargo: 2018-07-03 09:00", "embargo: 2018-07-01 09:00"),
    "its embargo has ended, and it waits for another language": (
        "embargo: 2018-07-03 09:00",
        "embargo: 2018-07-01 09:00\npublish: together",
    ),
    "it has no embargo, and it waits for another language": ("embargo: 2018-07-03 09:00", "publish: together"),
    "it has expired": ("tags:", "expires: 2018-07-01\ntags:"),
    "it does not say that the press may see it": ("preview: {for: press}\n", ""),
    "the moment in “until:” below “preview:” has passed": ("{for: press}", "{for: press, until: 2018-07-01}"),
}


@pytest.mark.parametrize("reason", REFUSED)
def test_a_release_that_may_not_be_previewed_is_refused(news: Site, run: Run, reason: str) -> None:
    news.replace("content/releases/bridge.ru.md", *REFUSED[reason])
    if "language" in reason:
        news.replace("content/releases/bridge.ky.md", "reviewed: yes", "reviewed: no")
    if "withdrawn" in reason:
        news.replace("content/releases/bridge.ky.md", "translation:", "reason: Ката\ntranslation:")

    said = refused(news, run, "bridge", *out(news))

    assert f"content/releases/bridge.ru.md: error: there can be no preview of this release: {reason}" in said
    assert not Path(out(news)[1]).exists()


def test_a_draft_with_a_later_correction_is_a_draft(news: Site, run: Run) -> None:
    later = "status: draft\nupdates:\n  sum: {date: 2030-01-01, note: Сумма.}"
    news.replace("content/releases/bridge.ru.md", "embargo: 2018-07-03 09:00", later)

    assert "it is a draft" in refused(news, run, "bridge", *out(news))


@pytest.mark.parametrize("place", ["content/root/pass.txt", "content/pass.txt", "assets/pass.txt", "output/pass.txt"])
def test_no_passphrase_is_put_where_a_site_is_made(news: Site, run: Run, place: str) -> None:
    given = ("--passphrase-file", str(news.folder / place))

    assert "it would be published" in refused(news, run, "bridge", *out(news), *given)
    assert not (news.folder / place).exists()


def test_an_unfinished_draft_is_a_draft(news: Site, run: Run) -> None:
    news.replace("content/releases/bridge.ru.md", "embargo: 2018-07-03 09:00", "status: draft\nevent: unwritten")

    assert "it is a draft" in refused(news, run, "bridge", *out(news))


def test_a_misspelt_name_is_put_right(news: Site, run: Run) -> None:
    assert "there is no release “brigde”" in (said := refused(news, run, "brigde", *out(news)))
    assert "did you mean “bridge”?" in said


@pytest.mark.parametrize(
    "folder", ["output", "output/press", "content", "content/media/press", ".", ".cache", "built/x"]
)
def test_a_folder_that_is_published_or_private_is_refused(news: Site, run: Run, folder: str) -> None:
    run(news, "build", "--output", "built", *NOW)

    said = refused(news, run, "bridge", "--out", folder, *NOW)

    assert "a preview cannot be written into" in said


@pytest.mark.parametrize(
    "weak",
    [
        "мост",
        "password password",
        "aaaaaaaaaaaaaaaaaaaa",
        "1234567890123456",
        "йцукенгшщзхъфывапролдж",
        "Мост закрыт мост закрыт",
        "Мост-закрыт-мост-закрыт-Вестник",  # the title and the name of the site, with other marks
        "мосты закрыли моста закрытого",  # other forms of the same words
        "mostzakrytmostzakryt",  # in Latin letters
        "Көпүрө_жабылды_Жарчы",
        "bridge-2018-07-03-bridge",
        "3 июля 2018 года, 03.07.18",
        "2018-жылдын 3-июлу, 20180703",
    ],
)
def test_a_weak_passphrase_is_refused(news: Site, run: Run, monkeypatch: pytest.MonkeyPatch, weak: str) -> None:
    monkeypatch.setenv(VARIABLE, weak)

    said = refused(news, run, "bridge", *out(news))

    assert "too weak" in said
    assert weak not in said.replace("\n", " ")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_passphrase_is_the_same_on_every_keyboard(
    news: Site, run: Run, monkeypatch: pytest.MonkeyPatch, form: Literal["NFC", "NFD"]
) -> None:
    composed = "йогурт-ёлка-өкмөт-2-чайник"
    monkeypatch.setenv(VARIABLE, f" {unicodedata.normalize(form, composed)} ")

    assert sealed(news, run).opened(composed)["versions"] != []


def in_file(site: Site, data: bytes) -> tuple[str, str]:
    file = site.folder.parent / f"{site.folder.name}.pass"
    file.write_bytes(data)
    return "--passphrase-file", str(file)


@pytest.mark.parametrize("data", [f"\ufeff{PASSPHRASE}\r\n", f"\n\n{PASSPHRASE}\n\n", PASSPHRASE])
def test_marks_and_empty_lines_around_a_passphrase_do_not_count(news: Site, run: Run, data: str) -> None:
    assert sealed(news, run, "bridge", *in_file(news, data.encode())).opened()["versions"] != []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (PASSPHRASE.encode("utf-16"), "is not in UTF-8"),
        ("château-fenêtre-élève".encode("latin-1"), "is not in UTF-8"),
        (b"", "has nothing in it"),
        (b" \n\n", "has nothing in it"),
        (f"{PASSPHRASE}\n{PASSPHRASE}\n".encode(), "has more than one line"),
        (PASSPHRASE.replace("-", "\u00a0").encode(), "characters that others cannot type"),
    ],
)
def test_a_file_without_a_passphrase_says_what_is_wrong(news: Site, run: Run, data: bytes, said: str) -> None:
    assert said in " ".join(refused(news, run, "bridge", *out(news), *in_file(news, data)).split())


def test_a_variable_in_another_encoding_is_refused(news: Site, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "ch\udce2teau-fen\udceatre-\udce9l\udce8ve")

    assert "characters that others cannot type" in " ".join(refused(news, run, "bridge", *out(news)).split())


def test_without_a_passphrase_a_program_is_told_where_to_give_one(
    news: Site, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE)

    assert "--passphrase-file" in refused(news, run, "bridge", *out(news))


def test_a_file_that_is_not_there_gets_a_new_passphrase(news: Site, run: Run) -> None:
    file = news.folder.parent / f"{news.folder.name}.pass"
    first = sealed(news, run, "bridge", "--passphrase-file", str(file))
    words = file.read_text(encoding="utf-8").strip()

    assert first.opened(words)["versions"] != []
    assert sealed(news, run, "bridge", "--passphrase-file", str(file)).opened(words)["versions"] != []
    assert file.read_text(encoding="utf-8").strip() == words
    assert os.name == "nt" or stat.S_IMODE(file.stat().st_mode) == 0o600


def test_whoever_gets_a_new_passphrase_in_a_file_is_told_so_once(news: Site, run: Run) -> None:
    file = news.folder.parent / f"{news.folder.name}.pass"
    first, second = (run(news, "preview", "bridge", *out(news), "--passphrase-file", str(file)) for _ in range(2))

    assert f"New passphrase written to {file}" in first.stdout
    assert file.read_text(encoding="utf-8").strip() not in first.stdout
    assert "assphrase" not in second.stdout


def test_an_editor_sees_what_check_warns_of_in_the_release_and_its_translations(news: Site, run: Run) -> None:
    news.replace("content/releases/bridge.ky.md", "Оңдоо", "Оңдоо 5 күн,").replace(
        "content/releases/other.ru.md", "Текст.", "Сумма 7  000."
    )
    checked = json.loads(run(news, "check", *NOW, "--format", "json").stdout)
    known = [each for each in checked if each["path"].startswith("content/releases/bridge.")]
    done = run(news, "preview", "bridge", *out(news), "--format", "json")

    assert json.loads(done.stdout) == known
    assert "added-fact" in [each["code"] for each in known]
    assert "It can be opened until" in done.stderr
    assert "the translation says “5" in (told := run(news, "preview", "bridge", *out(news))).stderr
    assert "other.ru.md:" not in told.stderr.replace("(content/releases/other.ru.md", "")


def test_the_passphrase_is_not_kept_beside_the_page(news: Site, run: Run) -> None:
    said = refused(news, run, "bridge", *out(news), "--passphrase-file", f"{out(news)[1]}/pass.txt")

    assert "Keep the passphrase out of the folder of the page" in " ".join(said.split())


def test_drafts_are_not_for_the_press(news: Site, run: Run) -> None:
    assert "has no drafts" in refused(news, run, "bridge", *out(news), "--drafts")


def test_it_says_what_to_install(news: Site, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [
        name for name in sys.modules if name.startswith(("jarchy.build.press_preview", "jarchy.build.sealing"))
    ]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "cryptography.hazmat.primitives.ciphers.aead", None)

    assert "pip install 'jarchy[preview]'" in refused(news, run, "bridge", *out(news))
