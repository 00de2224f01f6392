"""PO that other programs have written is read as they mean it, or refused."""

import polib

from tests.conftest import Run, Site
from tests.exchange import KY, RU, copied, export, publish, states, take_over, translate


def test_a_translator_cannot_change_the_original(desk: Site, run: Run) -> None:
    (file,) = export(desk, run, "po", RU)
    translate(file, copied)
    entries = polib.pofile(str(file))
    next(entry for entry in entries if entry.msgid == "школы").msgid = "сады"
    entries.save(str(file))
    code, told = take_over(desk, run, file)

    assert (code, "“школы” can't be taken over: its original was changed in the file" in told) == (1, True)


def test_a_fuzzy_translation_is_not_taken_over_until_it_is_confirmed(desk: Site, run: Run) -> None:
    (file,) = export(desk, run, "po", RU)
    translate(file, copied)
    take_over(desk, run, file)
    publish(desk)
    desk.replace(RU, "школы", "сады")
    (file,) = export(desk, run, "po")
    entries = polib.pofile(str(file))

    assert [entry.msgid for entry in entries if entry.fuzzy] == ["сады"]

    next(entry for entry in entries if entry.msgid == "Доходы").msgstr = "Кирешелер"
    entries.save(str(file))

    assert "“сады” can't be taken over: it is not marked as translated" in take_over(desk, run, file)[1]

    next(entry for entry in entries if entry.fuzzy).flags = []
    entries.save(str(file))

    assert take_over(desk, run, file)[0] == 0
    assert states(desk, run)[KY] == "unreviewed"
