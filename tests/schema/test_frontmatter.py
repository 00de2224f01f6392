"""Front matter is text until the schema types it, and what can't be read is an error, never silence."""

import string
from unicodedata import normalize

import frontmatter
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarchy.core.decoding import decode
from jarchy.problems import Problem
from jarchy.schema.frontmatter import FrontMatter, split
from jarchy.schema.nodes import MappingNode, Node, ScalarNode, SequenceNode
from jarchy.schema.yaml_reader import DEEPEST, MOST_NODES


def read(text: str) -> tuple[FrontMatter | None, list[Problem]]:
    decoded, problems = decode("a.md", text.encode())
    matter, more = split(decoded) if decoded else (None, [])
    return matter, [*problems, *more]


def plain(node: Node) -> object:
    """A node without its places."""
    if isinstance(node, ScalarNode):
        return node.text
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.items]
    return {key: plain(value) for key, value in node.items.items()}


def fields(text: str) -> object:
    matter, found = read(text)

    assert found == []
    assert matter is not None

    return plain(matter.fields)


def refused(text: str) -> list[tuple[str, int, int]]:
    matter, found = read(text)

    assert matter is None or found

    return [(problem.code, problem.where.line, problem.where.column) for problem in found]


@pytest.mark.parametrize(
    "typed", ["no", "yes", "null", "~", "14:30", "0555123456", "001", "1.10", "2018-07-03", "0x1F"]
)
def test_a_value_is_what_the_editor_typed(typed: str) -> None:
    assert fields(f"---\nkey: {typed}\n---\n") == {"key": typed}


def test_lists_tables_and_long_texts() -> None:
    text = "---\ntags: [a, b]\nroles:\n  chair:\n    title: >\n      Длинная\n      строка\n---\nТекст\n"

    assert fields(text) == {"tags": ["a", "b"], "roles": {"chair": {"title": "Длинная строка\n"}}}


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("title: А\n", "no-front-matter", 1, 1),
        ("---\n", "unclosed", 1, 1),
        ("title: А\n---\nТекст: да\n\n---\n", "no-front-matter", 1, 1),
        ("Текст\n\n---\n\nЕщё текст\n\n---\n", "no-front-matter", 1, 1),
        ("\n---\ntitle: А\n---\n", "above-fence", 1, 1),
        (" \n\n---\n# Заголовок.\ntitle: А\n---\nТекст\n", "above-fence", 1, 1),
        ("Пресс-релиз\n---\ntitle: А\n---\nТекст\n", "above-fence", 1, 1),
        ("```yaml\n---\ntitle: А\n---\n```\n", "above-fence", 1, 1),
        ("–––\ntitle: А\n–––\n", "fence", 1, 1),
        (" ---\ntitle: А\n---\n", "fence", 1, 1),
        ("--\ntitle: А\n--\n", "fence", 1, 1),
        ("----\ntitle: А\n----\n", "fence", 1, 1),
        ("---\ntitle: А\n----\nТекст\n\n---\n\nТекст\n", "fence", 3, 1),
        ("---\ntitle: А\n ---\nembargo: 2018-08-01\n---\nТекст\n", "fence", 3, 1),
        ("---\ntitle: А\n———\nembargo: 2018-08-01\n---\nТекст\n", "fence", 3, 1),
        ("---\nstatus: draft\n----\nТекст\n", "unclosed", 3, 1),
        ("---\ntitle: А\n\nТекст\n", "unclosed", 1, 1),
        ("---\nstatus: draft\n–––\nТекст\n", "unclosed", 3, 1),
        ("---\nstatus: draft\n ---\nТекст\n", "unclosed", 3, 1),
        ("---\n- а\n- б\n---\n", "not-a-mapping", 2, 1),
        ("---\nпросто текст\n---\n", "not-a-mapping", 2, 1),
        ("---\n---\nТекст\n", "not-a-mapping", 1, 1),
        ("---\ntitle: А\ntitle: Б\n---\n", "duplicate-key", 3, 1),
        ("---\ntitle: Форум: роль\n---\n", "yaml", 2, 13),
        ("---\ntitle: Форум # 5\n---\n", "cut-value", 2, 14),
        ("---\ntitle: &a А\n---\n", "yaml-feature", 2, 8),
        ("---\ntitle: *a\n---\n", "yaml-feature", 2, 8),
        ("---\ntitle: !x А\n---\n", "yaml-feature", 2, 8),
        ("---\n<<: {a: b}\n---\n", "yaml-feature", 2, 1),
        ("---\n? [a]\n: b\n---\n", "yaml-feature", 2, 3),
        ('---\ntitle: "\\0"\n---\n', "character", 2, 8),
        ('---\ntitle: "\\u202e"\n---\n', "character", 2, 8),
        ("---\ntitle: А\tБ\n\tx: y\n---\n", "yaml", 3, 1),
        ("---\nkey: " + "[" * 20 + "]" * 20 + "\n---\n", "yaml-feature", 2, 14),
        ("---\nkey: [" + "a, " * MOST_NODES + "a]\n---\n", "yaml-feature", 2, 5998),
    ],
)
def test_what_can_not_be_read_is_an_error_at_its_place(text: str, code: str, line: int, column: int) -> None:
    assert (code, line, column) in refused(text)


def test_a_longer_line_of_hyphens_in_the_text_is_a_rule() -> None:
    matter, found = read("---\ntitle: А\n---\nРаз\n\n----\n\nДва\n")

    assert found == []
    assert matter is not None
    assert matter.body == "Раз\n\n----\n\nДва\n"


def test_the_depth_that_is_allowed_is_read() -> None:
    assert fields("---\nkey: " + "[" * (DEEPEST - 1) + "]" * (DEEPEST - 1) + "\n---\n") != {}


def test_comments_on_lines_of_their_own_are_comments() -> None:
    assert fields("---\n# Дата неизвестна.\ndate: 2018-07-02\n\n# ещё\n---\n") == {"date": "2018-07-02"}


@pytest.mark.parametrize(
    "text", ["---\na: b\n---\nРаз\n", "---\na: b\n\n\n---\n\n\nРаз\n", "---   \n\na: b\n---\t\nРаз\n"]
)
def test_the_body_knows_its_line(text: str) -> None:
    matter, _ = read(text)

    assert matter is not None
    assert matter.body.strip() == "Раз"

    lines_before = matter.body[: matter.body.index("Раз")].count("\n")

    assert text.split("\n")[matter.body_line + lines_before - 1] == "Раз"


KEYS = st.text(string.ascii_lowercase, min_size=1, max_size=8)
VALUES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"]), max_size=40)


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=6))
def test_no_key_and_no_value_is_ever_lost(typed: dict[str, str]) -> None:
    """Whatever python-frontmatter writes is read back, or refused with a reason."""
    post = frontmatter.Post("Текст")
    post.metadata = dict(typed)  # as parameters, some keys would clash with its own: “content”
    matter, found = read(frontmatter.dumps(post))
    if matter is None or found:
        assert found != []
        return

    assert plain(matter.fields) == {key: normalize("NFC", value) for key, value in typed.items()} or not all(
        value.isprintable() and value == value.strip() for value in typed.values()
    )
    assert set(matter.fields.items) == set(typed)


@given(st.text(alphabet="-:[]{}&*!|>'\"#%@` \n\tаb,?<", max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    matter, found = read(f"---\n{text}\n---\n")

    assert isinstance(matter, FrontMatter) or found != []
    assert matter is None or isinstance(matter.fields, MappingNode)


def test_hostile_texts_end_with_a_reason() -> None:
    merges = "a: &a {x: 1}\n" + "".join(f"b{n}: {{<<: [*a, *a]}}\n" for n in range(60))
    for hostile in (merges, "- " * 30_000, "[" * 60_000, "? " * 30_000, "a: " * 20_000, "{" * 60_000, "'" * 60_001):
        assert refused(f"---\n{hostile}\n---\n") != []


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ('---\ntitle: "Форум\nembargo: 2018-08-01\nsubtitle: Роль"\n---\nТекст\n', 3, 1),
        ("---\ntitle: 'Форум\nstatus: draft\nsubtitle: Роль'\n---\nТекст\n", 3, 1),
        ("---\nsummary: >\n  Текст\n  embargo: 2018-08-01\n---\nТекст\n", 4, 3),
        ("---\nsummary: |\n  Текст\n  status: draft\n---\nТекст\n", 4, 3),
        ("---\nsummary: |\n  Текст\n  Embargo : 2018-08-01\n---\nТекст\n", 4, 3),
        ("---\ntitle: 'Форум\nSTATUS： draft'\n---\nТекст\n", 3, 1),
    ],
)
def test_a_key_that_holds_back_is_never_taken_for_text(text: str, line: int, column: int) -> None:
    assert refused(text) == [("misplaced-key", line, column)]


@pytest.mark.parametrize(
    "value",
    [
        '"Форум\n  открыт"',
        "'Форум\nоткрыт'",
        ">\n  Форум\n  открыт",
        "Форум\n  открыт",
        ">\n  Время: 10\n  tel: 0555",
    ],
)
def test_a_value_may_go_on_in_the_next_line(value: str) -> None:
    assert fields(f"---\ntitle: {value}\nstatus: draft\n---\n") == {
        "title": {">\n  Время: 10\n  tel: 0555": "Время: 10 tel: 0555\n", ">\n  Форум\n  открыт": "Форум открыт\n"}.get(
            value, "Форум открыт"
        ),
        "status": "draft",
    }


@given(*[st.text(alphabet="аб \"'[]{}<>|&*!%#?,:-", max_size=12)] * 2)
def test_an_embargo_is_never_lost(before: str, after: str) -> None:
    """Whatever is typed around it: it is read, or there is an error."""
    matter, found = read(f"---\ntitle: {before}\nembargo: 2018-08-01\nsubtitle: {after}\n---\nТекст\n")

    assert found != [] or (matter is not None and plain(matter.fields.items["embargo"]) == "2018-08-01")


@pytest.mark.parametrize("line", ["subtitle: # 5", "subtitle:   # 5", "embargo: # 2018-08-01", "date: 2018-07-01 # ?"])
def test_what_stands_behind_a_hash_is_not_dropped_in_silence(line: str) -> None:
    assert ("cut-value", 2, line.index("#") + 1) in refused(f"---\n{line}\n---\n")


@pytest.mark.parametrize(
    ("text", "place", "reason", "remedy"),
    [
        ("title: Форум: роль", "2:13", "a second “: ”", 'title: "Форум: роль"'),
        ("title:Форум\ndate: 2018-07-01", "2:6", "no space after the “:”", "title: Форум"),
        ("date: 2018-07-01\ntitle:Форум", "3:6", "no space after the “:”", "title: Форум"),
        ("title：Форум\ndate: 2018-07-01", "2:6", "ends with “:”, not with “：”", "title: Форум"),
        ("title = Форум\ndate: 2018-07-01", "2:6", "ends with “:”, not with “=”", "title: Форум"),
        (
            'title: "Форум\ndate: 2018',
            "2:8",
            "the quotation mark is not closed",
            'the same mark after the value: title: "Форум"',
        ),
        ('title: "Форум" в Бишкеке', "2:16", "ends at the next one", """title: '"Форум" в Бишкеке'"""),
        ("title: 'Д'Артаньян' приехал", "2:11", "ends at the next one", """title: "'Д'Артаньян' приехал\""""),
        ('title: "Форум "Роль" открыт"', "2:16", "ends at the next one", """title: 'Форум "Роль" открыт'"""),
        ('title: "Форум" и "Роль"', "2:16", "ends at the next one", """title: '"Форум" и "Роль"'"""),
        ('tags:\n  - forum\n  - "А" б', "4:9", "ends at the next one", """- '"А" б'"""),
        ('tags: ["А" б, в]', "2:7", "the list in “[”", "on a line of its own"),
        ("title: 'Форум's'", "2:15", "ends at the next one", """title: "Форум's\""""),
        ("title: [Форум] открыт", "2:16", "cannot begin with “[”", 'title: "[Форум] открыт"'),
        ("title: {Форум} открыт", "2:16", "cannot begin with “{”", 'title: "{Форум} открыт"'),
        ("title: - Форум", "2:8", "cannot begin with “-”", 'title: "- Форум"'),
        ("title: ? Форум", "2:8", "cannot begin with “?”", 'title: "? Форум"'),
        ("title: * Форум", "2:9", "cannot begin with “*”", 'title: "* Форум"'),
        ("title: `Форум`", "2:8", "cannot begin with “`”", 'title: "`Форум`"'),
        ("title: >30 %", "2:10", "cannot begin with “>”", 'title: ">30 %"'),
        ("title: !Внимание", "2:9", "cannot begin with “!”", 'title: "!Внимание"'),
        ("title: Форум:", "2:13", "a second “: ”", 'title: "Форум:"'),
        ("title: #форум", "2:8", "would cut", 'title: "#форум"; to write a comment, put two spaces'),
        ("title: Форум # 5", "2:14", "would cut", 'title: "Форум # 5"; to write a comment, put two spaces'),
        ("title: Форум\n date: 2018-07-01", "3:1", "does not begin in the same column", "date: 2018-07-01"),
        (" title: Форум\ndate: 2018-07-01", "2:1", "does not begin in the same column", "title: Форум"),
        ("tags:\n  - forum\n    - budget", "4:5", "not an item of the list", "in the same column"),
        ("tags:\n  - forum\n - budget", "4:2", "not an item of the list", "in the same column"),
        ("tags: [forum", "2:7", "the “[” is not closed", "write “]” at the end"),
        ("tags:\n\t- forum", "3:1", "begin with a tab", "type 2 spaces in place of the tab"),
        ("title: Форум\n\tdate: 2018-07-01", "3:1", "begin with a tab", "in the first column, as the other keys: date"),
        ("title: %50", "2:8", "cannot begin with", "in quotation marks"),
        ("title: @press", "2:8", "cannot begin with", "in quotation marks"),
        ("title: | Форум", "2:10", "cannot begin with", "in quotation marks"),
        ("title: &Co и сыновья", "2:8", "anchors (&name)", "in quotation marks"),
        ('title: "C:\\Форум"', "2:11", "has a special meaning", """title: 'C:\\Форум'"""),
        ("title: А\nПодпись", "3:1", "this line has no “: ”", "put a line with ---"),
    ],
)
def test_a_slip_is_explained_in_words_of_an_editor(text: str, place: str, reason: str, remedy: str) -> None:
    _, found = read(f"---\n{text}\n---\n")

    assert [str(problem.where) for problem in found] == [f"a.md:{place}"]
    assert reason in found[0].message
    assert remedy in found[0].hint


def test_a_remedy_is_the_line_as_it_is_read_aright() -> None:
    for value in (
        '"А" б',
        "'а' б",
        "@а",
        "`а`",
        "%а",
        "&а",
        "*а",
        "!а",
        "| а",
        "> а",
        "[а] б",
        "{а} б",
        "- а",
        "? а",
        "а: б",
    ):
        _, found = read(f"---\ntitle: {value}\ndate: 2018\n---\n")

        assert fields(f"---\n{found[0].hint.partition('marks: ')[2]}\n---\n") == {"title": value}


def test_after_a_slip_the_other_entries_are_read_and_their_slips_are_found() -> None:
    text = """---
title: "Форум" открылся
date: 2018-07-01
pictures:
  hall:
    file: hall.jpg
    caption: Зал: вид
    alt: @зал
  stage:
    file: stage.jpg
tags: [forum
subtitle:Роль
embargo: 2018-08-01
embargo: 2018-08-02
---
"""
    matter, found = read(text)

    assert [(problem.code, problem.where.line) for problem in found] == [
        ("yaml", 2),
        ("yaml", 7),
        ("yaml", 8),
        ("yaml", 11),
        ("yaml", 12),
        ("duplicate-key", 14),
    ]
    assert matter is not None
    assert plain(matter.fields) == {
        "date": "2018-07-01",
        "pictures": {"hall": {"file": "hall.jpg"}, "stage": {"file": "stage.jpg"}},
        "embargo": "2018-08-02",
    }
    assert matter.fields.unread >= {"title", "tags", "subtitle"}


def test_every_item_of_a_list_is_looked_at() -> None:
    matter, found = read("---\ntags:\n  - forum\n  - @а\n  - б: в: г\nstatus: draft\n---\n")

    assert [(problem.code, problem.where.line) for problem in found] == [("yaml", 4), ("yaml", 5)]
    assert matter is not None
    assert plain(matter.fields) == {"status": "draft"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ('"Бюджет', '"Бюджет"'),
        ("\"Бюджет'", '"Бюджет"'),
        ('"Бюджет”', '"Бюджет"'),
        ("'Бюджет\"", '"Бюджет"'),
        ("'Бюджет", '"\'Бюджет"'),
        ('"Бюджет «города»', '"Бюджет «города»"'),
        ('"Бюджет “города”', '"Бюджет “города”"'),
    ],
)
def test_a_quotation_mark_that_another_one_closes_is_left_out(typed: str, meant: str) -> None:
    _, (problem,) = read(f"---\ntitle: {typed}\n---\n")

    assert problem.hint.endswith(f"title: {meant}")


@pytest.mark.parametrize(
    ("block", "place", "remedy"),
    [
        ("pictures:\n  bridge:\n\tfile: b.jpg\n    alt: Мост\n    credit: Фото", "5:1", "type 4 spaces"),
        ("pictures:\n  bridge:\n    file: b.jpg\n \talt: Мост\n    credit: Фото", "6:2", "type 4 spaces"),
        ("roles:\n\tchair:\n\t\ttitle: глава\n\t\tfrom: 2018", "4:1", "type 2 spaces in place of the tab; lines"),
        ("programme:\n  - title: Приветствие\n\tstart: 11:30", "5:1", "type 4 spaces"),
    ],
)
def test_the_tabs_of_an_entry_are_one_problem_that_names_them(block: str, place: str, remedy: str) -> None:
    _, found = read(f"---\ntitle: Форум\n{block}\ndate: 2018-07-01: утро\n---\n")

    assert [problem.code for problem in found] == ["yaml", "yaml"]
    assert str(found[0].where) == f"a.md:{place}"
    assert "tab" in found[0].message
    assert found[0].hint.startswith(remedy)
    assert "second" in found[1].message


def test_a_text_of_several_lines_is_mended_as_a_whole() -> None:
    _, found = read('---\ntitle: "Форум" открылся\n  в Бишкеке\ndate: 2018-07-01\n---\n')

    assert [problem.hint.partition("marks: ")[2] for problem in found] == ["""title: '"Форум" открылся в Бишкеке'"""]


def test_lines_that_begin_in_another_column_are_each_named_and_read() -> None:
    matter, found = read("---\ntitle: Форум\n date: 2018-07-01\n\ttags: [forum]\nstatus: draft\n---\n")

    assert [(problem.code, problem.where.line) for problem in found] == [("yaml", 3), ("yaml", 4)]
    assert matter is not None
    assert plain(matter.fields) == {"title": "Форум", "date": "2018-07-01", "tags": ["forum"], "status": "draft"}


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_lines_may_end_as_on_windows(ending: str) -> None:
    assert fields("---\ntitle: Форум\n# да\ntags:\n  - forum\n---\nТекст\n".replace("\n", ending)) == {
        "title": "Форум",
        "tags": ["forum"],
    }


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("organisation: city  # орган", {"organisation": "city"}),
        ("organisation: city   #", {"organisation": "city"}),
        ("tags:  # не больше трёх\n  - forum  # первый\n  - budget", {"tags": ["forum", "budget"]}),
        ("tags: [forum,  # первый\n  budget]", {"tags": ["forum", "budget"]}),
        ("roles:\n  mayor:  # с марта\n    title: мэр  # или мэрия", {"roles": {"mayor": {"title": "мэр"}}}),
        ('title: "Форум" # да', {"title": "Форум"}),
        ("title: Форум#5", {"title": "Форум#5"}),
    ],
)
def test_a_comment_may_stand_behind_a_value_after_two_spaces(typed: str, read_as: object) -> None:
    assert fields(f"---\n{typed}\n---\n") == read_as


@pytest.mark.parametrize(
    ("typed", "line", "column"),
    [
        ("title: Форум # 5", 2, 14),
        ("title: Форум\t# 5", 2, 14),
        ("title: Форум \t # 5", 2, 16),
        ("tags: [forum # 5\n  ]", 2, 14),
        ("tags:\n  - forum # 5", 3, 11),
        ("roles:\n  mayor:\n    title: мэр # 5", 4, 16),
        ("title: #форум открыт\n  в Бишкеке", 2, 8),
    ],
)
def test_a_sign_that_may_belong_to_the_text_is_not_cut_off(typed: str, line: int, column: int) -> None:
    assert refused(f"---\n{typed}\n---\n") == [("cut-value", line, column)]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("title:\u00a0Форум\ndate: 2018-07-01", 2, 7),
        ("title: Форум\n\u00a0date: 2018-07-01", 3, 1),
        ("title: Форум\ntags:\n\u00a0\u00a0- forum", 4, 1),
        ("ti\u00adtle: Форум", 2, 1),
    ],
)
def test_a_hard_space_that_was_pasted_into_a_key_is_named(text: str, line: int, column: int) -> None:
    """It looks like a space, and no remedy that doesn't say so would help."""
    assert refused(f"---\n{text}\n---\n") == [("character", line, column)]


def test_hard_spaces_in_values_are_text() -> None:
    assert fields("---\ntitle: 2018\u00a0год\n---\n") == {"title": "2018\u00a0год"}


def test_the_body_does_not_begin_with_the_end_of_its_fence() -> None:
    matter, _ = read("---\na: b\n---\nРаз\n")

    assert matter is not None
    assert (matter.body, matter.body_line) == ("Раз\n", 4)
