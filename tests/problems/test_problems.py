"""Every problem, as an editor reads it. The texts are reviewed like code: UPDATE_GOLDEN=1 writes them anew."""

import ast
import os
import re
from collections.abc import Callable, Iterator

import pytest

from jarchy.problems import BuildFailed, catalogue, did_you_mean, errors
from jarchy.problems.catalogue import PROBLEMS
from jarchy.problems.report import show
from tests.attached import VTT, WEBM, mp4, office, pdf
from tests.conftest import PROJECT, SITE_YAML, Site, new_site, photograph
from tests.extended import NAMED, TENDER, example
from tests.files.test_unseen import UNSEEN

GOLDEN = PROJECT / "tests/golden/problems.txt"
RELEASE = "---\ntitle: Бюджет принят\ndate: 2018-07-01\n{}---\n{}\n"
PERSON = "---\nname: Айгүл Асанова\nroles:\n  mayor:\n    title: мэр\n  deputy:\n    title: депутат\n---\n"
SPOKEN = "Мы готовы к экзамену и надеемся показать на форуме своё единство."
TRANSLATION = "translation:\n  reviewed: no\n"


TERMS = """\
terms:
  self-government:
    ru:
      word: местное самоуправление
      abbreviation: МСУ
      not: [муниципальная власть]
    ky:
      word: жергиликтүү өз алдынча башкаруу
      abbreviation: ЖӨБ
"""


def release(facts: str = "", body: str = "Текст.") -> Callable[[Site], object]:
    return lambda site: site.write("content/releases/budget.ru.md", RELEASE.format(facts, body))


def raw(text: str | bytes) -> Callable[[Site], object]:
    return lambda site: site.write("content/releases/budget.ru.md", text)


def also(*files: tuple[str, str]) -> Callable[[Site], object]:
    def write(site: Site) -> None:
        for path, text in files:
            site.write(f"content/{path}", text)

    return write


def event(facts: str) -> Callable[[Site], object]:
    return also(("events/e.ru.md", f"---\ntitle: Съезд\nstart: 2018-07-03\n{facts}---\n"))


def quote(facts: str, body: str = "Слова.") -> Callable[[Site], object]:
    return also(
        ("people/asanova.ru.md", PERSON), ("quotes/words.ru.md", f"---\nspeaker: asanova\n{facts}---\n{body}\n")
    )


def translated(facts: str, body: str = "Текст.") -> Callable[[Site], object]:
    return also(
        ("releases/budget.ru.md", RELEASE.format("subtitle: Единогласно\n", "Текст.")),
        ("releases/budget.ky.md", f"---\ntitle: Бюджет\n{facts}---\n{body}\n"),
    )


def both(original: str, translation: str, more: str = "") -> Callable[[Site], object]:
    """The text of a release and its translation, which may place the quotes `words` and `more`."""
    spoken = "---\nspeaker: asanova\nrole: mayor\n---\nСлова.\n"
    return also(
        ("people/asanova.ru.md", PERSON),
        *((f"quotes/{slug}.ru.md", spoken) for slug in ("words", "more")),
        ("releases/budget.ru.md", RELEASE.format("", original)),
        ("releases/budget.ky.md", f"---\ntitle: Бюджет\n{TRANSLATION}{more}---\n{translation}\n"),
    )


def media(name: str, file: tuple[str, bytes]) -> Callable[[Site], object]:
    said = "caption: Мэр\n    alt: Мэр\n    credit: Айбек\n    licence: CC BY 4.0"

    def write(site: Site) -> None:
        release(f"pictures:\n  mayor:\n    file: {name}\n    {said}\n")(site)
        site.write(f"content/media/{file[0]}", file[1])

    return write


def attached(name: str, data: bytes, more: str = "", body: str = "Текст.") -> Callable[[Site], object]:
    """A release that offers this file, with more keys of the same attachment."""

    def write(site: Site) -> None:
        release(f"attachments:\n  table:\n    file: {name}\n    label: Бюджет\n{more}", body)(site)
        site.write(f"content/files/{name}", data)

    return write


def site_file(old: str, new: str) -> Callable[[Site], object]:
    return lambda site: site.replace("content/site.yaml", old, new)


def tags_file(text: str) -> Callable[[Site], object]:
    return lambda site: site.write("content/tags.yaml", text)


def template(old: str, new: str) -> Callable[[Site], object]:
    return lambda site: site.replace("templates/404.html", old, new)


CHECK = """\
from jarchy.api import {0}


def check(document, originals):
    yield {0}("title", "a title of this site has no more than five letters", "shorten it")


CHECKS = (check,)
"""


OUTPUT = """\
from jarchy.api import File, OfSite


def make(site):
    yield File("../secret.txt", "robots.txt", 1)


OUTPUTS = (OfSite("letter", make),)
"""


def extension(text: str) -> Callable[[Site], object]:
    def write(site: Site) -> None:
        site_file("languages:", "extensions: [tenders]\nlanguages:")(site)
        site.write("extensions/tenders.py", text)
        release()(site)

    return write


def tender_in_need(site: Site) -> None:
    """The tender of docs/extending.md, which can't be shown without an event for readers of Kyrgyz."""
    needs = '    @property\n    def needs(self):\n        return (Ref("event", "fair"),)\n\n'
    for path, text in example().items():
        site.write(path, text.replace("    @property\n    def when", f"{needs}    @property\n    def when"))
    site_file("languages:", f"{NAMED}languages:")(site)
    site.write("content/organisations/city.ru.md", "---\nname: Мэрия\n---\n")
    site.write("content/events/fair.ky.md", "---\ntitle: Жарманке\nstart: 2018-07-08\nonly: ky\n---\n")
    site.write("content/tenders/roof.ru.md", TENDER)


CASES: dict[str, Callable[[Site], object]] = {
    "unnamed-extension": lambda site: site.write("extensions/tenders.py", "KIND = None\n"),
    "unknown-extension": site_file("languages:", "extensions: [tenders]\nlanguages:"),
    "extension": extension("KIND = Nothing\n"),
    "unusable-path": extension(OUTPUT),
    "own-error": extension(CHECK.format("error")),
    "own-warning": extension(CHECK.format("warning")),
    "unknown-folder": lambda site: site.write("content/realeses/a.ru.md", "x"),
    "stray-file": lambda site: site.write("content/stray.ru.md", "x"),
    "misplaced-file": lambda site: site.write("content/releases/foto.jpg", "x"),
    "file-name": lambda site: site.write("content/releases/budget.md", "x"),
    "unknown-language": lambda site: site.write("content/releases/budget.kg.md", "x"),
    "slug": lambda site: site.write("content/releases/Бюджет.ru.md", "x"),
    "copy": lambda site: site.write("content/releases/budget (1).ru.md", "x"),
    "unusable-name": lambda site: site.write("content/media/con.jpg", photograph()),
    "same-name": lambda site: (
        site.write("content/media/Mayor.jpg", photograph()),
        site.write("content/media/mayor.jpg", photograph()),
    ),
    "two-files": lambda site: site.write("content/pages/a.ru.md", "x").write("content/pages/2026/a.ru.md", "x"),
    "not-a-file": lambda site: site.write("content/releases/folder.ru.md/a.txt", "x"),
    "hidden-file": lambda site: site.write("content/root/.env", "TOKEN=1"),
    "unread-folder": lambda site: site.write("static/google1234.html", "google-site-verification"),
    "unseen-sign": lambda site: site.write("assets/a\nb.svg", "<svg/>"),
    "too-large": release(body="[" * 50),
    "encoding": raw("---\ntitle: Бюджет\n---\n".encode("cp1251")),
    "character": release(body="Бюджет принят.\u2028Кворум был.\n\n\uf0b7 Ош"),
    "left-out": release(body="Бюд\u200bжет при\u200bнят."),
    "unusual-space": release(body="Участники:\n\n-\u00a0Ош\n-\u00a0Чүй"),
    "mojibake": release(body="Р‘СЋРґР¶РµС‚ РїСЂРёРЅСЏС‚."),
    "conflict": release(body="<<<<<<< HEAD\nБюджет принят.\n=======\nБюджет утверждён.\n>>>>>>> feature"),
    "above-fence": raw("\n---\ntitle: Бюджет принят\ndate: 2018-07-01\n---\nТекст.\n"),
    "no-front-matter": raw("Бюджет принят.\n"),
    "fence": raw("–––\ntitle: Бюджет\n–––\n"),
    "unclosed": raw("---\ntitle: Бюджет\nstatus: draft\n –––\nТекст.\n"),
    "not-a-mapping": raw("---\nБюджет принят\n---\n"),
    "yaml": raw("---\ntitle: Бюджет: принят\n---\n"),
    "yaml-feature": raw("---\ntitle: &anchor Бюджет\n---\n"),
    "duplicate-key": release("date: 2018-07-02\n"),
    "cut-value": release("subtitle: Решение # 5\n"),
    "misplaced-key": also(
        ("releases/a.ru.md", '---\ntitle: "Бюджет\nembargo: 2018-08-01\nsubtitle: принят"\ndate: 2018-07-01\n---\n'),
        ("releases/b.ru.md", RELEASE.format("", "Embargo : 2018-08-01")),
    ),
    "key-in-text": release(body="Contacts: [asanova]"),
    "unknown-key": release("embrago: 2018-07-02\n"),
    "empty-value": release("embargo:\n"),
    "missing-key": raw("---\ntitle: Бюджет\n---\n"),
    "fact-in-translation": translated(f"tags: [forum]\n{TRANSLATION}"),
    "facts-differ": translated(f"date: 2018-07-02\n{TRANSLATION}"),
    "wrong-type": release("tags: forum\n"),
    "value": release("embargo: завтра\n"),
    "literal-markup": release("summary: Подробности [на сайте](https://city.example)\n"),
    "no-such-day": release("embargo: 2018-09-31\n"),
    "no-such-offset": release("embargo: 2018-09-30 10:00+18:39\n"),
    "no-such-hour": also(
        ("site.yaml", SITE_YAML.replace("Asia/Bishkek", "Europe/Berlin")),
        ("releases/a.ru.md", RELEASE.format("embargo: 2018-03-25 02:30\n", "Текст.")),
    ),
    "hour-twice": also(
        ("site.yaml", SITE_YAML.replace("Asia/Bishkek", "Europe/Berlin")),
        ("releases/a.ru.md", RELEASE.format("embargo: 2018-10-28 02:30\n", "Текст.")),
    ),
    "old-address": release("aliases: [/?id=17]\n"),
    "twice": release("tags: [forum, forum]\n"),
    "missing-original": raw(f"---\ntitle: Бюджет\n{TRANSLATION}---\n"),
    "two-originals": also(
        ("releases/budget.ru.md", RELEASE.format("", "А")), ("releases/budget.ky.md", RELEASE.format("", "Б"))
    ),
    "exchanged": also(
        ("releases/budget.ru.md", RELEASE.format(TRANSLATION, "А")),
        ("releases/budget.ky.md", "---\ntitle: Бюджет\n---\nБ\n"),
    ),
    "unknown-reference": lambda site: (quote("role: mayor\n")(site), release(body="[Она](person:asanowa)")(site)),
    "unknown-tag": release("tags: [forun]\n"),
    "unknown-role": quote("role: mayer\n"),
    "role-unclear": quote(""),
    "role-not-held": also(
        ("people/asanova.ru.md", PERSON.replace("мэр\n", "мэр\n    until: 2018-01-01\n")),
        ("quotes/words.ru.md", "---\nspeaker: asanova\nrole: mayor\ndate: 2018-07-01\n---\nСлова.\n"),
    ),
    "undated-role": also(
        ("people/asanova.ru.md", "---\nname: А\nroles:\n  mayor:\n    title: мэр\n    until: 2018-01-01\n---\n"),
        ("quotes/words.ru.md", "---\nspeaker: asanova\n---\nСлова.\n"),
        ("releases/r.ru.md", "---\ntitle: А\ndate: 2018-07-01\n---\n[[quote: words]]\n"),
    ),
    "no-role-then": also(
        ("people/asanova.ru.md", "---\nname: А\nroles:\n  mayor:\n    title: мэр\n    from: 2018-01-01\n---\n"),
        ("quotes/words.ru.md", "---\nspeaker: asanova\ndate: 2017-07-01\n---\nСлова.\n"),
    ),
    "only-other": release("only: ky\n"),
    "only-in-translation": also(
        ("releases/budget.ru.md", RELEASE.format("", "Текст")),
        ("releases/budget.ky.md", f"---\ntitle: Бюджет\nonly: ky\n{TRANSLATION}---\nТекст\n"),
    ),
    "only-has-translation": lambda site: (
        release("only: ru\n")(site),
        site.write("content/releases/budget.ky.md", "---\ntitle: Бюджет\ntranslation: {reviewed: no}\n---\nТекст.\n"),
    ),
    "page-waits": lambda site: (
        release("publish: together\n")(site),
        site.write(
            ".cache/published.txt",
            "ky/releases/budget/\tcontent/releases/budget.ky.md\nru/releases/budget/\tcontent/releases/budget.ru.md\n",
        ),
    ),
    "lost-address": lambda site: site.write(".cache/published.txt", "ru/releases/old/\tcontent/releases/old.ru.md\n"),
    "page-circle": also(("pages/about.ru.md", "---\ntitle: О нас\nunder: about\n---\nТекст.\n")),
    "seal-broken": quote("role: mayor\napproved: {on: 2018-07-01, seal: 0123456789ab}\n"),
    "seal-unknown": quote("role: mayor\napproved: {on: 2018-07-01, seal: v3-0123456789ab}\n"),
    "not-sealed": quote("role: mayor\napproved: {by: Айгүл Асанова, on: 2018-07-01}\n"),
    "quote-repeated": lambda site: (quote("role: mayor\n", SPOKEN)(site), release(body=SPOKEN)(site)),
    "quote-altered": lambda site: (
        quote("role: mayor\n", SPOKEN)(site),
        release(body=SPOKEN.replace("экзамену", "экзамена"))(site),
    ),
    "own-words-of-nobody": lambda site: (quote("role: mayor\n")(site), release("own_words: [word]\n")(site)),
    "role-dates": also(
        (
            "people/a.ru.md",
            "---\nname: А\nroles:\n  x:\n    title: мэр\n    from: 2018-02-01\n    until: 2018-01-01\n---\n",
        )
    ),
    "only-translated": also(
        ("people/a.ru.md", PERSON),
        ("people/a.ky.md", f"---\nname: А\nroles:\n  mayer:\n    title: мэри\n{TRANSLATION}---\n"),
    ),
    "update-dates": release("updates:\n  sum:\n    date: 2018-01-01\n    note: Сумма.\n"),
    "update-time": release("updates:\n  sum:\n    date: 2018-07-01\n    note: Сумма.\n"),
    "update-note": release("updates:\n  sum:\n    date: 2018-09-01\n"),
    "minor-note": release("updates:\n  sum:\n    date: 2018-09-01\n    minor: yes\n    note: Сумма.\n"),
    "withdrawn-why": release("status: withdrawn\n"),
    "not-withdrawn": release("withdrawn: 2018-09-01\n"),
    "event-status": event("status: cancelled\n"),
    "moved-nowhere": event("changes:\n  day:\n    status: moved\n    date: 2018-07-02\n"),
    "not-moved": event("changes:\n  day:\n    status: postponed\n    date: 2018-07-02\n    was: 2018-07-01\n"),
    "nobody": event("programme:\n  talk:\n    title: Доклад\n    speakers:\n      guest:\n        role: мэр\n"),
    "event-dates": also(("events/e.ru.md", "---\ntitle: Съезд\nstart: 2018-07-03\nend: 2018-07-02\n---\n")),
    "empty-item": also(
        ("events/e.ru.md", "---\ntitle: Съезд\nstart: 2018-07-03\nprogramme:\n  first:\n    start: 09:30\n---\n")
    ),
    "same-address": also(
        ("releases/a.ru.md", RELEASE.format("", "А")), ("pages/releases.ru.md", "---\ntitle: Б\n---\nТекст\n")
    ),
    "raw-html": release(body="Бюджет <b>принят</b>."),
    "unsafe-link": release(body="[Бюджет](//news.example/budget)"),
    "no-address": release(body="Подробности — [на сайте]()."),
    "no-such-page": release(body="[Бюджет](/ru/releases/budjet/), [мэр](people:asanova)"),
    "unknown-page": release(body="[Программа](https://forum.example/files/programme.pdf)"),
    "nothing-there": release(body="[Все события](/ru/events/)"),
    "link-says-other": release(body="[www.bank.example](https://evil.example/login)"),
    "picture": release(body="![Мэр](mayor.jpg)"),
    "no-such-place": release(body="[Ниже](#итог)\n\n## Итоги"),
    "empty-link": release(body="Бюджет [](https://example.org/)"),
    "link-in-link": release(body="[см. <https://example.org/>](https://example.com/)"),
    "lost-text": release(body="Бюджет принят.\n\n[Внимание]: срочно"),
    "list-or-dash": release(body="Бишкек\n- столица."),
    "list-indent": release(body="1. Школы\n  1. первая"),
    "single-bullet": release(body="Решили:\n• утвердить бюджет"),
    "glued-mark": release(body="Решили:\n-утвердить;\n-открыть."),
    "title-underlined": release(body="Бюджет\n======"),
    "list-mark": release(body="Решили:\n— утвердить бюджет"),
    "rule-or-heading": release(body="Бюджет принят.\n---\nМэрия."),
    "open-code": release(body="```\nБюджет"),
    "empty-heading": release(body="##"),
    "heading-step": release(body="#### Бюджет"),
    "not-markdown": release(body="Бюджет **принят **."),
    "placement": release(body="[[цитата: words]]"),
    "misplaced": release(body="Мэр: [[picture: mayor]]"),
    "unknown-picture": release(body="[[picture: mayor]]"),
    "unknown-media": media("mayor.jpg", ("major.jpg", photograph())),
    "not-a-picture": media("mayor.jpg", ("mayor.jpg", b"text")),
    "broken-picture": media("mayor.jpg", ("mayor.jpg", photograph()[:-40])),
    "picture-size": media("mayor.jpg", ("mayor.jpg", photograph(16_001, 1))),
    "unknown-file": release("attachments:\n  table:\n    file: budget.pdf\n    label: Бюджет\n"),
    "unknown-attachment": attached("budget.pdf", pdf(), body="[таблица](attachment:tabel)"),
    "file-type": attached("budget.pdf", photograph()),
    "other-type": attached("budget.pdf", office()),
    "file-size": lambda site: (
        site_file("languages:", "largest_file: 1\nlanguages:")(site),
        attached("budget.csv", b"a;b\n" * 400_000)(site),
    ),
    "broken-file": attached("speech.mp4", mp4()[:-1]),
    "locked-file": attached("budget.pdf", pdf(password="secret")),
    "macros": attached("budget.docx", office(**{"word/vbaProject.bin": "x"})),
    "file-author": attached("budget.pdf", pdf(author="Айбек Асанов")),
    "tracked-changes": attached("budget.docx", UNSEEN["a deletion and an insertion"][1]),
    "comments-in-file": attached("budget.docx", UNSEEN["comments"][1]),
    "hidden-in-file": attached("budget.xlsx", UNSEEN["a hidden sheet"][1]),
    "embedded-files": attached("budget.docx", UNSEEN["the table of a chart"][1]),
    "form-values": attached("budget.pdf", UNSEEN["a form that is filled in"][1]),
    "covered-text": attached("budget.pdf", UNSEEN["a black box on words"][1]),
    "pdf-runs": attached("budget.pdf", UNSEEN["a script"][1]),
    "file-place": attached("speech.mp4", mp4(said=b"\0\0\0\x08\xa9xyz")),
    "no-text": attached("budget.pdf", pdf("")),
    "no-captions": attached("speech.webm", WEBM),
    "captions": lambda site: (
        attached("speech.webm", WEBM, "    captions: {ru: speech.vtt}\n")(site),
        site.write("content/files/speech.vtt", VTT.replace("01.000", "01,000")),
    ),
    "not-a-recording": attached("budget.pdf", pdf(), body="[[video: table]]"),
    "attachment-source": attached("budget.pdf", pdf(), "    link: https://video.example/\n"),
    "no-effect": lambda site: (
        attached("budget.pdf", pdf(), "    poster: hall.jpg\n")(site),
        site.write("content/media/hall.jpg", photograph()),
    ),
    "unused-file": lambda site: site.write("content/files/budget.pdf", pdf()),
    "unused-media": lambda site: site.write("content/media/mayor.jpg", photograph()),
    "nested-quote": quote("role: mayor\n", "Слова.\n\n[[quote: words]]"),
    "quote-parts": quote("role: mayor\n", "## Важно\n\nСлова."),
    "empty-quote": quote("role: mayor\n", ""),
    "heading-level": release(body="# Бюджет"),
    "markdown": release(body="*=**=*`x`"),
    "stale-translation": translated(f"{TRANSLATION}  of: 000000000000\n"),
    "undated-translation": translated(TRANSLATION),
    "untranslated": translated(TRANSLATION),
    "other-fact": both("Открыты 3 школы.", "4 мектеп ачылды."),
    "lost-fact": both("Открыты 3 школы.", "Мектептер ачылды."),
    "added-fact": both("Открыты школы.", "3 мектеп ачылды."),
    "untranslated-block": both("Бюджет города принят.", "Бюджет города принят."),
    "lost-block": both("Бюджет принят.\n\nВыборы прошли.", "Бюджет кабыл алынды."),
    "added-block": both("Бюджет принят.", "Бюджет кабыл алынды.\n\nШайлоо өттү."),
    "lost-placement": both("Мэр:\n\n[[quote: words]]", "Мэр айтты."),
    "added-placement": both("Мэр сказал.", "Мэр:\n\n[[quote: words]]"),
    "other-order": both("Мэр:\n\n[[quote: words]]\n\n[[quote: more]]", "Мэр:\n\n[[quote: more]]\n\n[[quote: words]]"),
    "parity-unneeded": both("Бюджет принят.", "Бюджет кабыл алынды.", "  parity: [numbers]\n"),
    "owed-words": also(
        (
            "releases/budget.ru.md",
            RELEASE.format("status: withdrawn\nwithdrawn: 2018-09-01\nreason: Ошибка.\n", "Текст."),
        ),
        ("releases/budget.ky.md", f"---\ntitle: Бюджет\n{TRANSLATION}---\nТекст.\n"),
    ),
    "missing-translation": release(),
    "awaited-translation": release("publish: together\n"),
    "idle-policy": lambda site: site.replace(
        "content/site.yaml", "languages:\n", "publish: together\nchecks: {translations: no}\nlanguages:\n"
    ),
    "late-translation": release("publish: {policy: any, within: 48h}\n"),
    "address-withheld": lambda site: (
        site.write("content/pages/later.ru.md", "---\ntitle: Позже\nembargo: 2019-01-01\n---\nТекст.\n"),
        release(body="Подробности: https://forum.example/ru/later/")(site),
    ),
    "mention-withheld": lambda site: (
        quote("role: mayor\nembargo: 2019-01-01\n")(site),
        release(body="[[quote: words]]")(site),
    ),
    "commented-key": release("# embargo: 2018-12-05 10:00\n"),
    "unguarded": release(body="ЭМБАРГО до 10 декабря"),
    "only-withheld": lambda site: (
        site.write("content/people/asanova.ru.md", PERSON),
        release("status: draft\n", "[Она](person:asanova)")(site),
    ),
    "only-elsewhere": lambda site: (
        site.write("content/people/asanova.ru.md", PERSON),
        site.write("content/quotes/words.ru.md", "---\nspeaker: asanova\nrole: mayor\nonly: ru\n---\nСлова.\n"),
        site.write("content/releases/b.ky.md", "---\ntitle: Бюджет\ndate: 2018-07-01\n---\n[[quote: words]]\n"),
    ),
    "needs-elsewhere": tender_in_need,
    "under-withheld": also(
        ("pages/about.ru.md", "---\ntitle: О нас\nstatus: draft\n---\nТекст.\n"),
        ("pages/team.ru.md", "---\ntitle: Команда\nunder: about\n---\nТекст.\n"),
    ),
    "never-public": release("expires: 2018-06-01\n"),
    "far-ahead": release("embargo: 2081-07-01\n"),
    "date-ahead": quote("role: mayor\ndate: 2018-12-01\n"),
    "late-embargo": release("embargo: 2018-07-20\n"),
    "no-contact": release(),
    "wrong-language": release(body="The council has adopted the budget of the city for this year."),
    "empty-text": release(body=""),
    "sample": release(body="Это образец. Напишите на его месте свой первый релиз."),
    "placeholder": site_file("forum.example", "news.example"),
    "hidden-text": release(body="<!-- Текст. -->"),
    "hidden-original": translated(TRANSLATION, "<!-- Текст. -->"),
    "unfinished": release("status: draft\nsubtitle:\n"),
    "missing-letter": release(body="Форум в Тбилиси (თბილისი)."),
    "look-alike": release(body="Бюджет cтраны, бюджет CОР."),
    "two-terms": also(("glossary.yaml", "terms:\n  a:\n    ru: {word: МСУ}\n  b:\n    ru: {word: МСУ}\n")),
    "term-without-words": also(("glossary.yaml", "terms:\n  a:\n    ru:\n      word: самоуправление\n")),
    "other-term": lambda site: (
        site.write("content/glossary.yaml", TERMS),
        both("Органы МСУ приняли бюджет.", "Бийлик бюджетти кабыл алды.")(site),
    ),
    "avoided-word": lambda site: (
        site.write("content/glossary.yaml", TERMS),
        release(body="О муниципальной власти.")(site),
    ),
    "capital-name": lambda site: (
        site.write("content/people/asanova.ru.md", PERSON),
        release(body="Выступила Айгүл АСАНОВА.")(site),
    ),
    "slip": release(body="Бюджет , принятый вчера -не последний."),
    "doubled-mark": release(body="Участники форума ««Роль общин» обсудили его."),
    "unpaired-mark": release(body='Участники форума "Роль общин обсудили его.'),
    "security-expired": site_file(
        "languages:", "security:\n  contact: security@forum.example\n  expires: 2018-07-01\nlanguages:"
    ),
    "no-card": lambda site: (site.with_all(), raw("---\ntitle: საქართველო\ndate: 2018-07-01\n---\nТекст.\n")(site)),
    "missing-site-file": lambda site: site.remove("content/site.yaml"),
    "newer-jarchy": site_file("base_url:", "jarchy: 0.0\nbase_url:"),
    "older-jarchy": site_file("base_url:", "jarchy: 9999.1\nbase_url:"),
    "time-zone": site_file("Asia/Bishkek", "Bishkek"),
    "tag-twice": tags_file("tags:\n  forum: {ky: Форум, ru: Форум}\n"),
    "empty-category": tags_file("categories:\n  events:\n    name: {ky: Окуялар, ru: События}\n    tags: []\n"),
    "missing-label": tags_file("tags:\n  budget: {ru: Бюджет}\n"),
    "missing-labels": tags_file(
        "tags:\n" + "".join(f"  budget-{year}: {{ru: Бюджет}}\n" for year in range(2014, 2018))
    ),
    "missing-catalogue": site_file("  ru:\n", "  uz:\n"),
    "reserved-name": lambda site: site.write("assets/default/own.css", ""),
    "missing-asset": lambda site: site.write(
        "assets/wide.css", 'a { b: c }\nbody { background: url("pictures/sun.svg") }\n'
    ),
    "catalogue": lambda site: site.write("templates/locale/ru.po", "что-то\n"),
    "missing-message": template('{{ _("There is no such page") }}</h1>', '{{ _("Nothing here") }}</h1>'),
    "missing-messages": lambda site: site.write(
        "templates/404.html", '{{ _("One") }}{{ _("Two") }}{{ _("Three") }}{{ _("Four") }}'
    ),
    "unused-message": lambda site: site.write("templates/locale/ru.po", 'msgid "Press relase"\nmsgstr "Новость"\n'),
    "message-blanks": lambda site: site.replace(
        "templates/locale/ru.po", "Страница %(number)s из", "Страница %(n)s из"
    ),
    "template": template("<h1>", "<h1>{{ nothing }}"),
    "template-cycle": lambda site: site.write("templates/base.html", '<!doctype html>\n{% extends "base.html" %}\n'),
    "unknown-block": lambda site: site.write(
        "templates/404.html", '{% extends "default/404.html" %}\n{% block titel %}{% endblock %}\n'
    ),
    "beside-blocks": lambda site: site.write("templates/404.html", '{% extends "default/404.html" %}\n<p>Слова</p>\n'),
    "empty-file": lambda site: site.write("templates/release.html", ""),
    "malformed": lambda site: site.write("assets/icon.svg", "<svg><g></svg>"),
    "third-party": lambda site: site.write("assets/own.css", "@import url(https://fonts.example/a.css);"),
    "unused-template": lambda site: site.write("templates/realese.html", ""),
    "unused-asset": lambda site: site.write("assets/styles.css", ""),
}
# They need more than a file: see test_scan.py, test_output.py, test_place.py, test_held.py, test_translate.py,
# test_policies.py, test_preview.py and test_cli.py.
ELSEWHERE = {
    "search-program",
    "refused",
    "unreadable",
    "foreign-file",
    "lost-record",
    "output-place",
    "missing-library",
    "no-preview",
    "preview-place",
    "missing-folder",
    "busy",
    "public-repository",
    "refused-warning",
    "unusual-block",
    "exchange-file",
    "exchange-block",
}


def test_no_code_is_in_two_parts_of_the_catalogue() -> None:
    assert len(PROBLEMS) == sum(len(part.PROBLEMS) for part in catalogue.PARTS)


def test_every_code_has_a_case() -> None:
    assert sorted(CASES.keys() | ELSEWHERE) == sorted(PROBLEMS)


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    texts = {}
    for code, spoil in CASES.items():
        site = new_site(tmp_path_factory.mktemp("site"))
        spoil(site)
        texts[code] = show([problem for problem in site.problems() if problem.code == code], "text")
    return texts


@pytest.mark.parametrize("code", CASES)
def test_a_problem_is_found(shown: dict[str, str], code: str) -> None:
    assert f"[{code}]" in shown[code]


def test_problems_are_shown_as_reviewed(shown: dict[str, str]) -> None:
    text = "\n\n".join(f"== {code}\n{shown[code]}" for code in CASES) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8")

    assert text == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("code", PROBLEMS)
def test_every_code_is_explained_to_editors(code: str) -> None:
    assert f"`{code}`" in (PROJECT / "docs/problems.md").read_text(encoding="utf-8")


def test_every_code_is_used() -> None:
    source = "".join(
        file.read_text(encoding="utf-8") for file in (PROJECT / "jarchy").rglob("*.py") if file.name != "problems.py"
    )

    assert [code for code in PROBLEMS if f'"{code}"' not in source] == []


def codes_used(tree: ast.AST) -> Iterator[str]:
    """What is given as a code to `problem` or `report`, or yielded by a check."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="problem"), args=[_, code, *_]):
                yield from constants(code)
            case ast.Call(func=ast.Name(id="WrongValue"), args=[code]):
                yield from constants(code)
            case ast.Call(
                func=ast.Attribute(attr="report" | "report_offset" | "report_words" | "report_line"), args=[_, code, *_]
            ):
                yield from constants(code)
            case ast.Call(func=ast.Name(id="Finding"), args=[_, code, *_]):
                yield from constants(code)


def constants(node: ast.expr) -> Iterator[str]:
    yield from (one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str))


def test_every_code_that_is_used_exists() -> None:
    files = (PROJECT / "jarchy").rglob("*.py")
    used = {code for file in files for code in codes_used(ast.parse(file.read_text(encoding="utf-8"))) if code}

    assert {"slug", "event-dates", "raw-html"} <= used
    assert used <= PROBLEMS.keys()


def test_all_problems_of_all_files_are_said_in_one_run_and_nothing_is_written(site: Site) -> None:
    site.write("content/releases/a.ru.md", "---\ntitel: А\ndate: вчера\n---\n[Она](person:nobody) <b>\n")
    site.write("content/releases/b.ru.md", "Без полей.\n")
    site.write("content/releases/c.kg.md", "---\n---\n")
    site.write("content/people/d.ru.md", "---\nname: Д\nphone: нет\nroles:\n  chair:\n    title: [А]\n---\n")
    site.replace("templates/404.html", "<h1>", '<h1>{{ _("Nothing here") }}')
    with pytest.raises(BuildFailed) as failed:
        site.build()

    assert [(problem.where.path, problem.where.line, problem.code) for problem in errors(failed.value.problems)] == [
        ("content/people/d.ru.md", 3, "value"),
        ("content/people/d.ru.md", 6, "wrong-type"),
        ("content/releases/a.ru.md", 2, "unknown-key"),
        ("content/releases/a.ru.md", 3, "value"),
        ("content/releases/a.ru.md", 5, "unknown-reference"),
        ("content/releases/a.ru.md", 5, "raw-html"),
        ("content/releases/b.ru.md", 1, "no-front-matter"),
        ("content/releases/c.kg.md", 0, "unknown-language"),
        ("templates/404.html", 6, "missing-message"),
        ("templates/404.html", 6, "missing-message"),
    ]
    assert not site.output.exists()


OF_EVERY_VALUE = {"value", "expected", "example", "suggestion"}  # said where a WrongValue leaves them out


def blanks(code: str) -> set[str]:
    entry = PROBLEMS[code]
    return set(re.findall(r"{(\w+)}", entry.message + entry.hint + entry.many + entry.hint_for_many)) - {"count"}


def test_blanks_are_named_by_words_that_an_editor_would_use() -> None:
    assert all(blank.isalpha() for code in PROBLEMS for blank in blanks(code))


def words_given(tree: ast.AST) -> Iterator[tuple[int, str, set[str]]]:
    """The line, the code and the names of the words, of each problem whose words are all named where it is made.

    Those that are passed on from elsewhere (`**words`) are named there; the cases above show one for each code.
    """
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Name(id="problem")
                | ast.Attribute(attr="report" | "report_offset" | "report_words" | "report_line"),
                args=[_, code, *_],
            ) if all(word.arg for word in node.keywords):
                names = {word.arg for word in node.keywords if word.arg}
            case ast.Call(func=ast.Name(id="WrongValue"), args=[code]):
                names = OF_EVERY_VALUE | {word.arg for word in node.keywords if word.arg}
            case ast.Yield(value=ast.Tuple(elts=[_, code, ast.Dict(keys=keys)])) if all(keys):
                names = {key.value for key in keys if isinstance(key, ast.Constant) and isinstance(key.value, str)}
            case _:
                continue
        yield from ((node.lineno, name, names) for name in constants(code))


def test_every_blank_of_a_message_and_of_its_remedy_is_filled() -> None:
    """Else a problem could not be shown, and the editor would see a traceback instead."""
    given = [
        (file.name, line, code, names)
        for file in (PROJECT / "jarchy").rglob("*.py")
        for line, code, names in words_given(ast.parse(file.read_text(encoding="utf-8")))
        if code in PROBLEMS
    ]

    assert len(given) > 100
    assert [(file, line, code, blanks(code) - names) for file, line, code, names in given if blanks(code) - names] == []


def test_a_suggestion_is_near_or_none() -> None:
    assert did_you_mean("embrago", ["embargo", "date"]) == "did you mean “embargo”? "
    assert did_you_mean("xyz", ["embargo", "date"]) == ""
    assert did_you_mean("KY", ["ky", "ru"]) == "did you mean “ky”? "
