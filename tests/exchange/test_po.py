"""PO that other programs have written is read as they mean it, or refused."""

from codecs import BOM_UTF8
from collections.abc import Callable
from unicodedata import normalize

import polib
import pytest

from tests.conftest import Run, Site
from tests.exchange import KY, RU, copied, export, files, publish, states, take_over, text, translate


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


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(lambda po: BOM_UTF8 + po.encode(), id="a byte-order mark"),
        pytest.param(lambda po: po.replace("\n", "\r\n").encode(), id="line ends of Windows"),
        pytest.param(lambda po: po.replace("\\n", "\\r\\n").encode(), id="line ends of Windows in translations"),
        pytest.param(lambda po: po.rstrip("\n").encode(), id="no end of the last line"),
        pytest.param(lambda po: normalize("NFD", po).encode(), id="letters in parts"),
        pytest.param(lambda po: po.replace("Строка,\\n", "Строка,\u2028").encode(), id="a separator of lines"),
    ],
)
def test_a_file_that_is_written_in_another_way_is_taken_over(
    desk: Site, run: Run, written: Callable[[str], bytes]
) -> None:
    (file,) = export(desk, run, "po", RU)
    translate(file, copied)
    file.write_bytes(written(file.read_text(encoding="utf-8")))
    code, told = take_over(desk, run, file)

    assert code == 0, told
    assert "\n- школы!\n" in text(desk, KY)
    assert "\nСтрока,\nещё строка <5 & «цитата».!\n" in text(desk, KY)


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1251"])
def test_a_file_in_another_encoding_is_refused(desk: Site, run: Run, encoding: str) -> None:
    (file,) = export(desk, run, "po", RU)
    translate(file, copied)
    file.write_bytes(file.read_text(encoding="utf-8").encode(encoding))
    before = files(desk)
    code, told = take_over(desk, run, file)

    assert (code, "it is not in UTF-8: save it as UTF-8" in told) == (1, True), told
    assert files(desk) == before


def test_comments_of_the_translator_are_shown_with_their_block(desk: Site, run: Run) -> None:
    (file,) = export(desk, run, "po", RU)
    translate(file, copied)
    entries = polib.pofile(str(file))
    next(entry for entry in entries if entry.msgid == "школы").tcomment = "Мектеп же\nокуу жайбы?"
    entries.save(str(file))
    code, told = take_over(desk, run, file)

    assert code == 0, told
    assert "The translator says of item of a list “школы”: Мектеп же окуу жайбы?\n" in told
