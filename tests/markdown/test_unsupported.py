"""Signs that mean nothing here: each stays in the text, and is reported where it stands with a remedy."""

import pytest

from tests.markdown.test_parser import read


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Это **жирный ** шрифт", 5),
        ("Это ** жирный** шрифт", 5),
        ("слово**жирный** шрифт", 6),
        ("**Важно**слово", 1),
        ("Это *курсив * здесь", 5),
        ("при*вет* всем", 4),
        ("[текст] (https://a.kg/)", 1),
        ("[текст] (person:saliev)", 1),
        ("См. (текст)[https://a.kg/]", 5),
        ("[quote: saliev]", 1),
        ("Раз[^1]", 4),
        ("[текст][метка]", 1),
        ("[[текст](https://a.kg/)](https://b.kg/)", 2),
        ("Раз {{ page.title }}", 5),
        ("{% include x %}", 1),
        ("{{< youtube x >}}", 1),
        ("Раз {: .red}", 5),
        ("Раз {#id}", 5),
        ("Раз :smile: два", 5),
        ("Раз ~~два~~", 5),
        ("Раз ==два==", 5),
        ("H~2~O", 2),
        ("Раз ~два три~", 5),
        ("Раз ||два||", 5),
        ("Раз^[два]", 4),
        ("- [ ] Сделать", 3),
        ("- [x] Готово", 3),
        ("##Заголовок", 1),
        ("| а | б |\n|---|", 1),
        (":::note", 1),
        ("Это ** жирный ** шрифт", 5),
        ("Это _курсив _ здесь", 5),
        ("| Статья | Сумма |\n| Дороги | 120 |", 1),
        ("Статья\tСумма\nДороги\t120", 1),
        ("> [!NOTE]\n> Текст", 3),
        ("| а ~~б~~ |\n|---|\n| в |", 5),
    ],
)
def test_a_sign_of_another_program_is_reported_where_it_stands(text: str, column: int) -> None:
    one = read(f"До.\n\n{text}")
    (problem,) = one.problems

    assert problem.code == "not-markdown"
    assert (problem.where.line, problem.where.column) in [(3, column), (4, column)]
    assert problem.hint


@pytest.mark.parametrize(
    "text",
    [
        r"\*\*не жирный\*\*",
        r"\[текст\] (https://a.kg/)",
        r"\{\{ x \}\}",
        r"\~~x~~",
        "`**`",
        "`{{ x }}`",
        "10*15*2 м, 5*6*7, a*b",
        "5 * 6 * 7",
        "2 ** 3",
        "* * *",
        "12:30:45",
        "https://a.kg/:b:c",
        "слово_под_словом и file__name",
        "[Смех в зале] (аплодисменты)",
        "[сноска] (см. ниже)",
        "{фигурные скобки}",
        "№ [1], [2]",
        "Итог: (а) [б]",
        "5 %* и 6 %**",
        "| просто | черта |",
        "Раз\tдва",
        "#хештег",
        "Время: :",
        "Я, ________, прошу ____ сомов",
        "~5 км",
        "~5 – ~6 км, ~5–~6 км",
        "а || б || в",
        "a == b",
    ],
)
def test_what_is_meant_to_be_read_is_not_reported(text: str) -> None:
    assert read(text).codes == []


def test_every_slip_of_a_text_is_reported_once() -> None:
    assert read("**а ** и ~~б~~\n\n{{ в }}").places == [
        ("not-markdown", 1, 1),
        ("not-markdown", 1, 10),
        ("not-markdown", 3, 1),
    ]
