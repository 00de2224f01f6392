"""A text that lies in the file of another language is noticed; names, short and mixed texts are let be."""

import pytest

from jarchy.content.parse import parse
from jarchy.content.scan import SourceFile
from jarchy.model import Ref
from jarchy.problems import Problem
from tests.conftest import FROZEN, Site

RUSSIAN = (
    "Городской кенеш принял бюджет на следующий год. В нём предусмотрены средства на ремонт школ и дорог, "
    "а также на озеленение. Депутаты обсудили его с жителями в апреле и после этого приняли единогласно."
)
KYRGYZ = (
    "Шаардык кеңеш кийинки жылдын бюджетин кабыл алды. Анда мектептерди жана жолдорду оңдоо үчүн каражат каралган. "
    "Депутаттар аны тургундар менен апрель айында талкуулап, ошондон кийин бир добуштан кабыл алышты."
)
ENGLISH = "The city council has adopted the budget for the next year. It provides money for schools and for roads."


def noticed(lang: str, body: str, title: str = "2018") -> list[Problem]:
    source = SourceFile(f"content/pages/a.{lang}.md", Ref("page", "a"), lang)
    read = parse(source, f"---\ntitle: {title}\n---\n\n{body}\n".encode(), "Asia/Bishkek")
    return [problem for problem in read.problems if problem.code == "wrong-language"]


@pytest.mark.parametrize(
    ("lang", "body", "other"),
    [
        ("ru", KYRGYZ, "Кыргызча"),
        ("ky", RUSSIAN, "Русский"),
        ("ru", ENGLISH, "another script"),
        ("ky", ENGLISH, "another script"),
        ("en", RUSSIAN, "another script"),
        ("de", KYRGYZ, "another script"),
        ("fr", ENGLISH, ""),
        ("ru", f"{ENGLISH} (Бишкек)", "English"),
        ("ru", "Ղարաբաղ նոր տարի բոլորին շնորհավոր", ""),
    ],
)
def test_a_text_in_another_language_is_noticed_where_it_is_sure(lang: str, body: str, other: str) -> None:
    assert [problem.words["other"] for problem in noticed(lang, body)] == ([other] if other else [])


def test_it_is_a_warning_at_the_beginning_of_the_text() -> None:
    (problem,) = noticed("ru", KYRGYZ)

    assert (problem.severity, problem.where.line) == ("warning", 5)


def test_a_short_text_is_judged_with_its_title() -> None:
    assert noticed("ru", "English text only.", "New plant opened") != []
    assert noticed("ru", "English text only.", "Новый завод") == []


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        ("ru", RUSSIAN),
        ("ky", KYRGYZ),
        ("en", ENGLISH),
        ("ru", "United Nations Development Programme, UNDP"),
        ("ru", "press@forum.example\n\n<https://forum.example/the-programme-of-the-forum-in-english/>"),
        ("ru", "```\nmake site and open the page in a browser of your choice\n```"),
        (
            "ru",
            "Өмүралиев Үсөн, Көлбаев Эмил, Түлөев Өмүр, Жүсүпов Бакыт, Өзгөн шаары, Сүлүктү, Кочкор-Ата",
        ),
        ("ky", "«Жогорку Кеңеш» — Бишкек шаары, Министерство образования и науки, Министерство финансов"),
        ("ru", f"{RUSSIAN}\n\n{KYRGYZ}"),
        ("ky", f"{KYRGYZ}\n\n{RUSSIAN}"),
        (
            "ky",
            "Шаардык кенеш бюджетти кабыл алды. Анда мектептер учун жана жолдор учун каражат каралган, деди.",
        ),
        ("ru", "Да."),
        ("ru", "| Город | Сумма |\n|---|---|\n| Ош | 5 |\n| Нарын | 6 |\n| Талас | 7 |\n| Баткен | 8 |"),
    ],
)
def test_a_right_text_a_short_one_and_a_mixed_one_are_let_be(lang: str, body: str) -> None:
    assert noticed(lang, body) == []


def test_no_text_of_a_whole_site_is_taken_for_another_language() -> None:
    files = list(FROZEN.glob("*/*.*.md"))

    assert len(files) > 20
    for file in files:
        body = file.read_text(encoding="utf-8").split("---\n", 2)[2]

        assert noticed(file.name.split(".")[-2], body) == []


def test_two_texts_that_were_exchanged_are_noticed_in_both_files(site: Site) -> None:
    site.write("content/pages/a.ru.md", f"---\ntitle: О бюджете\n---\n{KYRGYZ}\n")
    site.write("content/pages/a.ky.md", f"---\ntitle: Бюджет\ntranslation:\n  reviewed: no\n---\n{RUSSIAN}\n")
    found = [problem for problem in site.problems() if problem.code == "wrong-language"]

    assert [problem.where.path for problem in found] == ["content/pages/a.ky.md", "content/pages/a.ru.md"]
