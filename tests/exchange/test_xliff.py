"""XLIFF that other programs have written is read as they mean it, or refused."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.conftest import Run, Site
from tests.exchange import KY, RU, copied, export, rewrite_xml, take_over, text, translate


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

    assert (code, "exchange-file" in told) == (1, True)


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


def test_a_file_in_another_encoding_is_taken_over(desk: Site, run: Run) -> None:
    (file,) = export(desk, run, "xliff", RU)
    translate(file, copied)
    rewrite_xml(file, lambda xml: f'<?xml version="1.0" encoding="utf-16"?>{xml}'.encode("utf-16"), "школы")

    assert take_over(desk, run, file)[0] == 0
    assert "- школы" in text(desk, KY)
