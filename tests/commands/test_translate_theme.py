"""`translate-theme` writes what translators have to translate, and touches nothing that they have written."""

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.conftest import SITE_YAML, Run, Site
from tests.extended import extended_site

UZ = "templates/locale/uz.po"
RU = "templates/locale/ru.po"


@pytest.fixture
def fork(tmp_path: Path) -> Site:
    """A project that has nothing but content, in a language of which Jarchy has no words."""
    return Site(tmp_path).write("content/site.yaml", SITE_YAML.replace("  ru:\n", "  uz:\n"))


def text(site: Site, path: str = UZ) -> str:
    return (site.folder / path).read_text(encoding="utf-8")


def found(site: Site) -> list[tuple[str, str]]:
    return [(problem.code, str(problem.where)) for problem in site.problems()]


def translated(site: Site, path: str = UZ) -> None:
    """Fills in what is empty."""
    lines = text(site, path).split("\n")
    singular = [line.replace('msgid "', 'msgstr "') if line.startswith("msgid ") else line for line in lines]
    for number, line in enumerate(lines):
        if line == 'msgstr ""' and lines[number - 1].startswith("msgid ") and lines[number - 1] != 'msgid ""':
            singular[number] = lines[number - 1].replace("msgid", "msgstr")
    filled = [new if line == 'msgstr ""' else line for line, new in zip(lines, singular, strict=True)]
    site.write(path, "\n".join(filled))


def test_a_language_that_is_new_is_one_problem_with_a_remedy_at_every_step(fork: Site, run: Run) -> None:
    (absent,) = fork.problems()

    assert (absent.code, absent.where.path) == ("missing-catalogue", UZ)
    assert "`jarchy translate-theme uz`" in absent.hint

    (empty,) = fork.write(UZ, "").problems()

    assert (empty.code, empty.where.path) == ("missing-messages", UZ)
    assert "`jarchy translate-theme uz`" in empty.hint

    done = run(fork, "translate-theme", "uz")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"{UZ}: {empty.words['count']} messages added, 0 that no template says put at its end\n"
    assert found(fork) == [("missing-messages", UZ)]

    translated(fork)

    assert found(fork) == []
    assert "There is no such page" in fork.build().page("/uz/404.html")


def test_the_file_begins_with_its_language_and_its_plural_forms(fork: Site, run: Run) -> None:
    run(fork, "translate-theme", "ar")
    with (fork.folder / "templates/locale/ar.po").open("rb") as file:
        catalogue = read_po(file, locale="ar")

    assert catalogue.num_plurals == 6
    assert ";;" not in text(fork, "templates/locale/ar.po")
    assert str(catalogue.locale) == "ar"
    assert text(fork, "templates/locale/ar.po").startswith("# العربية: what templates say.")


def test_an_entry_names_the_templates_that_say_it(fork: Site, run: Run) -> None:
    run(fork, "translate-theme", "uz")

    assert '#: default/templates/404.html\nmsgid "There is no such page"\nmsgstr ""\n' in text(fork)


OURS = """\
# Наше: не менять
msgid "Where"
msgstr ""
"Қаер"
"да"

#, fuzzy
msgid "When"
msgstr "Качон"

# Больше не нужно
msgctxt "old"
msgid "Old words"
msgstr ""
"Эски"

msgid "Event"
msgstr ""
"""


def test_what_the_file_says_stays_and_what_nothing_says_goes_to_its_end(fork: Site, run: Run) -> None:
    run(fork.write(UZ, OURS), "translate-theme", "uz")
    kept, old = (
        OURS.split("# Больше", maxsplit=1)[0],
        '\n\n# Больше не нужно\n#~ msgctxt "old"\n#~ msgid "Old words"\n#~ msgstr ""\n#~ "Эски"\n',
    )
    after = text(fork)

    assert after.startswith(kept + 'msgid "Event"\nmsgstr ""\n\n#: ')
    assert after.endswith(old)
    assert after.count('msgid "Where"') == after.count('msgid "When"') == after.count('msgid "Event"') == 1
    assert found(fork) == [("missing-messages", UZ)]


def test_a_second_time_changes_nothing(fork: Site, run: Run) -> None:
    run(fork.write(UZ, OURS), "translate-theme", "uz")
    once = text(fork)
    done = run(fork, "translate-theme", "uz")

    assert done.stdout == f"{UZ}: 0 messages added, 0 that no template says put at its end\n"
    assert text(fork) == once


def test_of_a_language_of_jarchy_only_the_messages_of_the_site_are_needed(tmp_path: Path, run: Run) -> None:
    """Those of its templates and the labels of its extensions, also with a context and in the plural."""
    site = extended_site(tmp_path).remove(RU)
    site.write(
        "templates/404.html",
        '{{ pgettext("post", "Stamp") }}{% trans n=2 %}{{ n }} page{% pluralize %}{{ n }} pages{% endtrans %}',
    )
    run(site, "translate-theme", "ru")
    with (site.folder / RU).open("rb") as file:
        entries = {(one.context, one.id if isinstance(one.id, str) else one.id[0]) for one in read_po(file) if one.id}

    assert entries == {
        ("post", "Stamp"),
        (None, "%(n)s page"),
        (None, "Tender"),
        (None, "Tenders"),
        (None, "Offers until"),
        (None, "Buyer"),
    }


@pytest.mark.parametrize("harm", ["msgid", "<<<<<<< HEAD\n", 'msgid "Where"\nmsgstr "А"\nmsgid "Where"\nmsgstr "Б"\n'])
def test_a_file_that_can_not_be_read_is_left_as_it_is(fork: Site, run: Run, harm: str) -> None:
    done = run(fork.write(UZ, harm), "translate-theme", "uz")

    assert (done.returncode, text(fork)) == (1, harm)
    assert f"{UZ}:" in done.stderr


def test_a_template_that_can_not_be_read_is_a_problem(fork: Site, run: Run) -> None:
    done = run(fork.write("templates/404.html", "{% if %}"), "translate-theme", "uz")

    assert done.returncode == 1
    assert "templates/404.html:1:1" in done.stderr
    assert not (fork.folder / UZ).exists()


def test_what_is_no_language_is_refused(fork: Site, run: Run) -> None:
    done = run(fork, "translate-theme", "../../etc/passwd")

    assert done.returncode == 2
    assert "There is no language" in done.stderr


def test_a_link_is_not_written_through(fork: Site, run: Run) -> None:
    elsewhere = fork.folder / "elsewhere.po"
    elsewhere.write_text(OURS, encoding="utf-8")
    (fork.folder / "templates/locale").mkdir(parents=True)
    (fork.folder / UZ).symlink_to(elsewhere)

    assert run(fork, "translate-theme", "uz").returncode == 1
    assert elsewhere.read_text(encoding="utf-8") == OURS
