"""Words that a speaker has approved are sealed: nobody changes a letter of them unnoticed."""

import re
from html import escape

import pytest

from jarchy.content.approvals import holds, seal_of
from jarchy.i18n.language import language
from jarchy.i18n.typography import typeset
from jarchy.problems import BuildFailed
from tests.conftest import Run, Site
from tests.kinds import main, quickly, words

FIRST_SEAL = "d1cb1aae32aa"  # of QUOTE, as it was made at first
RU, KY = "content/quotes/words.ru.md", "content/quotes/words.ky.md"
QUOTE = """---
# Кто сказал
speaker: saliev
event: forum
date: 2018-07-03
---
Пора *брать* ответственность — сегодня, 3 июля.
"""
TRANSLATION = "---\ntranslation:\n  reviewed: yes\n---\nЖоопкерчиликти алуу убактысы келди — бүгүн, 3-июлда.\n"


@pytest.fixture
def spoken(site: Site) -> Site:
    site.write("content/people/saliev.ru.md", "---\nname: Бахтияр Салиев\n---\n")
    site.write("content/people/other.ru.md", "---\nname: Айгүл Асанова\n---\n")
    site.write("content/events/forum.ru.md", "---\ntitle: Форум\nstart: 2018-07-03\n---\n")
    return site.write(RU, QUOTE).write(KY, TRANSLATION)


def approve(site: Site, run: Run, *more: str, path: str = RU) -> str:
    told = run(site, "approve", str(site.folder / path), *more)

    assert (told.returncode, told.stderr) == (0, "")

    return told.stdout


def text(site: Site, path: str = RU) -> str:
    return (site.folder / path).read_text(encoding="utf-8")


@quickly
def found(site: Site) -> list[tuple[str, str]]:
    """The problems of approvals, and where they are."""
    problems = (one for one in site.problems() if one.code in ("seal-broken", "not-sealed"))
    return [(one.code, str(one.where).partition(":")[0]) for one in problems]


def test_approve_adds_the_day_the_seal_and_who_said_so_and_changes_nothing_else(spoken: Site, run: Run) -> None:
    approve(spoken, run, "--on", "2018-07-02", "--by", "Пресс-секретарь: Ким")
    added = [line for line in text(spoken).split("\n") if line not in QUOTE.split("\n")]

    assert [line.partition(":")[0] for line in added] == ["approved", "  on", "  seal", "  by"]
    assert added[1::2] == ["  on: 2018-07-02", "  by: 'Пресс-секретарь: Ким'"]
    assert text(spoken).replace("\n".join(added) + "\n", "") == QUOTE
    assert found(spoken) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("*брать*", "**брать**"),
        ("ответственность — сегодня", "ответственность, сегодня"),
        ("3 июля", "3\u00a0июля"),
        ("сегодня", "сего\u00adдня"),
        ("сегодня, 3", "сегодня,\n3"),
        ("июля.", "ию\u200bля!"),
        ("date: 2018-07-03", "date: 2018-07-02"),
        ("event: forum\n", ""),
    ],
)
def test_marks_spaces_the_day_and_the_event_can_be_corrected(spoken: Site, run: Run, old: str, new: str) -> None:
    approve(spoken, run)

    assert found(spoken.replace(RU, old, new)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ответственность", "ответственности"),
        ("3 июля", "4 июля"),
        ("Пора", "пора"),
        ("сегодня, ", ""),
        ("3 июля", "3июля"),
        ("speaker: saliev", "speaker: other"),
    ],
)
def test_a_changed_letter_or_speaker_is_an_error_with_the_day(spoken: Site, run: Run, old: str, new: str) -> None:
    approve(spoken, run, "--on", "2018-07-02")
    spoken.replace(RU, old, new)
    (problem,) = spoken.errors()

    assert (problem.code, str(problem.where)) == ("seal-broken", f"{RU}:6:1")
    assert "approved on 2018-07-02" in problem.message
    assert problem.hint.startswith("ask the speaker again, then run `approve")
    assert "git log -p" in problem.hint


def test_a_change_is_noticed_when_nothing_else_is_built(spoken: Site, run: Run) -> None:
    """A build that reads the edited text alone."""
    approve(spoken, run)
    built = spoken.build()
    with pytest.raises(BuildFailed):
        spoken.replace(RU, "ответственность", "ответственности").build()

    assert (spoken.output / "ru/quotes/words/index.html").read_bytes() == built.files["ru/quotes/words/index.html"]


def test_approved_again_the_new_words_are_sealed_as_of_today(spoken: Site, run: Run) -> None:
    approve(spoken, run, "--on", "2018-07-02", "--by", "Ким")
    spoken.replace(RU, "ответственность", "ответственности")
    approve(spoken, run)

    assert found(spoken) == []
    assert "2018-07-02" not in text(spoken)
    assert text(spoken).count("seal:") == 1
    assert "by: Ким" in text(spoken)


def test_approve_without_a_change_writes_nothing(spoken: Site, run: Run) -> None:
    approve(spoken, run, "--on", "2018-07-02")
    before = text(spoken)

    assert "approved on 2018-07-02" in approve(spoken, run)
    assert text(spoken) == before


def test_an_approval_typed_by_hand_is_no_seal_until_it_is_made_one(spoken: Site, run: Run) -> None:
    spoken.replace(RU, "event: forum", "event: forum\napproved: {by: Ким, on: 2018-06-30}")

    assert found(spoken) == [("not-sealed", RU)]

    approve(spoken, run)

    assert found(spoken) == []
    assert "  by: Ким\n  on: 2018-06-30\n  seal: " in text(spoken)


def test_a_translation_has_an_approval_of_its_own(spoken: Site, run: Run) -> None:
    approve(spoken, run)
    spoken.replace(KY, "бүгүн", "эртең")

    assert found(spoken) == []

    approve(spoken, run, path=KY)

    assert found(spoken.replace(KY, "эртең", "бүгүн")) == [("seal-broken", KY)]
    assert "seal" in text(spoken, KY)


def test_a_seal_holds_in_a_draft_too(spoken: Site, run: Run) -> None:
    approve(spoken, run)
    spoken.replace(RU, "speaker: saliev", "status: draft\nspeaker: saliev").replace(RU, "сегодня", "завтра")

    assert [problem.code for problem in spoken.errors()] == ["seal-broken"]


def test_readers_are_told_the_day_only_if_the_site_wants_it(spoken: Site, run: Run) -> None:
    approve(spoken, run, "--on", "2018-07-02", "--by", "Ким")
    approve(spoken, run, "--on", "2018-07-05", path=KY)
    assert spoken.build().says("согласована") == []

    built = spoken.replace("content/site.yaml", "languages:", "approvals: yes\nlanguages:").build()

    assert built.says("согласована") == ["ru/quotes/words/index.html"]
    assert "согласована с её автором 2 июля 2018 г.<" in built.page("/ru/quotes/words/").replace("\u00a0", " ")
    assert "макулдашылган күнү: 2018-жылдын 5-июлу" in words(main(built.page("/ky/quotes/words/")))
    assert built.says("Ким") == []


def test_of_words_without_a_seal_readers_are_told_nothing(spoken: Site) -> None:
    spoken.replace(RU, "event: forum", "event: forum\napproved: {on: 2018-06-30}")
    built = spoken.replace("content/site.yaml", "languages:", "approvals: yes\nlanguages:").build()

    assert built.says("согласована") == []


def test_only_quotes_are_approved(spoken: Site, run: Run) -> None:
    told = run(spoken, "approve", str(spoken.folder / "content/people/saliev.ru.md"))

    assert told.returncode == 2
    assert "is no quote" in told.stderr


def test_a_seal_of_a_version_that_is_yet_to_come_is_an_error_and_stays(spoken: Site, run: Run) -> None:
    """To approve the words again would hide whether they have changed."""
    approve(spoken, run, "--on", "2018-07-02")
    spoken.replace(RU, "seal: v2-", "seal: v3-")
    (problem,) = spoken.errors()

    assert (problem.code, str(problem.where)) == ("seal-unknown", f"{RU}:6:1")
    assert "approve" not in problem.hint

    before = text(spoken)
    told = run(spoken, "approve", str(spoken.folder / RU))

    assert told.returncode == 2
    assert "newer version" in told.stderr
    assert text(spoken) == before


@pytest.mark.parametrize("version", ["", "v1-"])
def test_a_seal_of_the_first_version_holds(spoken: Site, run: Run, version: str) -> None:
    """Nobody has to approve words anew because Jarchy was upgraded."""
    approve(spoken, run, "--on", "2018-07-02")
    (seal,) = re.findall("seal: (.*)", text(spoken))
    spoken.replace(RU, f"seal: {seal}", f"seal: {version}{FIRST_SEAL}")

    assert spoken.errors() == []
    assert "has the words that were approved" in run(spoken, "approve", str(spoken.folder / RU)).stdout

    spoken.replace(RU, "сегодня", "завтра")

    assert found(spoken) == [("seal-broken", RU)]


def test_a_seal_is_the_same_in_all_versions() -> None:
    """Seals are in the files of sites. Whoever changes what counts gives new seals a version, as `approvals` says."""
    said = "<p>Пора <em>брать</em> «от&shy;ветственность» — сегодня, 3&nbsp;июля; № 5 &amp; 7 × 8 = −56 %.</p>"

    assert holds("b3dd87facb3b", said, "saliev")
    assert seal_of(said, "saliev") == "v2-b3dd87facb3b"


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("упали на −5 градусов", "упали на 5 градусов"),
        ("упали на -5 градусов", "упали на 5 градусов"),
        ("упали на ‑5 градусов", "упали на 5 градусов"),
        ("Итог -$5 млн", "Итог $5 млн"),
        ("Итог –€ 5 млн", "Итог € 5 млн"),
        ("Итог (- 5 %)", "Итог (5 %)"),
        ("Итог -½", "Итог ½"),
        ("Итог -.5", "Итог .5"),
        ("вырос на 5%", "вырос на 5"),
        ("вырос на 5 ‰", "вырос на 5 %"),
        ("стоит 5 $", "стоит 5 €"),
        ("закон № 5", "закон 5"),
        ("A + B", "A − B"),
        ("меньше < больше", "меньше > больше"),
        ("1,5", "15"),
        ("1,500", "1.500"),
        ("Итог - 5 %", "Итог 5 %"),
        ("Итог - 5 %", "Итог -5 %"),
        ("Итог — $5", "Итог $5"),
        ("100 500 сомов", "100–500 сомов"),
        ("1 500", "1–500"),
        ("10 000", "10, 000"),
        ("10 000", "10:000"),
        ("2018–2020", "2018, 2020"),
        ("№ 5–7", "№ 5, 7"),
        ("3:1", "3, 1"),
        ("10^6", "10 6"),
        ("5_6", "5 6"),
        ("рост ,5 %", "рост 5 %"),
        ("рост .5 %", "рост 5 %"),
        (".5", "5"),
        ("было (– 5 градусов)", "было (5 градусов)"),
        ("было «– 5»", "было «5»"),
        ("было – US$5", "было US$5"),
        ("было – USD 5", "было USD 5"),
        ("было – ~5", "было ~5"),
        ("было – (5)", "было (5)"),
        ("было – «5»", "было «5»"),
        ("от 5 −6", "от 5, 6"),
    ],
)
def test_a_sign_says_as_much_as_a_letter(text: str, other: str) -> None:
    assert seal_of(f"<p>{escape(text)}</p>", "a") != seal_of(f"<p>{escape(other)}</p>", "a")


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("вырос на 5 %", "вырос на 5%"),
        ("с 5–10 июля", "с 5-10 июля"),
        ("на −5 градусов", "на -5 градусов"),
        ("на −$5", "на ‑$5"),
        ("рост — 5 %", "рост - 5 %"),
        ("мы — «вместе»", 'мы - "вместе"'),
        ("№ 5", "№5"),
        ("вот, и всё!", "вот и всё…"),
        ("5 – 6 июля", "5–6 июля"),
        ("5 — 6 июля", "5-6 июля"),
        ("5−6 июля", "5–6 июля"),
        ("10 000", "10\u202f000"),
        ("было – тепло", "было тепло"),
        ("было -- тепло", "было тепло"),
        ("доска 5 « 6", 'доска 5 " 6'),
        ("+996 312 62-00-00", "+996 312 62‑00‑00"),
    ],
)
def test_how_signs_and_marks_are_set_does_not_matter(text: str, other: str) -> None:
    assert seal_of(f"<p>{escape(text)}</p>", "a") == seal_of(f"<p>{escape(other)}</p>", "a")


@pytest.mark.parametrize(
    ("body", "other"),
    [
        ("3. Раз\n4. Два", "5. Раз\n6. Два"),
        ("1. Раз\n2. Два", "- Раз\n- Два"),
        ("1. Раз\n2. Два", "1. Раз Два"),
        ("1. Раз\n   1. Два\n   2. Три", "1. Раз\n   1. Два\n2. Три"),
        ("Так [сказал](https://a.example/) он.", "Так сказал [он](https://a.example/)."),
        ("Так [сказал](https://a.example/) он.", "Так [сказал он](https://a.example/)."),
        ("Звоните [нам](tel:+996312620000).", "Звоните [нам](tel:+996312620001)."),
        ("Так сказал [он](https://a.example/).", "Так сказал [он](https://b.example/)."),
        ("Так сказал [он](https://a.example/).", "Так сказал он."),
    ],
)
def test_the_numbers_of_a_list_and_the_targets_of_links_are_sealed(
    spoken: Site, run: Run, body: str, other: str
) -> None:
    spoken.write(RU, f"{text(spoken).rpartition('---')[0]}---\n{body}\n")
    approve(spoken, run, "--on", "2018-07-02")

    assert found(spoken) == []

    spoken.replace(RU, body, other)

    assert found(spoken) == [("seal-broken", RU)]


def test_which_numbers_become_links_does_not_matter() -> None:
    """A later version may find others; the number itself is among the words."""
    plain, other = "<p>Тел. +996 (312) 62-00-00.</p>", "<p>Тел. +996 (312) 62-00-01.</p>"
    linked = '<p>Тел. <a href="tel:+996312620000">+996&nbsp;(312) 62-00-00</a>.</p>'

    assert seal_of(linked, "a") == seal_of(plain, "a") != seal_of(other, "a")


def test_a_minus_that_is_typed_as_a_no_break_hyphen_is_one() -> None:
    """As people type it so that it stays with its number; the seal is one of the first version."""
    typed, without = (f"<p>{typeset(f'Было {sign}5 градусов', language('ru'))}</p>" for sign in ("\u2011", ""))

    assert holds("cb5c7c01b9a2", typed, "x")
    assert seal_of(typed, "x") != seal_of(without, "x")


def test_a_vowel_sign_of_a_script_is_a_letter() -> None:
    assert seal_of("<p>हिन्दी</p>", "a") != seal_of("<p>हान्दी</p>", "a")
