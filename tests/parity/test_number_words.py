"""Numbers in words are read in every case: a word that is not read is a false alarm, or a mistake that nobody sees."""

import pytest

from jarchy.problems import Problem
from tests.conftest import Site
from tests.parity.corpus import reported, write, write_names

RUSSIAN = {
    "2": "двое двоих двоим двоими двух двум двумя второй вторыми",
    "3": "трое троих троим троими трёх трём тремя третьего третьими",
    "4": "четверо четверых четверым четверыми четырём четырьмя четвёртому",
    "5": "пятеро пятерых пятерым пятерыми пятью пятая",
    "6": "шестеро шестерых шестерым шестерыми шестью шестым",
    "7": "семеро семерых семерым семерыми семи седьмыми",
    "8": "восьмеро восьмерых восьмерым восьмерыми восьмью восьмого",
    "9": "девятеро девятерых девятерым девятерыми девятью девятой",
    "10": "десятеро десятерых десятерым десятерыми десятью десятый",
    "16": "шестнадцатью шестнадцатого",
    "40": "сороковой сороковых",
    "60": "шестьюдесятью шестидесятая",
    "70": "семьюдесятью семидесятым",
    "300": "тремстам тремястами трёхсотый",
    "800": "восьмистам восемьюстами восьмисотого",
}
KYRGYZ = {
    "3": "үчөө үчөөнүн үчөөндө үчөөнөн үчү үчүнүн үчүндө үчтөгү үчтөй үчтөр үчтөрдө",
    "4": "төртөө төртөөнү төртөөндө төртү төртүнүн төртүндө төрттөй төртүнчүдө",
    "2": "экилер экилерде экилерден",
    "5": "бештерде бешөө бешөөндө беши бешинин бешинде бештеги бештей",
    "6": "алтоо алтоону алтоонун алтоондо алтысы алтысынын алтыдагы",
    "7": "жетөө жетөөнүн жетөөндө жетиси жетисинин жетидеги",
    "8": "сегизи сегизинин сегизинде сегиздей",
    "9": "тогузу тогузунун тогузунда тогуздай",
    "10": "ондор ондордо ондорго ону онунун онунда ондогу ондой",
    "20": "жыйырмаларда жыйырмасы жыйырмасынын жыйырмасында жыйырмадай",
    "30": "отузу отузунда отуздай",
    "50": "элүүлөр элүүлөрдөн элүүсү элүүсүнүн элүүдөй элүүнчү",
    "60": "алтымышы алтымышынын алтымыштай алтымышынчы",
    "70": "жетимиши жетимишинин жетимиштей жетимишинчи",
    "80": "сексени сексенинин сексендей сексенинчи",
    "90": "токсонунчу",
}


def _compared(site: Site, code: str, words: dict[str, str], more: int) -> dict[str, list[Problem]]:
    """What is reported of each word, beside its number in digits."""
    write_names(site)
    other = "ru" if code == "ky" else "ky"
    for digits, forms in words.items():
        for number, word in enumerate(dict.fromkeys(forms.split())):
            paragraphs = {code: [f"«{word}»."], other: [f"«{int(digits) + more}»."]}
            write(site, f"of-{digits}-{number}", paragraphs, other)
    return reported(site.problems())


@pytest.mark.parametrize(("code", "words"), [("ru", RUSSIAN), ("ky", KYRGYZ)])
def test_a_number_is_the_same_in_digits_and_in_any_form_of_its_word(
    site: Site, code: str, words: dict[str, str]
) -> None:
    assert _compared(site, code, words, 0) == {}


@pytest.mark.parametrize(("code", "words"), [("ru", RUSSIAN), ("ky", KYRGYZ)])
def test_another_number_is_reported_whatever_the_form_of_its_word(site: Site, code: str, words: dict[str, str]) -> None:
    found = _compared(site, code, words, 11)

    assert len(found) == sum(len(set(forms.split())) for forms in words.values())
    assert {"other-fact"} == {one.code for problems in found.values() for one in problems}
