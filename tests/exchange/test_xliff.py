"""XLIFF that other programs have written is read as they mean it, or refused."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.conftest import Run, Site
from tests.exchange import KY, RU, copied, export, files, rewrite_xml, take_over, text, translate, xliff


@pytest.mark.parametrize("code", ['<ph id="1"/>', '<cp hex="001A"/>', '<pc id="1">жол</pc>'])
def test_codes_of_xliff_that_are_no_text_are_not_lost(desk: Site, run: Run, code: str) -> None:
    (file,) = export(desk, run, "xliff", RU)
    translate(file, copied)
    file.write_text(
        re.sub("(<target[^>]*>)школы", rf"\1шк{code}олы", file.read_text(encoding="utf-8")), encoding="utf-8"
    )
    ended, told = take_over(desk, run, file)

    assert (ended, "has codes that are no text" in told) == (1, True), told


def split(file: Path, first: str, second: str) -> None:
    """Makes two segments of one, whose translations stand at these places."""
    xml = file.read_text(encoding="utf-8")
    keep = 'xml:space="preserve"'
    parts = (
        rf'\1<source {keep}>шк</source><target {keep} order="{first}">лар</target></segment>'
        rf'\1<source {keep}>олы</source><target {keep} order="{second}">мектеп</target></segment>'
    )
    xml, count = re.subn(r"(<segment[^>]*>)\s*<source[^>]*>школы</source>.*?</segment>", parts, xml, flags=re.DOTALL)

    assert count == 1

    file.write_text(xml, encoding="utf-8")


def test_segments_of_xliff_that_a_program_has_put_in_another_order_are_read_in_it(desk: Site, run: Run) -> None:
    (file,) = export(desk, run, "xliff", RU)
    translate(file, copied)
    split(file, "2", "1")

    assert take_over(desk, run, file)[0] == 0
    assert "\n- мектеплар\n" in text(desk, KY)


@pytest.mark.parametrize("order", [("1", "1"), ("1", "3"), ("1", "second")])
def test_segments_of_xliff_in_an_impossible_order_are_refused(desk: Site, run: Run, order: tuple[str, str]) -> None:
    (file,) = export(desk, run, "xliff", RU)
    translate(file, copied)
    split(file, *order)
    code, told = take_over(desk, run, file)

    assert (code, "the segments of “школы” do not say in which order they stand" in told) == (1, True), told


def test_xliff_keeps_to_what_its_standard_asks_of_every_file(desk: Site, run: Run) -> None:
    """XLIFF 2.1, 4.2: which elements stand in which, with which attributes, and names that are unique."""
    (file,) = export(desk, run, "xliff", RU, "content/releases/other.ru.md")
    root = ET.fromstring(file.read_bytes())
    asked = {
        "xliff": ({"version", "srcLang", "trgLang"}, ["file"]),
        "file": ({"id", "original"}, ["unit"]),
        "unit": ({"id", "name"}, ["segment"]),
        "segment": ({"state"}, ["source", "target"]),
        "source": ({f"{{{XML}}}space"}, []),
        "target": ({f"{{{XML}}}space"}, []),
    }
    for element in root.iter():
        space, name = element.tag[1:].split("}")
        attributes, inside = asked[name]
        children = [child.tag.partition("}")[2] for child in element]

        assert space == "urn:oasis:names:tc:xliff:document:2.0"
        assert element.attrib.keys() == attributes
        assert children == (inside[: len(children)] if name == "segment" else inside * len(children))
        assert children or not inside
        assert all(re.fullmatch(r"[\w.:-]+", value) for key, value in element.items() if key == "id")  # NMTOKEN

    assert {element.get("state") for element in root.iter(f"{{{root.tag[1:].split('}')[0]}}}segment")} <= STATES
    for parent in root.iter():
        names = [child.get("id") for child in parent if child.get("id")]

        assert len(set(names)) == len(names)


XML = "http://www.w3.org/XML/1998/namespace"


STATES = {"initial", "translated", "reviewed", "final"}


def declared(encoding: str) -> Callable[[str], bytes]:
    return lambda xml: f'<?xml version="1.0" encoding="{encoding}"?>{xml}'.encode(encoding)


def prefixed(xml: str) -> bytes:
    """With another name for the namespace of XLIFF."""
    return re.sub(r"<(/?)(\w)", r"<\1x:\2", xml).replace("xmlns=", "xmlns:x=").encode()


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(declared("utf-16"), id="UTF-16"),
        pytest.param(lambda xml: xml.encode("utf-16"), id="UTF-16 by its mark alone"),
        pytest.param(lambda xml: BOM_UTF16_BE + xml.encode("utf-16-be"), id="UTF-16BE"),
        pytest.param(lambda xml: xml.encode("utf-16-le"), id="UTF-16 without a mark"),
        pytest.param(lambda xml: BOM_UTF8 + declared("utf-8")(xml), id="a byte-order mark"),
        pytest.param(lambda xml: declared("utf-8")(xml).replace(b"\n", b"\r\n"), id="line ends of Windows"),
        pytest.param(declared("windows-1251"), id="Windows-1251"),
        pytest.param(prefixed, id="another prefix"),
    ],
)
def test_a_file_that_is_written_in_another_way_is_taken_over(
    desk: Site, run: Run, written: Callable[[str], bytes]
) -> None:
    (file,) = export(desk, run, "xliff", RU)
    translate(file, copied)
    rewrite_xml(file, written, "школы")
    code, told = take_over(desk, run, file)

    assert code == 0, told
    assert "\n- школы!\n" in text(desk, KY)
    assert "\nСтрока,\nещё строка <5 & «цитата».!\n" in text(desk, KY)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(lambda xml: declared("utf-8")(xml)[:-20], id="cut off"),
        pytest.param(lambda xml: xml.encode("windows-1251"), id="an encoding that is not declared"),
        pytest.param(lambda xml: xml.replace("document:2.0", "document:1.2").encode(), id="XLIFF 1.2"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(desk: Site, run: Run, written: Callable[[str], bytes]) -> None:
    (file,) = export(desk, run, "xliff", RU)
    translate(file, copied)
    rewrite_xml(file, written, "школы")
    before = files(desk)
    code, told = take_over(desk, run, file)

    assert (code, "exchange-file" in told) == (1, True), told
    assert files(desk) == before


def test_a_segment_that_was_left_out_is_not_lost(desk: Site, run: Run) -> None:
    (file,) = export(desk, run, "xliff", RU)
    translate(file, copied)
    split(file, "1", "2")
    file.write_text(re.sub("<target[^>]*>мектеп</target>", "", file.read_text(encoding="utf-8")), encoding="utf-8")
    code, told = take_over(desk, run, file)

    assert (code, "“школы” can't be taken over: it is not marked as translated" in told) == (1, True), told


def test_notes_of_the_translator_are_shown_with_their_block(desk: Site, run: Run) -> None:
    (file,) = export(desk, run, "xliff", RU)
    translate(file, copied)
    store = xliff(file)
    next(unit for unit in store.units if str(unit.source) == "школы").addnote("Мектеп же окуу жайбы?")
    store.savefile(str(file))
    xml = file.read_text(encoding="utf-8")
    marked = '<mrk id="m1" type="comment" value="Кайсы киреше?">Доходы</mrk>!</target>'
    xml = xml.replace("Доходы!</target>", marked).replace("<unit ", "<notes><note>Шашылыш!</note></notes><unit ", 1)
    file.write_text(xml, encoding="utf-8")
    code, told = take_over(desk, run, file)

    assert code == 0, told
    assert "The translator says of item of a list “школы”: Мектеп же окуу жайбы?\n" in told
    assert "  The translator says: Шашылыш!\n" in told
    assert "The translator says of heading “Доходы”: Кайсы киреше?\n" in told
    assert "\n## Доходы!\n" in text(desk, KY)


@pytest.mark.parametrize(
    ("typed", "other", "reason"),
    [
        ('srcLang="ru"', 'srcLang="en"', f"it translates from “en”, and {RU} is in “ru”"),
        (f'original="{RU}"', f'original="{KY}"', f"{KY} is a translation: {RU} is its original"),
        (">школы</source>", ">жолдор</source>", "its original was changed in the file"),
    ],
)
def test_a_file_that_does_not_fit_its_original_is_refused(
    desk: Site, run: Run, typed: str, other: str, reason: str
) -> None:
    desk.write(KY, "---\ntitle: Бюджет\ntranslation:\n  reviewed: no\n---\nТекст.\n")
    (file,) = export(desk, run, "xliff", RU)
    written = file.read_text(encoding="utf-8")

    assert typed in written

    file.write_text(written.replace(typed, other), encoding="utf-8")
    code, told = take_over(desk, run, file)

    assert code == 1
    assert reason in told
