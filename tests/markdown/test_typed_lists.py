"""Lists as papers type them and as word processors paste them."""

import re

import pytest

from tests.markdown.test_parser import read


@pytest.mark.parametrize("mark", ["•", "●", "·", "▪", "–", "—", "• ", "■"])
@pytest.mark.parametrize("before", ["Решили:\n", "Решили:\n\n"])
def test_lines_with_the_same_mark_are_a_list(mark: str, before: str) -> None:
    one = read(f"{before}{mark} утвердить\n  бюджет;\n{mark} открыть школу.")

    assert one.codes == []
    assert one.shown == "<p>Решили:</p><ul><li>утвердить бюджет;</li><li>открыть школу.</li></ul>"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *[("а)", "б)"), ("А)", "Б)"), ("a)", "b)"), ("1.1.", "1.2."), ("1.1", "1.2"), ("(1)", "(2)"), ("(а)", "(б)")],
        *[("I.", "II."), ("✅", "✅"), ("1️⃣", "2️⃣"), ("→", "→")],
    ],
)
def test_marks_that_say_something_stay_in_the_text(one: str, other: str) -> None:
    read_ = read(f"Решили:\n{one} утвердить;\n{other} открыть.")

    assert read_.codes == []
    assert read_.shown == f'<p>Решили:</p><ul class="typed"><li>{one} утвердить;</li><li>{other} открыть.</li></ul>'


def test_bullets_with_empty_lines_between_are_one_list() -> None:
    assert read("• раз\n\n• два\n\n• три").shown == "<ul><li>раз</li><li>два</li><li>три</li></ul>"


@pytest.mark.parametrize("body", ["• утвердить бюджет", "Решили:\n• утвердить бюджет"])
def test_a_bullet_alone_is_a_list_and_a_doubt(body: str) -> None:
    one = read(body)

    assert one.codes == ["single-bullet"]
    assert "<ul><li>утвердить бюджет</li></ul>" in one.shown


@pytest.mark.parametrize("mark", ["•", "—", "а)", "1.1.", "(1)"])
def test_a_tab_behind_a_mark_is_a_space(mark: str) -> None:
    one = read(f"{mark}\tраз;\n{mark}\tдва.")

    assert one.codes == []
    assert one.html.count("<li>") == 2


def test_a_number_of_the_second_level_alone_lies_in_the_item_above() -> None:
    one = read("1. Общие\n1.1. Цели\n2. Сроки\n2.1. Этапы")
    item = '<li>{}<ul class="typed"><li>{}</li></ul></li>'

    assert one.codes == []
    assert one.shown == f"<ol>{item.format('Общие', '1.1. Цели')}{item.format('Сроки', '2.1. Этапы')}</ol>"


@pytest.mark.parametrize("mark", ["-", "—", "1)", "1.", "а)"])
def test_marks_without_a_space_are_reported_where_the_first_one_stands(mark: str) -> None:
    assert read(f"Решили:\n{mark}утвердить;\n{mark}открыть.").places == [("glued-mark", 2, 1)]
    assert read(f"Решили:\n{mark}утвердить.").codes == []


def test_numbers_of_two_levels_lie_in_the_item_above() -> None:
    assert read("1. Общее\n1.1. Бюджет\n1.2. Школы\n2. Прочее").shown == (
        '<ol><li>Общее<ul class="typed"><li>1.1. Бюджет</li><li>1.2. Школы</li></ul></li><li>Прочее</li></ol>'
    )


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("Решили:\n— утвердить бюджет", 2),
        ("Решили:\nа) утвердить бюджет", 2),
        ("Решили:\n2. утвердить", 2),
    ],
)
def test_one_line_alone_is_doubtful(body: str, line: int) -> None:
    assert read(body).places == [("list-mark", line, 1)]


@pytest.mark.parametrize(
    "body",
    [
        "Бишкек\n— столица.",
        "— Мы готовы, — сказал он.",
        "а) утвердить бюджет",
        "Температура\n–5 градусов,\n–7 ночью",
        "Встреча\n3.07.2018 и\n4.07.2018",
        "✅ Готово",
        "• • •",
    ],
)
def test_a_line_of_text_that_begins_with_such_a_sign_is_text(body: str) -> None:
    one = read(body)

    assert one.codes == []
    assert "<li>" not in one.html


def test_everybody_who_speaks_has_a_paragraph() -> None:
    assert read("— Да, — сказал он.\n— Нет! — ответили ему.").shown == (
        "<p>— Да,_— сказал он.</p><p>— Нет!_— ответили ему.</p>"
    )


@pytest.mark.parametrize(
    "text",
    [
        "• Раз:\n– а;\n– б;\n• Два.",
        "• Раз\n  ◦ а\n  ◦ б\n• Два",
        "• Нуль\n• Раз\n◦ а\n◦ б\n• Два",
        "1.1. Нуль\n1.2. Раз:\n– а;\n– б;\n1.3. Два\n1.4. Три",
    ],
)
def test_marks_of_another_level_make_a_list_in_the_item_above(text: str) -> None:
    one = read(text)

    assert one.codes == []
    assert re.search(r"<li>[^<]*Раз:?<ul><li>а;?</li>\s*<li>б;?</li>\s*</ul></li>\s*<li>[^<]*Два", one.html)


def test_bullets_of_three_levels_lie_in_one_another() -> None:
    one = read("• Раз\n◦ а\n▪ х\n◦ б\n• Два")

    assert one.codes == []
    assert "".join(one.html.split()) == (
        "<ul><li>Раз<ul><li>а<ul><li>х</li></ul></li><li>б</li></ul></li><li>Два</li></ul>"
    )


def test_a_list_with_other_marks_that_nothing_joins_is_another_list() -> None:
    assert "<li>два;</li>" in read("— раз;\n— два;\n• а\n• б").html
