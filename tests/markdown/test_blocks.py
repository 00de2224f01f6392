"""Which lines make a paragraph, a heading, a list, a quotation, a table, code: as CommonMark and GitHub say."""

import pytest

from tests.markdown.test_parser import NO_BREAK, read

# Lists


@pytest.mark.parametrize(
    "body",
    [
        "- Школы\n  - первая\n  - вторая\n- Дороги",
        "- Школы\n    - первая\n    - вторая\n- Дороги",
        "-   Школы\n    - первая\n    - вторая\n-   Дороги",
        "-\tШколы\n\t- первая\n\t- вторая\n-\tДороги",
        "* Школы\n  * первая\n  * вторая\n* Дороги",
        "- Школы\n  + первая\n  + вторая\n- Дороги",
        "    - Школы\n        - первая\n        - вторая\n    - Дороги",
        "- Школы\n        - первая\n        - вторая\n- Дороги",
    ],
)
def test_a_list_lies_in_an_item_when_its_marks_stand_under_the_text_of_the_item(body: str) -> None:
    assert read(body).codes == []
    assert read(body).shown == "<ul><li>Школы<ul><li>первая</li><li>вторая</li></ul></li><li>Дороги</li></ul>"


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("1. а\n   - б\n2. в", "<ol><li>а<ul><li>б</li></ul></li><li>в</li></ol>"),
        ("1. а\n   1. б\n2. в", "<ol><li>а<ol><li>б</li></ol></li><li>в</li></ol>"),
        ("10. а\n    - б\n11. в", '<ol start="10"><li>а<ul><li>б</li></ul></li><li>в</li></ol>'),
        ("1) а\n2) б", "<ol><li>а</li><li>б</li></ol>"),
        ("1. - а\n   - б", "<ol><li><ul><li>а</li><li>б</li></ul></li></ol>"),
        ("> - а\n> - б", "<blockquote><ul><li>а</li><li>б</li></ul></blockquote>"),
        ("- > а\n- б", "<ul><li><blockquote><p>а</p></blockquote></li><li>б</li></ul>"),
        ("- а\n* б", "<ul><li>а</li></ul><ul><li>б</li></ul>"),
        ("- а\n\n\n- б", "<ul><li><p>а</p></li><li><p>б</p></li></ul>"),
        ("- а\n\n  б\n- в", "<ul><li><p>а</p><p>б</p></li><li><p>в</p></li></ul>"),
        ("- а\n  - б\n\n    в\n- г", "<ul><li>а<ul><li><p>б</p><p>в</p></li></ul></li><li>г</li></ul>"),
        ("- а\n  > б\n  >\n- в", "<ul><li>а<blockquote><p>б</p></blockquote></li><li>в</li></ul>"),
        ("- раз\nдва\n- три", "<ul><li>раз два</li><li>три</li></ul>"),
        ("Итоги:\n- а\n- б", "<p>Итоги:</p><ul><li>а</li><li>б</li></ul>"),
        ("Итоги:\n1. а\n2. б", "<p>Итоги:</p><ol><li>а</li><li>б</li></ol>"),
        ("Итоги:\n-\tа\n-\tб", "<p>Итоги:</p><ul><li>а</li><li>б</li></ul>"),
        ("Закон от\n2018. Год", "<p>Закон от_2018. Год</p>"),
        ("99. а\n100. б", '<ol start="99"><li>а</li><li>б</li></ol>'),
        ("- а\n\nТекст.", "<ul><li>а</li></ul><p>Текст.</p>"),
        ("-\n\n  а", "<ul><li></li></ul><p>а</p>"),
    ],
)
def test_lists_are_those_of_commonmark(body: str, shown: str) -> None:
    assert read(body).codes == []
    assert read(body).shown == shown


def test_an_item_that_is_indented_too_little_lies_where_it_is_meant_to_lie_and_is_reported() -> None:
    one = read("1. Школы\n  1. первая\n  2. вторая\n2. Дороги")

    assert one.shown == "<ol><li>Школы<ol><li>первая</li><li>вторая</li></ol></li><li>Дороги</li></ol>"
    assert one.places == [("list-indent", 2, 3)]
    assert one.problems[0].hint == "put 3 spaces before its mark"


@pytest.mark.parametrize(
    ("body", "values"),
    [
        ("1. а\n3. б\n7. в", ["3", "7"]),
        ("10. а\n12. б", ["12"]),
        ("1. а\n2. б\n3. в", []),
        ("1. а\n1. б\n1. в", []),
        ("Пункты:\n3. а\n5. б\n9. в", ["5", "9"]),
        ("3. а\n\n5. б", ["5"]),
    ],
)
def test_numbers_that_do_not_run_are_shown_as_they_are_typed(body: str, values: list[str]) -> None:
    one = read(body)

    assert one.codes == []
    assert [part.partition('"')[0] for part in one.html.split('<li value="')[1:]] == values


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("- Да, — сказал он.", "<p>- Да,_— сказал он.</p>"),
        ("Он ответил:\n- Да, — и вышел.", "<p>Он ответил:</p><p>- Да,_— и_вышел.</p>"),
        ("- Да, — сказал он.\n- Нет! — ответили ему.", "<p>- Да,_— сказал он.</p><p>- Нет!_— ответили ему.</p>"),
        ("+ 996 555 100200 — телефон.", "<p>+_996_555_100200_— телефон.</p>"),
        ("+ 996 555 100200\n+ 996 555 100201", "<p>+_996_555_100200 +_996_555_100201</p>"),
        ("+ 5 градусов.", "<p>+ 5_градусов.</p>"),
        ("Рост на 5 %*.\n\n* по предварительным данным", "<p>Рост на_5_%*.</p><p>* по_предварительным данным</p>"),
    ],
)
def test_a_sign_of_the_text_is_no_bullet(body: str, shown: str) -> None:
    assert read(body).codes == []
    assert read(body).shown == shown


@pytest.mark.parametrize(
    "body",
    [
        "- Асанов, — министр;\n- Петров — депутат.",
        "+ 5 школ\n+ 10 садов",
        "*Раз* и два.\n\n* три",
        "Раз* два.\n\n* три\n* четыре",
        r"Раз\*." + "\n\n* три",
    ],
)
def test_bullets_stay_bullets_whatever_stands_around_them(body: str) -> None:
    assert "<li>" in read(body).html


# Paragraphs, headings, rules, code


@pytest.mark.parametrize("indent", ["    ", "\t", "      ", " \t"])
def test_a_paragraph_that_is_indented_is_text(indent: str) -> None:
    one = read(f"Первый.\n\n{indent}Городской *кенеш* принял.\n\n{indent}Второй.")

    assert one.codes == []
    assert one.shown == "<p>Первый.</p><p>Городской <em>кенеш</em> принял.</p><p>Второй.</p>"


@pytest.mark.parametrize("fence", ["```", "````", "~~~"])
def test_code_stands_between_fences_as_it_is_typed(fence: str) -> None:
    one = read(f'До.\n{fence} text\nfeed = "*a*"\n\n  # два\n\tтри\n{fence}\nПосле.')

    assert one.codes == []
    assert '<pre><code>feed = "*a*"\n\n  # два\n\tтри\n</code></pre>' in one.html.replace("&quot;", '"')
    assert one.shown.endswith("<p>После.</p>")


def test_code_lies_in_items_and_quotations() -> None:
    assert "<li>а<pre><code>б\n  в\n</code></pre>\n</li>" in read("- а\n  ```\n  б\n    в\n  ```\n- г").html
    assert read("> ```\n> а\n> ```").shown == "<blockquote><pre><code>а </code></pre></blockquote>"


def test_code_without_an_end_is_reported_where_it_begins() -> None:
    assert read("Раз.\n\n```\nдва\n\nтри").places == [("open-code", 3, 1)]
    assert read("- Раз\n  ```\n  два\n\nТри.").places == [("open-code", 2, 1)]


def test_what_stands_in_code_means_nothing() -> None:
    assert read("```\n# а <b> [[quote: x]] {{ y }} **\n<!-- z -->\n[a]: b\n```").codes == ["misplaced"]


@pytest.mark.parametrize("text", ["#хештег", "#Бишкек #бюджет2027", "#1 в рейтинге", "#"])
def test_a_sign_without_a_space_is_no_heading(text: str) -> None:
    one = read(f"Следите за\n{text}" if text != "#" else r"\# один")

    assert one.codes == []
    assert "<h" not in one.html


@pytest.mark.parametrize("heading", ["## Итоги", " ## Итоги", "   ## Итоги", "## Итоги ##", "##   Итоги", "##\tИтоги"])
def test_a_heading_may_have_spaces_before_it_and_signs_behind(heading: str) -> None:
    assert read(heading).shown == '<h2 id="итоги">Итоги</h2>'


def test_a_heading_without_words_and_a_level_left_out_are_reported() -> None:
    assert read("Раз.\n\n##\n\nДва.").places == [("empty-heading", 3, 1)]
    assert read("#### Раз").places == [("heading-step", 1, 1)]
    assert read("## Раз\n\n#### Два\n\n## Три\n\n### Четыре").places == [("heading-step", 3, 1)]


def test_hyphens_under_a_line_are_a_rule_and_a_warning() -> None:
    one = read("Конец сообщения\n---\nКонтакты: мэрия.")

    assert one.shown == "<p>Конец сообщения</p><hr><p>Контакты: мэрия.</p>"
    assert one.places == [("rule-or-heading", 2, 1)]


@pytest.mark.parametrize("rule", ["---", "***", "___", "- - -", " ---", "----------"])
def test_a_rule_stands_alone_without_a_warning(rule: str) -> None:
    assert read(f"Раз.\n\n{rule}\n\nДва.").shown == "<p>Раз.</p><hr><p>Два.</p>"
    assert read(f"Раз.\n\n{rule}\n\nДва.").codes == []


def test_two_quotations_with_an_empty_line_between_are_two() -> None:
    assert read("> а\n\n> б").shown == "<blockquote><p>а</p></blockquote><blockquote><p>б</p></blockquote>"
    assert read("> раз\nдва").shown == "<blockquote><p>раз два</p></blockquote>"


# Tables, notes, definitions


@pytest.mark.parametrize(
    "body",
    [
        "Итоги:\n| Год | Сумма |\n|-----|-------|\n| 2025 | 10 |",
        "Итоги:\n\nГод | Сумма\n--- | ---\n2025 | 10",
        "Итоги:\n\n|Год|Сумма|\n|:-:|-|\n|2025|10|",
    ],
)
def test_a_table_needs_no_empty_line_above_it(body: str) -> None:
    one = read(body)

    assert one.codes == []
    assert one.shown.startswith("<p>Итоги:</p><div")
    assert ["Год" in one.html, one.html.count("<td"), one.html.count("<th")] == [True, 2, 3]


def test_a_table_lies_in_an_item() -> None:
    assert "<li>Бюджет:<div" in read("- Бюджет:\n  | Год | Сумма |\n  |---|---|\n  | 2025 | 10 |").html


def test_what_would_be_a_table_with_another_number_of_cells_is_reported() -> None:
    assert read("| Год | Сумма |\n|---|\n| 2025 | 10 |").codes == ["not-markdown"]


def test_notes_are_numbered_in_the_order_in_which_they_are_met() -> None:
    one = read("Раз[^б], два[^а].\n\n[^а]: Первая в тексте ниже.\n\n[^б]: Вторая.")

    assert one.codes == []
    assert one.html.index('href="#fn:б">1<') < one.html.index('href="#fn:а">2<')
    assert one.html.index("Вторая.") < one.html.index("Первая в")


def test_a_note_may_have_several_paragraphs() -> None:
    one = read("Раз[^1].\n\n[^1]: Первый.\n\n    Второй.\n\nТекст.")

    assert '<li id="fn:1"><p>Первый.</p>\n<p>Второй.' in one.html
    assert "<p>Текст.</p>" in one.html.partition('<div class="footnote">')[0]


@pytest.mark.parametrize(
    "text",
    [
        "- Раз[^1]\n- Два\n\n  [^1]: Слова.",
        "- Раз[^1]\n  [^1]: Слова.\n- Два",
        "> Раз[^1]\n>\n> [^1]: Слова.\n>\n> Два",
        "1. Раз[^2]\n\n   [^2]: Слова[^1].\n\n       [^1]: Два.",
    ],
)
def test_a_note_may_stand_in_an_item_or_a_quotation(text: str) -> None:
    one = read(text)
    body, _, notes = one.html.partition('<div class="footnote">')

    assert one.codes == []
    assert "Слова" in notes
    assert "Слова" not in body


def test_of_notes_in_notes_nothing_is_lost() -> None:
    notes = "".join(f"[^{number}]: " for number in range(1, 60))

    assert "Слова." in read(f"Раз[^1]\n\n{notes}{'> ' * 40}Слова.").html


@pytest.mark.parametrize("text", ["- Продажи за год\n+ 7 млн в апреле", "- Всего 5 %*\n\nСлова.\n\n- 3 %\n* без пеней"])
def test_a_sign_that_is_a_part_of_the_text_ends_the_item_above(text: str) -> None:
    sign = text.rpartition("\n")[2]
    one = read(text)

    assert one.codes == []
    assert f"<p>{sign}</p>" in one.html.replace(NO_BREAK, " ")


def test_a_note_without_words_is_reported() -> None:
    assert read("Раз[^1].\n\n[^1]:").codes == ["lost-text"]


def test_a_definition_may_have_several_paragraphs_and_a_term_several_meanings() -> None:
    assert read("МСУ\n: Раз\n: Два\n\n  Три").shown == (
        "<dl><dt>МСУ</dt><dd>Раз</dd><dd><p>Два</p><p>Три</p></dd></dl>"
    )


def test_a_label_may_hold_what_other_labels_hold() -> None:
    """Brackets in brackets, code, capitals: GitHub finds them, too."""
    for text in ("[[Feature #1]]", "[`x`]", "[текст][Feature  #1]", "[ТЕКСТ][]"):
        one = read(f"Смотрите {text}.\n\n[Feature #1]: https://a.kg/\n[`x`]: https://a.kg/\n[текст]: https://a.kg/")

        assert [problem.code for problem in one.problems] == ["lost-text", "lost-text"]
        assert one.html.count('<a href="https://a.kg/"') == 1


def test_a_label_may_be_defined_twice_alike() -> None:
    assert read("[а]\n\n[а]: https://a.kg/\n[а]: https://a.kg/").codes == []
    assert read("[а]\n\n[а]: https://a.kg/\n[а]: https://b.kg/").codes == ["lost-text"]


def test_a_definition_of_a_label_is_text_in_the_middle_of_a_paragraph() -> None:
    assert read("Раз\n[а]: https://a.kg/").codes == []
    assert "[а]:" in read("Раз\n[а]: https://a.kg/").html
