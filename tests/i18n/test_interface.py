"""What the program says to the one who types is in every language that it speaks."""

import ast

from jinja2.ext import GETTEXT_FUNCTIONS

from jarchy.i18n.interface import ENGLISH, languages
from jarchy.i18n.messages import message_key
from jarchy.i18n.po_file import read_catalogue
from jarchy.i18n.samples import WORDS, sample_key, samples
from jarchy.scaffold.manual import MANUAL
from jarchy.scaffold.new_site import STARTER, environment
from tests.conftest import PROJECT


def is_saying(function: ast.expr) -> bool:
    return (isinstance(function, ast.Name) and function.id == "say") or (
        isinstance(function, ast.Attribute) and function.attr == "gettext"
    )


def in_code() -> set[str]:
    """The texts that some function of the program says."""
    calls = (
        node
        for file in (PROJECT / "jarchy").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and is_saying(node.func)
    )
    constants = (argument for call in calls for argument in call.args[:1] if isinstance(argument, ast.Constant))
    return {str(constant.value) for constant in constants}


def in_samples() -> set[str]:
    files = (
        file.read_text(encoding="utf-8") for file in [*STARTER.glob("*.md"), *STARTER.glob("_*"), STARTER / "site.yaml"]
    )
    english, functions = environment(ENGLISH, ENGLISH), (*GETTEXT_FUNCTIONS, "remark")
    found = {words for text in files for _, _, words in english.extract_translations(text, functions)}  # type: ignore[attr-defined]  # of the extension i18n
    return {words if isinstance(words, str) else message_key(words[1], words[0]) for words in found}


def test_every_catalogue_has_what_is_said_and_nothing_else() -> None:
    """The English words are the messages themselves."""
    of_documents = [
        texts for part, texts in MANUAL.items() if part not in ("site", "tags", "glossary")
    ]  # only docs/keys.md has these
    said = in_code() | in_samples() | {text for texts in of_documents for text in texts.values()}

    assert {
        "The text begins below the next line.",
        "Time zone",
        message_key("Name Surname", "sample"),
        "The headline.",
    } <= said

    for code in set(languages()) - {ENGLISH}:
        catalogue, problems = read_catalogue(f"{code}.po", code, (WORDS / f"{code}.po").read_bytes())

        assert problems == ()
        assert catalogue is not None
        assert {name for name, entry in catalogue.entries.items() if name and any(entry.strings)} == said


def test_all_that_new_files_say_in_place_of_an_editor_is_known_as_a_sample() -> None:
    """Also to the short way of reading catalogues."""
    keys = {name for name in in_samples() if name.startswith("sample\x04")}
    texts = {key.partition("\x04")[2] for key in keys}
    for code in set(languages()) - {ENGLISH}:
        catalogue, _ = read_catalogue(f"{code}.po", code, (WORDS / f"{code}.po").read_bytes())
        assert catalogue
        texts |= {catalogue.entries[key].strings[0] for key in keys}

    assert len(keys) == 7
    assert samples() == {sample_key(text) for text in texts}
