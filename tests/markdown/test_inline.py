"""What stands in a block: addresses that become links, breaks, raised figures."""

import pytest

from jarchy.i18n.typography import breakable
from tests.markdown.test_parser import read


@pytest.mark.parametrize(
    ("text", "address", "words"),
    [
        ("Проект: https://city.kg/budget?a=1&b=2.", "https://city.kg/budget?a=1&amp;b=2", "https://city.kg/budget?a=1&amp;b=2"),
        ("(https://city.kg/проект/)", "https://city.kg/проект/", "https://city.kg/проект/"),
        ("«https://city.kg»,", "https://city.kg", "https://city.kg"),
        ("https://a.kg/x_(y)", "https://a.kg/x_(y)", "https://a.kg/x_(y)"),
        ("(https://a.kg/x_(y))", "https://a.kg/x_(y)", "https://a.kg/x_(y)"),
        ("HTTP://a.kg/!", "HTTP://a.kg/", "HTTP://a.kg/"),
        ("www.city.kg/a.", "http://www.city.kg/a", "www.city.kg/a"),
        ("https://мэрия.рф/путь", "https://мэрия.рф/путь", "https://мэрия.рф/путь"),
        ("Пишите: press@city.kg.", "mailto:press@city.kg", "press@city.kg"),
        ("Email:press@city.kg", "mailto:press@city.kg", "press@city.kg"),
        ("Эл. почта:press@city.kg", "mailto:press@city.kg", "press@city.kg"),
        ("Сайт:https://city.kg/", "https://city.kg/", "https://city.kg/"),
        ("См.https://city.kg/.", "https://city.kg/", "https://city.kg/"),
        ("press@мэрия.рф", "mailto:press@мэрия.рф", "press@мэрия.рф"),
        ("Тел. +996 312 62-00-00, доб. 5", "tel:+996312620000", "+996 312 62-00-00"),
        ("+996 (312) 620000", "tel:+996312620000", "+996 (312) 620000"),
        ("*https://a.kg/b*", "https://a.kg/b", "https://a.kg/b"),
        ("**press@city.kg**", "mailto:press@city.kg", "press@city.kg"),
        (r"https://a.kg/a\_b", "https://a.kg/a_b", "https://a.kg/a_b"),
        ("https://a.kg/`а`", "https://a.kg/", "https://a.kg/"),
        ("- https://a.kg/a_b_c", "https://a.kg/a_b_c", "https://a.kg/a_b_c"),
    ],
)  # fmt: skip
def test_a_bare_address_is_a_link_without_the_end_of_the_sentence(text: str, address: str, words: str) -> None:
    one = read(text)

    assert one.codes == []
    assert one.html.count("<a ") == 1
    assert f'<a href="{address}">{words}</a>' in breakable(one.html)


@pytest.mark.parametrize(
    "text",
    [
        "`https://a.kg/`",
        "+15 000 000 000 сомов",
        "+5 градусов и +10",
        "Счёт 5+7=12",
        "собака@",
        "@asanova",
        "https://",
        "www.",
        "версия 1.2@3",
        "https://user:word@evil.kg/",
        r"https\://a.kg/",
    ],
)
def test_what_is_no_address_is_text(text: str) -> None:
    one = read(text)

    assert one.codes == []
    assert "<a " not in one.html


def test_an_address_in_the_words_of_a_link_is_no_link_of_its_own() -> None:
    assert read("[https://a.kg/](https://a.kg/)").html == '<p><a href="https://a.kg/">https://a.kg/</a></p>'


@pytest.mark.parametrize("end", ["  \n", "    \n", "\\\n", "<br>", "<br/>\n", "<BR />"])
def test_a_line_ends_where_the_writer_ends_it(end: str) -> None:
    assert read(f"Раз,{end}два").html.replace("\n", "") == "<p>Раз,<br>два</p>"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("`а`", "а"),
        ("` а `", "а"),
        ("`а `", "а "),
        ("`` ` ``", "`"),
        ("`а\nб`", "а б"),
        ("``а`б``", "а`б"),
        ("` `", " "),
    ],
)
def test_code_in_a_line_has_the_spaces_that_are_typed(text: str, code: str) -> None:
    assert read(text).html == f"<p><code>{code}</code></p>"


def test_backquotes_that_nothing_closes_are_text() -> None:
    assert read("Раз ``два` три").html == "<p>Раз ``два` три</p>"


def test_a_break_alone_is_nothing() -> None:
    assert read("Раз.\n\n<br>\n\nДва.").shown == "<p>Раз.</p><p>Два.</p>"


@pytest.mark.parametrize("sign", list("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"))
def test_a_backslash_before_a_sign_is_gone_and_the_sign_is_text(sign: str) -> None:
    shown = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}.get(sign, sign)

    assert read(f"а\\{sign}б", "en").html == f"<p>а{shown}б</p>"


@pytest.mark.parametrize("text", ["а\\б", "C:\\папка", "а\\ б"])
def test_a_backslash_before_anything_else_stays(text: str) -> None:
    assert read(text).html == f"<p>{text}</p>"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("м^2^", "м²"),
        ("м<sup>2</sup>", "м²"),
        ("10^-3^", "10⁻³"),
        ("CO<sub>2</sub>", "CO₂"),
        ("2^10 и 3^5", "2^10 и_3^5"),
        ("(а)^1^", "(а)¹"),
    ],
)
def test_raised_figures_are_the_characters_for_them(text: str, shown: str) -> None:
    assert read(text).shown == f"<p>{shown}</p>"
    assert read(text).codes == []


def test_what_has_no_raised_characters_is_refused_as_html() -> None:
    assert read("1<sup>st</sup>").codes == ["raw-html", "raw-html"]


@pytest.mark.parametrize("text", ["10*15*2 м", "5*6*7", "a*b*c", "30*30*5 и 2*3", "слово_под_словом"])
def test_nothing_is_emphasised_inside_a_word_or_a_number(text: str) -> None:
    assert "<em>" not in read(text).html
    assert read(text, "en").html == f"<p>{text}</p>"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**жирный**", "<strong>жирный</strong>"),
        ("***оба***", "<strong><em>оба</em></strong>"),
        ("**Важно**: да", "<strong>Важно</strong>: да"),
        ("(**жирный**)", "(<strong>жирный</strong>)"),
        ("**«Форум»**, *«МСУ»*", "<strong>«Форум»</strong>, <em>«МСУ»</em>"),
        ("*раз **два** три*", "<em>раз <strong>два</strong> три</em>"),
        ("_раз_ и __два__", "<em>раз</em> и_<strong>два</strong>"),
        ("**раз\nдва**", "<strong>раз два</strong>"),
    ],
)
def test_words_are_stressed(text: str, shown: str) -> None:
    assert read(text).shown == f"<p>{shown}</p>"
    assert read(text).codes == []
