"""The site of this repository goes out to translators in all formats, and comes back as it was."""

import re
from pathlib import Path
from typing import Any

import polib
import pytest
import yaml
from docx import Document

from tests.conftest import FROZEN, Run, Site, forum_site
from tests.exchange import copied, every_format, export, files, publish, states, take_over, translate, xliff
from tests.forum import CONTENT, is_there

# A fork has the site of another newsroom.
SITES = {"frozen": FROZEN} | ({"own": CONTENT} if is_there(CONTENT) else {})


@pytest.fixture(params=[*SITES.values()], ids=[*SITES])
def forum(request: pytest.FixtureRequest, tmp_path: Path) -> Site:
    return forum_site(tmp_path, request.param)


def originals(site: Site) -> list[str]:
    documents = ((path, data) for path, data in files(site).items() if path.endswith(".md"))
    return sorted(path for path, data in documents if b"\ntranslation:" not in data)


def translations(site: Site) -> dict[str, bytes]:
    return {path: data for path, data in files(site).items() if b"\ntranslation:" in data}


def turn_round(site: Site) -> Site:
    """Makes the Kyrgyz files the originals, and the Russian ones their translations."""
    for path in originals(site):
        there = path.replace(".ru.", ".ky.")
        texts = files(site)
        if there in texts:
            (russian, body), (kyrgyz, kyrgyz_body) = read(texts[path]), read(texts[there])
            kyrgyz.pop("translation")
            site.write(there, written(merged(russian, kyrgyz), kyrgyz_body))
            site.write(path, written(common(russian, kyrgyz) | {"translation": {"reviewed": False}}, body))
    return site


Keys = dict[str, Any]


def read(data: bytes) -> tuple[Keys, str]:
    matter, _, body = data.decode().removeprefix("---\n").partition("\n---\n")
    return yaml.safe_load(matter), body


def written(keys: Keys, body: str) -> bytes:
    return f"---\n{yaml.safe_dump(keys, allow_unicode=True, width=10_000)}---\n{body}".encode()


def merged(facts: Keys, words: Keys) -> Keys:
    """The facts of the one with the words of the other."""
    inside = {key: merged(facts[key], said) for key, said in words.items() if isinstance(said, dict)}
    return facts | words | inside


def common(facts: Keys, words: Keys) -> Keys:
    """Of the one, what stands under the keys of the other."""
    return {
        key: common(facts[key], said) if isinstance(said, dict) else facts[key]
        for key, said in words.items()
        if key in facts
    }


def targets(file: Path) -> list[tuple[str, str]]:
    """Originals and translations, as other programs read them."""
    if file.suffix == ".xlf":
        return [(str(unit.source), str(unit.target or "")) for unit in xliff(file).units]
    if file.suffix == ".po":
        return [(entry.msgid, entry.msgstr) for entry in polib.pofile(str(file))]
    tables = Document(str(file)).tables
    return [(row.cells[0].text, row.cells[1].text) for table in tables for row in table.rows[1:]]


def words_of(data: bytes) -> tuple[dict[str, object], str]:
    """The front matter of a translation without what it says of itself, and its body."""
    keys, body = read(data)
    return {key: keys[key] for key in sorted(keys) if key != "translation"}, body.strip("\n")


@every_format
def test_what_is_there_comes_back_as_it_was(forum: Site, run: Run, form: str) -> None:
    (file,) = export(forum, run, form, *originals(forum))
    before = files(forum)

    assert take_over(forum, run, file)[0] == 0
    assert files(forum) == before


@every_format
@pytest.mark.parametrize("lang", ["ky", "ru"])
def test_translations_that_are_made_again_say_the_same(forum: Site, run: Run, form: str, lang: str) -> None:
    if lang == "ru":
        turn_round(forum)
    before = translations(forum)
    (file,) = export(forum, run, form, *originals(forum), lang=lang)

    assert {path.replace(f".{lang}.", ".") for path in before} == {
        re.sub(r"\.\w\w\.", ".", path) for path in originals(forum)
    }

    said = iter([target for source, target in targets(file) if not source.startswith("[[")])
    for path in before:
        forum.remove(path)
    (file,) = export(forum, run, form, *originals(forum), lang=lang)
    translate(file, lambda _: next(said))
    code, told = take_over(forum, run, file)

    assert code == 0, told
    assert {path: words_of(data) for path, data in translations(forum).items()} == {
        path: words_of(data) for path, data in before.items()
    }

    publish(forum)

    assert forum.errors() == []


@every_format
def test_every_document_can_be_translated_anew(forum: Site, run: Run, form: str) -> None:
    for path in translations(forum):
        forum.remove(path)
    (file,) = export(forum, run, form)
    translate(file, copied)
    code, told = take_over(forum, run, file)

    assert code == 0, told

    publish(forum)

    assert forum.errors() == []
    assert {state for path, state in states(forum, run).items() if path.endswith(".ky.md")} == {"unreviewed"}
