"""Links whose words are an address lead there."""

import pytest

from tests.markdown.test_parser import read


@pytest.mark.parametrize(
    ("link", "said", "real"),
    [
        ("[https://bank.example](https://evil.example)", "https://bank.example", "evil.example"),
        ("[http://bank.kg/login](https://bank.evil.kg/login)", "http://bank.kg/login", "bank.evil.kg"),
        ("[**bank.kg**](https://evil.example/bank.kg)", "bank.kg", "evil.example"),
        ("[www.bank.kg](https://xn--80ak6aa92e.com/)", "www.bank.kg", "аррӏе.com"),
        ("[банк.рф](https://банк.мон)", "банк.рф", "банк.мон"),
        ("[HTTPS://BANK.KG](https://bank.kg.evil.example)", "HTTPS://BANK.KG", "bank.kg.evil.example"),
        ("[press@bank.kg](mailto:press@evil.example)", "press@bank.kg", "press@evil.example"),
        ("[press@bank.kg](https://evil.example)", "press@bank.kg", "evil.example"),
        ("[+996 312 62-00-00](tel:+996312620001)", "+996 312 62-00-00", "+996312620001"),
        ("[62-00-00](tel:+996700123456)", "62-00-00", "+996700123456"),
    ],
)
def test_words_that_are_another_address_are_warned_of_with_the_real_one(link: str, said: str, real: str) -> None:
    (problem,) = read(link).problems

    assert (problem.code, problem.severity) == ("link-says-other", "warning")
    assert f"“{said}”" in problem.message
    assert f"“{real}”" in problem.message


@pytest.mark.parametrize(
    "link",
    [
        "<https://bank.kg/>",
        "[https://bank.kg](https://bank.kg/about/)",
        "[bank.kg](https://www.bank.kg)",
        "[BANK.KG](http://bank.kg:80/)",
        "[bank.kg](https://online.bank.kg/)",
        "[https://bank.kg/очень-длин…](https://bank.kg/очень-длинный-адрес/)",
        "[банк.рф](https://xn--80ab2al.xn--p1ai/)",
        "[press@bank.kg](mailto:press@bank.kg?subject=x)",
        "[Press@Bank.kg](mailto:press@bank.kg)",
        "<press@bank.kg>",
        "[0312 62-00-00](tel:+996312620000)",
        "[62-00-00](tel:+996312620000)",
        "[8 (495) 123-45-67](tel:+74951234567)",
        "[+996 312 620000](tel:00996312620000)",
        "[позвоните](tel:+996312620000)",
        "[отчёт.pdf](https://bank.kg/x)",
        "[Node.js](https://nodejs.org/)",
        "[2018–2019](https://bank.kg/)",
        "[г. Бишкек](https://bank.kg/)",
        "[бюджет 2018.](https://bank.kg/)",
        "[пункт 3.2](https://bank.kg/)",
        "[И.А. Крылов](https://bank.kg/)",
    ],
)
def test_words_that_say_the_address_or_none_are_not_warned_of(link: str) -> None:
    assert read(link).codes == []


def test_long_words_of_links_take_no_time() -> None:
    assert read(f"[{'a.' * 2000}](https://bank.kg/)").codes == []
