"""The translation desk: a translation is begun, brought up to date and reviewed by commands."""

import json
import os
import re
import subprocess
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.conftest import Run, Site

RU, KY, EN = (f"content/releases/budget.{code}.md" for code in ("ru", "ky", "en"))
ORIGINAL = """---
title: Бюджет принят
date: 2018-07-01
summary: Кратко о бюджете.
---
Городской кенеш принял «бюджет» на год.

- дороги
- школы

| Статья | Сомы |
| --- | --- |
| Дороги | много |
"""
TRANSLATION = """---
title: Бюджет кабыл алынды
summary: Бюджет жөнүндө кыскача.
# Котормочу: Айгүл
translation:
  # текшерилген
  reviewed: yes
  parity: [numbers]
---
Шаардык кеңеш жылдык «бюджетти» кабыл алды.

- жолдор
- мектептер

| Берене | Сом |
| --- | --- |
| Жолдор | көп |
"""


@pytest.fixture
def desk(site: Site) -> Site:
    return site.write(RU, ORIGINAL).write(KY, TRANSLATION)


def text(site: Site, path: str = KY) -> str:
    return (site.folder / path).read_text(encoding="utf-8")


def done(site: Site, run: Run, *more: str) -> None:
    told = run(site, "translate", str(site.folder / KY), "--done", *more)

    assert (told.returncode, told.stderr) == (0, "")


def stale(site: Site) -> list[str]:
    return [problem.message for problem in site.problems() if problem.code == "stale-translation"]


def test_done_writes_what_was_translated_when_and_by_whom_and_nothing_else(desk: Site, run: Run) -> None:
    before = text(desk)
    done(desk, run, "--by", "Айгүл: редактор")
    after = text(desk)
    written = re.findall(r"\n  (of: [0-9a-f. ]+\n  done: [0-9-]{10}\n  by: 'Айгүл: редактор')", after)

    assert len(written) == 1
    assert after.replace(f"\n  {written[0]}", "") == before
    assert {problem.code for problem in desk.problems()}.isdisjoint({"undated-translation", "stale-translation"})


def test_what_check_demands_of_a_translation_is_told_before_it_is_up_to_date(desk: Site, run: Run) -> None:
    done(desk, run)
    desk.replace(RU, "summary:", "updates: {sum: {date: 2018-07-02, note: Исправлена сумма}}\nsummary:")
    before = text(desk)
    (owed,) = [problem.message for problem in desk.problems() if problem.code == "owed-words"]
    refused = run(desk, "translate", str(desk.folder / KY), "--done")

    assert (refused.returncode, owed in refused.stdout + refused.stderr) == (1, True)
    assert text(desk) == before
    desk.replace(KY, "summary:", "updates: {sum: {note: Сумма оңдолду}}\nsummary:")
    done(desk, run)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("«бюджет»", '"бюджет"'),
        ("принял «бюджет» на", "принял\n«бюджет»\u00a0на"),
        ("дороги\n- школы", "до\u00adроги\n- школы"),
        ("date: 2018-07-01", "date: 2018-07-02"),
        ("title: Бюджет принят\ndate: 2018-07-01", "date: 2018-07-01\ntitle: Бюджет принят"),
        ("| --- | --- |", "|-----|-----|"),
    ],
)
def test_marks_spaces_breaks_and_facts_make_nothing_stale(desk: Site, run: Run, old: str, new: str) -> None:
    done(desk, run)
    desk.replace(RU, old, new)

    assert stale(desk) == []


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("title: Бюджет принят", "title: Бюджет не принят", "title"),
        ("Кратко о бюджете.", "Подробно о бюджете.", "summary"),
        ("на год", "на два года", "“Городской кенеш принял «бюджет» на два года.”"),
        ("- школы", "- сады", "“сады”"),
        ("| Дороги | много |", "| Дороги | мало |", "“Дороги | мало”"),
        ("- школы", "- школы\n- сады", "“сады”"),
        ("- школы", "- школы\n\n[[video: сады]]", "“[[video: сады]]”"),
        ("- школы", "- школы\n\n[[сады](release:a)]", "“[сады]”"),
    ],
)
def test_editors_learn_which_words_of_the_original_have_changed(
    desk: Site, run: Run, old: str, new: str, named: str
) -> None:
    done(desk, run)
    desk.replace(RU, old, new)

    assert stale(desk) == [f"the original has changed since this translation was made: {named}"]


def test_a_paragraph_that_is_gone_makes_a_translation_stale_too(desk: Site, run: Run) -> None:
    done(desk, run)
    desk.replace(RU, "- школы\n", "")

    assert stale(desk) == ["the original has changed since this translation was made: something was left out"]


def test_what_is_recorded_outlives_a_new_name_of_the_file_and_another_language(desk: Site, run: Run) -> None:
    done(desk, run)
    for code in ("ru", "ky"):
        moved = desk.folder / f"content/releases/plan.{code}.md"
        (desk.folder / f"content/releases/budget.{code}.md").rename(moved)

    assert stale(desk) == []


def test_readers_see_what_has_changed_with_links_into_the_original(desk: Site, run: Run) -> None:
    done(desk, run)
    page = desk.build().page("/ky/releases/budget/")

    assert "Түпнускада эмне өзгөрдү" not in page

    page = desk.replace(RU, "на год", "на два года").build().page("/ky/releases/budget/")
    listed = page.partition("Түпнускада эмне өзгөрдү")[2].partition("</details>")[0]
    addresses = [unquote(address) for address in re.findall('<a href="([^"]+)" lang="ru"', listed)]

    assert addresses == ["/ru/releases/budget/#:~:text=Городской кенеш принял"]
    assert "Городской кенеш принял" in listed
    assert listed.count("<li>") == 1


def test_what_has_changed_is_shown_without_marks(desk: Site, run: Run) -> None:
    done(desk, run)
    typed = "- *дороги* и [мосты](/ru/) \\*5\\* `год` [^1] AT&amp;T а_б"
    page = desk.replace(RU, "- дороги", f"[^1]: Сноска.\n\n{typed}").build().page("/ky/releases/budget/")

    assert ">дороги и мосты *5* год AT&amp;T а_б</a>" in page
    assert ">Сноска.</a>" in page


def test_readers_see_when_the_original_was_corrected(desk: Site, run: Run) -> None:
    done(desk, run)
    desk.write(KY, re.sub("done: .*", "done: 2018-07-02", text(desk)))
    desk.replace(RU, "summary", "updates:\n  sum: {date: 2018-07-03, note: Сумма.}\nsummary")
    desk.replace(KY, "summary", "updates:\n  sum: {note: Сумма эмес.}\nsummary")

    page = desk.replace(RU, "на год", "на два года").build().page("/ky/releases/budget/")

    assert 'datetime="2018-07-03"' in page.partition("Түпнускада эмне өзгөрдү")[2].partition("</p>")[0]


def test_readers_of_a_translation_are_told_of_no_quote_that_is_withheld(desk: Site, run: Run) -> None:
    done(desk, run)
    desk.write("content/people/asanova.ru.md", "---\nname: Айгүл Асанова\n---\n")
    desk.write("content/quotes/secret.ru.md", "---\nspeaker: asanova\nembargo: 2018-08-01\n---\nБюджет есть.\n")
    desk.replace(RU, "- дороги", "[[quote: secret]]\n\n- дороги и мосты")
    built = desk.build()

    assert "дороги и мосты" in built.page("/ky/releases/budget/")
    assert built.says("secret") == []


def test_a_withdrawn_original_is_quoted_on_its_own_pages_alone(desk: Site, run: Run) -> None:
    """A theme that shows in feeds what has changed has nothing to show."""
    desk.with_all("feeds").replace("templates/_entry.html", "{{ parts.translation(", "{{ parts.about_translation(")
    done(desk, run)
    desk.replace(RU, "на год", "на два года")

    assert "на два года" in desk.build().page("/ky/feed.xml")

    desk.replace(RU, "summary", "status: withdrawn\nwithdrawn: 2018-07-02\nreason: Ошибка.\nsummary")
    built = desk.replace(KY, "summary", "reason: Ката.\nsummary").build()

    assert built.says("на два года") == ["ky/releases/budget/index.html"]  # the original is typeset


def test_a_correction_that_is_marked_as_minor_makes_nothing_stale(desk: Site, run: Run) -> None:
    done(desk, run)
    desk.write(KY, re.sub("done: .*", "done: 2018-07-02", text(desk))).replace(RU, "на год", "на год вперёд")

    assert len(stale(desk)) == 1

    desk.replace(RU, "summary", "updates:\n  comma: {date: 2018-07-03, minor: yes}\nsummary")

    assert stale(desk) == []


def test_a_fingerprint_of_the_whole_original_goes_on_working(desk: Site) -> None:
    (undated,) = (problem for problem in desk.problems() if problem.code == "undated-translation")
    desk.replace(KY, "  parity", f"  of: {undated.words['fingerprint']}\n  parity")

    assert stale(desk) == []

    desk.replace(RU, "на год", "на два года")

    assert stale(desk) == ["the original has changed since this translation was made"]


def test_a_translation_begins_with_the_words_of_its_original_above_each_place(desk: Site, run: Run) -> None:
    desk.remove(KY)
    told = run(desk, "translate", str(desk.folder / RU))
    lines = text(desk).splitlines()

    assert told.stdout.strip() == KY
    assert lines[lines.index("title:") - 1] == "# → Бюджет принят"
    assert "date: 2018-07-01" not in text(desk)
    assert "<!-- Городской кенеш принял «бюджет» на год. -->" in lines
    assert "<!--\n- дороги\n- школы\n-->\n\n" in text(desk)
    assert desk.errors() == []
    assert "Азырынча которула элек" in desk.build().page("/ky/releases/budget/")


LIST = """1. дороги
   - яма
   - мост --> объезд

   С понедельника.
2. школы"""
TABLE = "| Улица | Час |\n| --- | --- |\n| Абая | 9 |"


def test_a_table_and_a_list_are_each_translated_in_one_place(desk: Site, run: Run) -> None:
    desk.remove(KY).replace(RU, "- дороги\n- школы", LIST).replace(
        RU, "| Статья | Сомы |", f"{TABLE}\n\n### Сомы\n\n| Статья | Сомы |"
    )
    run(desk, "translate", str(desk.folder / RU))
    body = text(desk).split("\n---\n\n")[1]
    comments = re.findall(r"<!--(.*?)-->", body, re.DOTALL)

    assert [comment.strip("\n ") for comment in comments] == [
        "Городской кенеш принял «бюджет» на год.",
        LIST.replace("-->", "-- >"),
        TABLE,
        "### Сомы",
        "| Статья | Сомы |\n| --- | --- |\n| Дороги | много |",
    ]
    assert re.sub(r"<!--(.*?)-->", "", body, flags=re.DOTALL).strip() == ""


def test_it_is_fresh_once_its_blanks_are_filled(desk: Site, run: Run) -> None:
    desk.remove(KY)
    run(desk, "translate", str(desk.folder / RU))
    filled = text(desk).replace("\ntitle:", "\ntitle: Бюджет").replace("\nsummary:", "\nsummary: Кыскача.")
    desk.write(
        KY, filled.replace("  status: draft\n", "").replace("<!-- Городской", "Шаардык кеңеш.\n\n<!-- Городской")
    )

    assert stale(desk) == []
    assert "Шаардык кеңеш." in desk.build().page("/ky/releases/budget/")
    assert "Городской" not in desk.build().page("/ky/releases/budget/")


def test_done_fills_in_the_lines_that_a_new_translation_offers(desk: Site, run: Run) -> None:
    desk.remove(KY)
    run(desk, "translate", str(desk.folder / RU))
    begun = text(desk).replace("\ntitle:", "\ntitle: Бюджет").replace("\nsummary:", "\nsummary: Кыскача.")
    desk.write(KY, begun)
    done(desk, run, "--by", "Айгүл")
    offered = re.sub(r"\n#   done: .*", "\n  done: DAY", begun).replace("\n#   by:", "\n  by: Айгүл")

    assert re.sub(r"\n  done: .*", "\n  done: DAY", text(desk)) == offered


def test_it_is_not_begun_twice_nor_recorded_before_it_is_there(desk: Site, run: Run) -> None:
    before = text(desk)

    assert run(desk, "translate", str(desk.folder / RU)).returncode == 0
    assert text(desk) == before

    told = run(desk.remove(KY), "translate", str(desk.folder / RU), "--done")

    assert told.returncode == 2
    assert f"`translate {RU} --to ky` begins it" in told.stderr


def git(site: Site, *arguments: str) -> None:
    named = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *named, *arguments], cwd=site.folder, check=True, capture_output=True)


def test_what_has_changed_is_shown_word_by_word_where_git_knows_the_former_text(desk: Site, run: Run) -> None:
    done(desk, run)
    git(desk, "init")
    git(desk, "add", "content")
    git(desk, "commit", "-m", "x")
    desk.replace(RU, "на год", "на два года").replace(RU, "- школы\n", "")
    told = run(desk, "translate", str(desk.folder / KY)).stdout

    assert f"{RU}:6: paragraph" in told
    assert "Городской кенеш принял «бюджет» на [-год.-] {+два года.+}" in told
    assert "left out\n  [-школы-]" in told
    assert f"translate {KY} --done" in told


@pytest.mark.parametrize("name", ["plan", "сводка-плана"])
def test_what_a_file_said_under_another_name_is_known(desk: Site, run: Run, name: str) -> None:
    done(desk, run)
    former = f"content/releases/{name}.ru.md"
    (desk.folder / RU).rename(desk.folder / former)
    git(desk, "init")
    git(desk, "add", "content")
    git(desk, "commit", "-m", "x")
    git(desk, "mv", former, RU)
    desk.replace(RU, "на год", "на два года")
    git(desk, "commit", "-a", "-m", "y")

    assert "на [-год.-] {+два года.+}" in run(desk, "translate", str(desk.folder / KY)).stdout


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (b"", None),
        (b"  ", None),
        ("Айгүл\nАсанова".encode(), "Айгүл Асанова"),
        ("Айгүл\x1b[31m".encode(), "Айгүл[31m"),
        (b"\xc0\xe9\xe3", None),
        ('"А": #1'.encode(), "'\"А\": #1'"),
    ],
)
def test_a_strange_name_of_a_user_does_no_harm(desk: Site, run: Run, name: bytes, written: str | None) -> None:
    """It is written in one line, or not at all if nobody can read it."""
    git(desk, "init")
    git(desk, "config", "user.name", os.fsdecode(name))
    done(desk, run)

    assert re.findall(r"\n  by: (.*)", text(desk)) == ([written] if written else [])
    assert desk.errors() == []


def test_a_translation_without_an_original_is_an_orphan_in_status_and_an_error_with_a_way_out(
    desk: Site, run: Run
) -> None:
    told = run(desk.remove(RU), "status")
    (error,) = desk.errors()

    assert told.returncode == 1
    assert told.stdout.splitlines()[1].split() == ["orphan", KY]
    assert "error: no file of this document is the original [missing-original]" in told.stderr
    assert "delete the translation, if its original is gone for good" in error.hint
    assert json.loads(run(desk, "status", "--format", "json").stdout)["translations"][0]["state"] == "orphan"


def test_a_draft_in_which_something_is_to_be_filled_in_is_a_draft(desk: Site, run: Run) -> None:
    desk.write(KY, "---\ntitle:\ntranslation:\n  reviewed: no\n  status: draft\n---\n")
    told = run(desk, "status").stdout

    assert told.splitlines()[1].split()[:2] == ["draft", KY]
    assert "missing" not in told


def test_of_a_table_the_cell_is_named(desk: Site, run: Run) -> None:
    done(desk, run)
    desk.replace(RU, "| Дороги | много |", "| Дороги | мало |")

    assert f"{RU}:13: row of a table, cell 2\n" in run(desk, "translate", str(desk.folder / KY)).stdout


def test_without_git_the_new_words_are_shown(desk: Site, run: Run) -> None:
    done(desk, run)
    desk.replace(RU, "на год", "на два года")

    assert "{+Городской кенеш принял «бюджет» на два года.+}" in run(desk, "translate", str(desk.folder / KY)).stdout


@pytest.mark.parametrize(
    "block",
    [
        "translation: {reviewed: yes, parity: [numbers, dates]}",
        "translation:   # как есть\n    reviewed: yes\n    of: 000000000000\n    parity:\n      - numbers",
    ],
)
def test_what_a_translation_says_of_itself_may_be_written_in_any_way(desk: Site, run: Run, block: str) -> None:
    desk.write(KY, re.sub(r"translation:\n.*?(?=---)", f"{block}\n", TRANSLATION, flags=re.DOTALL))
    done(desk, run)

    assert stale(desk) == []
    assert "numbers" in text(desk)
    assert text(desk).count("of: ") == 1


def test_line_ends_stay_as_they_are(desk: Site, run: Run) -> None:
    desk.write(KY, TRANSLATION.replace("\n", "\r\n").encode())
    done(desk, run)
    data = (desk.folder / KY).read_bytes()

    assert (
        data.count(b"\n")
        == data.count(b"\r\n")
        == TRANSLATION.count("\n") + data.count(b"\r\n  done") * 2 + (data.count(b"\r\n  by"))
    )


def test_review_says_that_an_editor_has_compared_it(desk: Site, run: Run) -> None:
    desk.replace(KY, "reviewed: yes", "reviewed: no")
    refused = run(desk, "review", str(desk.folder / KY))

    assert refused.returncode == 2
    assert "is not up to date" in refused.stderr

    done(desk, run)
    run(desk, "review", str(desk.folder / KY))

    assert "reviewed: yes" in text(desk)
    assert "расмий эмес" not in desk.build().page("/ky/releases/budget/")


def test_review_says_of_a_draft_that_it_is_still_one(desk: Site, run: Run) -> None:
    done(desk, run)
    desk.replace(KY, "reviewed: yes", "reviewed: no\n  status: draft")
    told = run(desk, "review", str(desk.folder / KY)).stdout

    assert told == f"{KY} is reviewed, and still a draft: delete “status: draft” from it to publish it.\n"


def test_several_translations_are_up_to_date_at_once(desk: Site, run: Run) -> None:
    other = {code: f"content/releases/plan.{code}.md" for code in ("ru", "ky")}
    desk.write(other["ru"], ORIGINAL).write(other["ky"], TRANSLATION)
    told = run(desk, "translate", "--done", *(str(desk.folder / path) for path in (KY, other["ky"])))

    assert [line.partition(" is up to date")[0] for line in told.stdout.splitlines()] == [KY, other["ky"]]
    assert all("\n  of: " in text(desk, path) for path in (KY, other["ky"]))


@pytest.mark.parametrize("gone", [True, False])
def test_of_several_translations_none_is_up_to_date_if_one_cannot_be_read(desk: Site, run: Run, gone: bool) -> None:
    other = {code: f"content/releases/plan.{code}.md" for code in ("ru", "ky")}
    desk.write(other["ru"], ORIGINAL)
    if not gone:
        desk.write(other["ky"], TRANSLATION.replace("title:", "titel:"))
    before = text(desk)
    files = (KY, other["ru"] if gone else other["ky"])
    told = run(desk, "translate", "--done", *(str(desk.folder / path) for path in files))

    assert told.returncode == 2 if gone else 1, told
    assert other["ky"] in told.stderr + told.stdout
    assert text(desk) == before


@pytest.mark.parametrize("path", ["content/site.yaml", "content/releases/none.ru.md", "/etc/hostname"])
def test_what_is_no_document_is_refused_with_an_example(desk: Site, run: Run, path: str) -> None:
    told = run(desk, "translate", str(desk.folder / path))

    assert told.returncode == 2
    assert "as in content/releases/budget.ru.md" in told.stderr


def test_with_three_languages_it_asks_into_which(desk: Site, run: Run) -> None:
    desk.replace(
        "content/site.yaml", "  ky:", "  en:\n    title: News\n    description: News.\n    tags: {forum: Forum}\n  ky:"
    )
    told = run(desk, "translate", str(desk.folder / RU))

    assert told.returncode == 2
    assert "--to" in told.stderr

    run(desk, "translate", str(desk.folder / RU), "--to", "en")

    assert "# → Бюджет принят" in text(desk, EN)


def test_status_lists_what_readers_lack_the_most_overdue_first(desk: Site, run: Run) -> None:
    desk.write("content/releases/old.ru.md", "---\ntitle: Старый\ndate: 2018-06-01\n---\nОдно два три.\n")
    done(desk, run)
    desk.replace(RU, "на год", "на два года")
    told = run(desk, "status", "--as-of", "2018-07-05").stdout.splitlines()

    assert [line.split()[:2] for line in told[1:3]] == [
        ["missing", "content/releases/old.ky.md"],
        ["stale", KY],
    ]
    assert told[1].split()[2:4] == ["24", "4"]  # working days of June and July; words
    assert "“Городской кенеш принял «бюджет» на два года.”" in told[2]
    assert told[-1] == "Next change of the site: none by time alone."


def test_status_begins_with_what_is_later_than_the_policy_allows_and_says_when_all_else_is_due(
    desk: Site, run: Run
) -> None:
    desk.write("content/releases/old.ru.md", "---\ntitle: Старый\ndate: 2018-06-01\n---\nТекст.\n")
    for slug, day, within in (
        ("soon", "2018-07-04", "5d"),
        ("late", "2018-07-03", "12h"),
        ("later", "2018-07-04", "6h"),
    ):
        policy = f"publish: {{policy: any, within: {within}}}"
        front = f"title: Новый\ndate: {day} 09:00\n{policy}"
        desk.write(f"content/releases/{slug}.ru.md", f"---\n{front}\n---\nТекст.\n")
    told = run(desk, "status", "--as-of", "2018-07-05").stdout.splitlines()[1:]
    files = {line.split()[1]: line for line in told if "content/" in line}

    assert [path.split("/")[2] for path in files] == [
        "late.ky.md",
        "later.ky.md",
        "old.ky.md",
        "soon.ky.md",
        "budget.ky.md",
    ]
    assert "2018-07-03 21:00 (late)" in files["content/releases/late.ky.md"]
    assert "2018-07-09 09:00 " in files["content/releases/soon.ky.md"]
    assert "late)" not in files["content/releases/soon.ky.md"]


def test_status_names_what_a_text_places_as_it_is_typed(desk: Site, run: Run) -> None:
    run(desk, "translate", KY, "--done", "--by", "А")
    desk.write("content/people/kim.ru.md", "---\nname: Анна Ким\n---\n")
    desk.write("content/quotes/words.ru.md", "---\nspeaker: kim\n---\nСказано.\n")
    desk.write(RU, text(desk, RU) + "\n[[quote: words]]\n")

    assert "“[[quote: words]]”" in run(desk, "status", "--as-of", "2018-07-05").stdout


def test_status_speaks_to_programs(desk: Site, run: Run) -> None:
    desk.write("content/releases/next.ru.md", "---\ntitle: Потом\ndate: 2018-08-01T10:00\n---\nТекст.\n")
    as_of = ("--as-of", "2018-07-05")
    said = json.loads(run(desk, "status", "--format", "json", *as_of).stdout)

    assert {(one["path"], one["state"]) for one in said["translations"]} == {
        (KY, "undated"),
        ("content/releases/next.ky.md", "missing"),
    }
    assert said["next"] == run(desk, "status", "--next", *as_of).stdout.strip() == "2018-08-01T10:00:00+06:00"
    assert run(desk, "status", "--fail-on", "stale,missing", *as_of).returncode == 1
    assert run(desk, "status", "--fail-on", "stale", *as_of).returncode == 0
    assert run(desk, "status", "--fail-on", "rotten", *as_of).returncode == 2


def test_what_cannot_be_written_into_is_left_alone(desk: Site, run: Run) -> None:
    unusual = TRANSLATION.replace("translation:\n", "translation: &this\n")
    before = text(desk.write(KY, unusual))
    told = run(desk, "translate", str(desk.folder / KY), "--done")

    assert told.returncode == 1
    assert text(desk) == before


def test_where_one_cannot_be_written_into_none_is_recorded(desk: Site, run: Run) -> None:
    desk.replace("content/site.yaml", "  ru:", "  en:\n    title: Herald\n    tags: {forum: Forum}\n  ru:")
    desk.write(EN, re.sub(r"translation:\n(.*\n)*?---", "translation: {\n  reviewed: yes}\n---", TRANSLATION))
    before = text(desk)
    told = run(desk, "translate", str(desk.folder / KY), str(desk.folder / EN), "--done")

    assert (told.returncode, EN in told.stderr, told.stdout) == (1, True, "Nothing was written.\n")
    assert text(desk) == before


def test_who_brings_it_up_to_date_again_has_it_reviewed_again(desk: Site, run: Run) -> None:
    """What an editor has reviewed was another text."""
    done(desk, run)

    assert "reviewed: yes" in text(desk)

    desk.replace(RU, "на год", "на два года")
    told = run(desk, "translate", str(desk.folder / KY), "--done").stdout

    assert "reviewed: no" in text(desk)
    assert f"`review {KY}`" in told


def test_comments_below_the_block_stay_those_of_the_next_key(desk: Site, run: Run) -> None:
    block = "translation:\n  reviewed: yes  # кем\n# Заголовок в списках.\n# subtitle:\nsummary: Кыскача.\n"
    desk.write(KY, f"---\ntitle: Бюджет\n{block}---\nТекст.\n")
    done(desk, run, "--by", "Айгүл")

    assert "\n  by: Айгүл\n# Заголовок в списках.\n# subtitle:\nsummary: Кыскача.\n" in text(desk)
    assert "\n  reviewed: yes  # кем\n" in text(desk)


def test_a_file_in_another_encoding_is_left_alone(desk: Site, run: Run) -> None:
    desk.write(KY, TRANSLATION.encode("cp1251", "replace"))
    told = run(desk, "translate", str(desk.folder / KY), "--done")

    assert told.returncode == 1
    assert "[encoding]" in told.stderr


def test_no_link_is_written_through(desk: Site, run: Run, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("old", encoding="utf-8")
    (desk.folder / "content/releases/.budget.ky.md.new").symlink_to(victim)
    done(desk, run)

    assert victim.read_text(encoding="utf-8") == "old"
    assert not (desk.folder / KY).is_symlink()


def test_two_originals_are_told_apart_before_anything_is_written(desk: Site, run: Run) -> None:
    desk.write(KY, "---\ntitle: Бюджет\ndate: 2018-07-01\n---\nТекст.\n")
    before = text(desk), text(desk, RU)
    told = run(desk, "translate", str(desk.folder / KY), "--done")

    assert told.returncode == 2
    assert "write “translation:” into the translations" in told.stderr
    assert (text(desk), text(desk, RU)) == before


def test_a_translation_is_not_taken_for_that_into_another_language(desk: Site, run: Run) -> None:
    told = run(desk, "translate", str(desk.folder / KY), "--done", "--to", "ru")

    assert told.returncode == 2
    assert "leave out --to" in told.stderr
