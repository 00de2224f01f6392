"""A new translation is a draft; what a translator has left as it was is named, and stays to do."""

import pytest

from tests.conftest import Run, Site
from tests.exchange import EN, KY, RU, copied, every_format, export, files, publish, states, take_over, text, translate


def come_back(site: Site, run: Run, form: str, *, left: tuple[str, ...] = (), lang: str = "ky") -> str:
    """What editors are told of a file in which some blocks have the words of the original."""
    (file,) = export(site, run, form, RU, lang=lang)
    translate(file, lambda source: source if source in left else copied(source))
    code, told = take_over(site, run, file)

    assert code == 0, told

    return told


@every_format
def test_a_new_translation_is_a_draft_that_no_reader_gets_until_an_editor_publishes_it(
    desk: Site, run: Run, form: str
) -> None:
    told = come_back(desk, run, form)

    assert f"{KY} is new, and a draft. Compare it with {RU}, delete “status: draft” from it" in told
    assert states(desk, run)[KY] == "draft"
    assert desk.build().says("Доходы!") == []

    publish(desk)

    assert "Доходы!" in desk.build().page("/ky/releases/budget/")
    assert states(desk, run)[KY] == "unreviewed"


@every_format
def test_a_begun_draft_is_filled_in_and_stays_a_draft(desk: Site, run: Run, form: str) -> None:
    run(desk, "translate", str(desk.folder / RU), "--to", "ky")
    told = come_back(desk, run, form)

    assert f"{KY} is up to date, and still a draft.\n" in told
    assert "title: 'Бюджет: принят!'" in text(desk, KY)
    assert "- школы!" in text(desk, KY)
    assert states(desk, run)[KY] == "draft"


@every_format
def test_what_has_the_words_of_the_original_is_counted_named_and_not_up_to_date(
    desk: Site, run: Run, form: str
) -> None:
    come_back(desk, run, form)
    publish(desk)
    desk.replace(RU, "школы", "сады").replace(RU, "Из закона", "Из указа").replace(RU, "Доходы", "Расходы")
    told = come_back(desk, run, form, left=("сады", "Расходы"))

    assert f"{KY} is taken over, but not up to date.\n" in told
    assert "Not translated yet, 2 of its 15 parts: heading “Расходы” and item of a list “сады”.\n" in told
    assert states(desk, run)[KY] == "stale"
    assert "“Расходы” and “сады”" in run(desk, "status", "--all").stdout

    run(desk, "translate", str(desk.folder / KY), "--done")

    assert states(desk, run)[KY] == "unreviewed"


@every_format
def test_what_is_right_as_it_stands_in_the_original_is_named_once(desk: Site, run: Run, form: str) -> None:
    assert "Not translated yet, 1 of its 15 parts: item of a list “школы”." in come_back(
        desk, run, form, left=("школы",)
    )

    run(desk, "translate", str(desk.folder / KY), "--done")
    desk.replace(RU, "Из закона", "Из указа")

    assert "Not translated" not in come_back(desk, run, form, left=("школы",))


def test_a_former_translation_that_was_left_in_a_word_table_stays_to_do(desk: Site, run: Run) -> None:
    """It has no mark by which a translator could confirm it."""
    come_back(desk, run, "docx")
    publish(desk)
    desk.replace(RU, "школы", "сады").replace(RU, "Доходы", "Расходы")
    (file,) = export(desk, run, "docx")
    translate(file, lambda source: {"сады": "школы!"}.get(source, copied(source)))
    told = take_over(desk, run, file)[1]

    assert "Not translated yet, 1 of its 15 parts: item of a list “сады”." in told
    assert "“сады”" in run(desk, "status", "--all").stdout
    assert "Расходы" not in run(desk, "status", "--all").stdout
    assert "{+сады+}" in run(desk, "translate", str(desk.folder / KY)).stdout


@every_format
def test_words_of_the_original_never_take_the_place_of_a_translation(desk: Site, run: Run, form: str) -> None:
    come_back(desk, run, form)
    publish(desk)
    before = text(desk, KY)
    desk.replace(RU, "Доходы", "Расходы")
    (file,) = export(desk, run, form, RU)
    translate(file, lambda source: source if source in ("Расходы", "школы") else copied(source))
    told = take_over(desk, run, file)[1]

    assert "Not translated yet, 2 of its 15 parts" in told
    assert text(desk, KY).partition("---\n\n")[2] == before.partition("---\n\n")[2]


@every_format
def test_a_reviewed_translation_that_was_changed_is_reviewed_again(desk: Site, run: Run, form: str) -> None:
    come_back(desk, run, form)
    publish(desk)
    desk.replace(KY, "reviewed: no", "reviewed: yes")
    (file,) = export(desk, run, form, RU)
    translate(file, copied)

    assert "Nothing was translated in this file that the site does not have" in take_over(desk, run, file)[1]
    assert "reviewed: yes" in text(desk, KY)

    translate(file, lambda source: "мектептер" if source == "школы" else copied(source))
    take_over(desk, run, file)

    assert "мектептер" in text(desk, KY)
    assert "reviewed: no" in text(desk, KY)


@every_format
def test_a_document_that_nobody_has_begun_is_named_beside_one_that_is_translated(
    desk: Site, run: Run, form: str
) -> None:
    desk.remove("content/releases/other.ky.md")
    (file,) = export(desk, run, form)
    untouched = {"Другое", "Другой текст."}
    translate(file, lambda source: "" if source in untouched else copied(source))
    code, told = take_over(desk, run, file)

    assert code == 0, told
    assert f"{KY} is new" in told
    assert "content/releases/other.ky.md is not made.\n" in told
    assert "Not translated yet, 2 of its 2 parts: title “Другое” and paragraph “Другой текст.”.\n" in told


@pytest.mark.parametrize("form", ["po"])
def test_of_two_documents_that_are_translated_each_has_its_line(desk: Site, run: Run, form: str) -> None:
    desk.remove("content/releases/other.ky.md")
    (file,) = export(desk, run, form)
    translate(file, copied)
    told = take_over(desk, run, file)[1]

    assert told.count(" is new, and a draft.") == 2


@every_format
def test_a_file_in_which_nothing_was_done_says_so(desk: Site, run: Run, form: str) -> None:
    (file,) = export(desk, run, form, RU, lang="en")
    before = files(desk)
    code, told = take_over(desk, run, file)

    assert (code, files(desk)) == (0, before)
    assert f"{EN} is not made.\n  Not translated yet, 14 of its 15 parts: title" in told
    assert "Nothing was translated in this file" in told


@every_format
def test_what_only_the_translation_has_is_named_when_its_text_is_made_anew(desk: Site, run: Run, form: str) -> None:
    come_back(desk, run, form)
    publish(desk)
    desk.replace(KY, "- дороги!\n", "- дороги!\n\nКотормочунун кошумчасы.\n\n<!-- Айгүл, карап кой -->\n\n")
    desk.replace(RU, "школы", "сады").replace(RU, "> Из закона\n\n", "")
    told = come_back(desk, run, form)

    assert "  Not in the original, and no longer in it: “Котормочунун кошумчасы.”" in told
    assert "“Айгүл, карап кой”" in told
    assert "“Из закона!”" in told
    assert "кошумчасы" not in text(desk, KY)


def test_a_begun_draft_has_nothing_that_would_be_lost(desk: Site, run: Run) -> None:
    run(desk, "translate", str(desk.folder / RU), "--to", "ky")

    assert "no longer in it" not in come_back(desk, run, "po")


@every_format
def test_a_translation_that_ends_with_its_front_matter_is_filled_in(desk: Site, run: Run, form: str) -> None:
    desk.write(KY, "---\ntitle: Бюджет\ntranslation: {reviewed: no}\n---")
    come_back(desk, run, form)

    assert "- школы!" in text(desk, KY)


@every_format
def test_what_every_language_has_alike_is_translated_as_it_is(desk: Site, run: Run, form: str) -> None:
    alike = ("press@a.example", "+996 312 62-00-00", "`git pull`", "https://a.example/жол", "2018")
    desk.replace(RU, "> Из закона", "\n\n".join([*alike[:-1], f"## {alike[-1]}"]))

    assert "Not translated" not in come_back(desk, run, form, left=alike)
    assert "\n\npress@a.example\n\n" in text(desk, KY)


def test_a_translation_that_is_begun_and_not_filled_in_is_exported_as_by_its_name(desk: Site, run: Run) -> None:
    run(desk, "translate", str(desk.folder / RU), "--to", "ky")

    assert states(desk, run)[KY] == "draft"
    assert [file.read_bytes() for file in export(desk, run, "xliff")] == [
        file.read_bytes() for file in export(desk, run, "xliff", RU)
    ]


def test_of_many_blocks_that_are_wrong_the_first_are_named(site: Site, run: Run) -> None:
    site.write(RU, "---\ntitle: Бюджет\ndate: 2018-06-10\n---\n" + "\n\n".join(f"Абзац {n}." for n in range(100)))
    (file,) = export(site, run, "po", RU)
    translate(file, lambda source: source if source == "Бюджет" else f"- {source}")
    code, told = take_over(site, run, file)

    assert code == 1
    assert told.count("it would not be one block of the same kind") == 20
    assert "“Абзац 0.”" in told


@every_format
@pytest.mark.parametrize(
    ("name", "is_left"), [("Азамат Алиев", False), ("Мэрия", True), ("Центр городских услуг", True)]
)
def test_the_name_of_a_person_may_be_the_same_in_both_languages(
    desk: Site, run: Run, form: str, name: str, is_left: bool
) -> None:
    desk.write("content/people/aliev.ru.md", f"---\nname: {name}\n---\nПрофессор.\n")
    (file,) = export(desk, run, form, "content/people/aliev.ru.md")
    translate(file, lambda source: source if source == name else copied(source))
    code, told = take_over(desk, run, file)

    assert (code, "Not translated yet" in told) == (0, is_left), told


def test_the_name_of_an_organisation_is_translated_however_it_is_written(desk: Site, run: Run) -> None:
    path, name = "content/organisations/fund.ru.md", "Общественный Фонд"
    desk.write(path, f"---\nname: {name}\n---\nПомогает городу.\n")
    (file,) = export(desk, run, "po", path)
    translate(file, lambda source: source if source == name else copied(source))
    code, told = take_over(desk, run, file)

    assert (code, "Not translated yet" in told) == (0, True), told
