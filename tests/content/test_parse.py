"""One file to one document: pure, and attentive."""

import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarchy.content.digits import Found
from jarchy.content.parse import ParsedFile, Unpacker, pack, parse
from jarchy.content.scan import SourceFile, scan
from jarchy.core.files import snapshot
from jarchy.i18n.fact_words import FactWords
from jarchy.kinds import BY_NAME, folders_of
from jarchy.model import OriginalDocument, Ref
from jarchy.problems import errors
from tests.conftest import Site

TEXT = "---\ntitle: Бюджет\ndate: 2018-07-01 09:30\ntags: [forum]\n---\n\nТекст [её](person:asanova).\n"


def parsed(text: str, lang: str = "ru", kind: str = "release") -> ParsedFile[Any]:
    source = SourceFile(f"content/{kind}s/a.{lang}.md", Ref(kind, "a"), lang)
    return parse(source, text.encode(), "Asia/Bishkek")


def calls(text: str, lang: str) -> int:
    """How many functions are called while a text is parsed: a measure of work that is the same on all machines."""
    count = 0

    def called(_frame: object, event: str, _given: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(called)
    try:
        parsed(text, lang)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    ("lang", "days"), [("ru", "5 мая, "), ("ky", "5-май, "), ("ky", "майдын 5и, "), ("en", "May 5, ")]
)
def test_the_work_for_days_grows_with_their_number_and_not_with_its_square(lang: str, days: str) -> None:
    few, many = ("---\ntitle: A\ndate: 2018-07-01\n---\n" + f"{days * 20}\n\n" * times for times in (4, 40))
    calls(few, lang)  # patterns are compiled

    assert calls(many, lang) < 15 * calls(few, lang)


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("embargo: 2026-12-02 12:00 #", "delete the “#” and what follows: embargo: 2026-12-02 12:00"),
        ("lead: yes # первая", "delete the “#” and what follows: lead: yes"),
        ("event: forum # 5", "delete the “#” and what follows: event: forum"),
        ("publish: any # срочно", "delete the “#” and what follows: publish: any"),
        ("tags:\n  - forum # 5", "delete the “#” and what follows: - forum"),
        ("updates:\n  sum:\n    date: 2018-09-02 # 5\n    note: Сумма", "delete the “#” and what follows: date: 2018"),
        ("expires: 2026-12-01: утром", "write it as in “expires: 2018-07-03”"),
        ("embargo 2026-12-01 утром", "write it as in “embargo: 2018-07-03”"),
        ("subtitle: Решение # 5", 'put the whole value in quotation marks: subtitle: "Решение # 5"'),
        (" embargo: завтра", "begin it in the first column, as the other keys: embargo: завтра"),
    ],
)
def test_a_remedy_is_never_a_value_that_the_key_can_not_read(typed: str, remedy: str) -> None:
    found = parsed(f"---\ntitle: Бюджет\ndate: 2018-07-01\n{typed}\n---\nТекст\n").problems

    assert found[0].hint.startswith(remedy)


def test_of_a_file_with_errors_no_facts_are_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """A paragraph that is refused since it is too long would take long."""
    looked_for = []

    def find(text: str, _words: FactWords) -> list[Found]:
        looked_for.append(text)
        return []

    monkeypatch.setattr("jarchy.content.statements.find_facts", find)

    assert [one.code for one in errors(parsed(TEXT + "5 мая, " * 2000).problems)] == ["too-large"]
    assert looked_for == []

    assert parsed(TEXT).document is not None
    assert looked_for != []


def test_the_same_bytes_give_the_same_document() -> None:
    assert parsed(TEXT) == parsed(TEXT)


def test_a_document_knows_its_facts_its_words_and_what_it_speaks_of() -> None:
    document = parsed(TEXT).document

    assert document is not None
    assert document.fields.date.iso == "2018-07-01T09:30+06:00"
    assert [(mention.ref, mention.mark) for mention in document.mentions] == [
        (Ref("tag", "forum"), (4, 8)),
        (Ref("person", "asanova"), (7, 12)),
    ]
    assert document.at("tags").line == 4
    assert document.prose.lead == "Текст её."


def test_a_file_with_errors_gives_problems_and_no_document() -> None:
    result = parsed(TEXT.replace("title", "titel"))

    assert result.document is None
    assert {problem.code for problem in result.problems} == {"unknown-key"}


def test_the_fingerprint_changes_with_the_words_alone() -> None:
    def fingerprint(text: str) -> str:
        document = parsed(text).document

        assert isinstance(document, OriginalDocument)

        return document.fingerprint

    same = [TEXT.replace("09:30", "10:30"), TEXT.replace("\n\nТекст", "\n\n\nТекст"), TEXT.replace("[forum]", "[]")]
    other = [TEXT.replace("Бюджет", "Бюджеты"), TEXT.replace("Текст", "текст")]

    assert {fingerprint(text) for text in same} == {fingerprint(TEXT)}
    assert fingerprint(TEXT) not in {fingerprint(text) for text in other}


@pytest.mark.parametrize(
    ("lang", "body", "letters"),
    [
        ("ru", "Бюджет cтраны", "c"),
        ("ky", "ЖӨБ оргaны", "a"),
        ("ky", "жаҥы", "ҥ"),
        ("ky", "кɵз", "ɵ"),
    ],
)
def test_letters_of_another_alphabet_are_noticed(lang: str, body: str, letters: str) -> None:
    result = parsed(TEXT.replace("Текст", body), lang)
    (found,) = [problem for problem in result.problems if problem.code == "look-alike"]

    assert found.severity == "warning"
    assert found.words["letters"] == letters
    assert found.where.line == 7


@pytest.mark.parametrize("body", ["COVID-19 и вирус", "сайт example.kg", "ң ө ү Ң Ө Ү", "(см.https://example.org/)"])
def test_words_in_one_alphabet_are_not(body: str) -> None:
    assert [problem.code for problem in parsed(TEXT.replace("Текст", body), "ky").problems] == []


@pytest.mark.parametrize(
    ("word", "letters"),
    [("cтраны", "c"), ("exаmple", "а"), ("Covid-19 вирyc", "y, c"), ("dаte", "а")],
)
def test_the_letters_of_the_smaller_part_are_the_slip(word: str, letters: str) -> None:
    (found,) = [problem for problem in parsed(TEXT.replace("Текст", word)).problems if problem.code == "look-alike"]

    assert found.words["letters"] == letters


@pytest.mark.parametrize(
    ("text", "at", "letters"),
    [
        (
            "Текст.\n\nГород თბილისი",
            (9, 7),
            "GEORGIAN LETTER TAN), “ბ” (GEORGIAN LETTER BAN), “ი” (GEORGIAN LETTER IN) and",
        ),
        ("Кафе 東", (7, 6), "“東” (CJK UNIFIED IDEOGRAPH-6771)"),
        ("Ҙур", (7, 1), "“Ҙ” (CYRILLIC CAPITAL LETTER ZE WITH DESCENDER)"),
    ],
)
def test_letters_that_no_typeface_has_are_named_with_their_place(text: str, at: tuple[int, int], letters: str) -> None:
    (found,) = [problem for problem in parsed(TEXT.replace("Текст", text)).problems if problem.code == "missing-letter"]

    assert (found.severity, found.where.line, found.where.column) == ("warning", *at)
    assert letters in str(found.words["letters"])


def test_letters_of_a_title_are_looked_for_too() -> None:
    (found,) = parsed(TEXT.replace("Бюджет", "Вечер в ხაშური")).problems

    assert (found.code, found.where.line, found.where.column) == ("missing-letter", 2, 16)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Ўзбекистон ҳукумати, Тоҷикистон ҷумҳурӣ, Қазақстан әуежайы, Їжак, Ўлада, İğdır, Łódź, Nguyễn", "ru"),
        ("№ 5 ① Ⅳ ½ 🎉 → ﬁ", "ru"),
        ("<!-- 東京 --> Текст", "ru"),
        ("жаҥы", "ky"),  # `look-alike` tells of it
        ("თბილისის მერიამ ბიუჯეტი მიიღო", "ka"),
    ],
)
def test_letters_of_neighbours_signs_and_comments_are_not(text: str, lang: str) -> None:
    assert "missing-letter" not in {problem.code for problem in parsed(TEXT.replace("Текст", text), lang).problems}


def test_what_a_file_with_errors_speaks_of_is_known_too() -> None:
    result = parsed(TEXT.replace("title", "titel"))

    assert result.document is None
    assert [mention.ref for mention in result.mentions] == [Ref("tag", "forum"), Ref("person", "asanova")]


def _html(read: ParsedFile[Any]) -> str:
    return str(read.document.prose.html) if read.document else ""


def test_what_was_read_can_be_remembered(forum: Site) -> None:
    """Packed and unpacked, every file of the forum's site says the same; its HTML is looked up when it is shown."""
    texts: dict[str, str] = {}
    unpacker = Unpacker(BY_NAME, texts.__getitem__)
    sources, _ = scan(snapshot(forum.folder), folders_of(BY_NAME), ("ky", "ru"))

    assert len(sources) > 10

    for source in sources:
        data = (forum.folder / source.path).read_bytes()
        for read in (parse(source, data, "Asia/Bishkek"), parse(source, data + b"\xff", "Asia/Bishkek")):
            facts, *lazy = pack(read)
            texts |= {text.key: str(text) for text in lazy}
            again = unpacker.unpack(facts, source.ref.kind)

            assert again == read
            assert _html(again) == _html(read)


LINES = st.sampled_from(
    [
        *("title: А", "titel: А", "title:А", 'title: "А" б', "title: [А]", "title:", " title: А", "заголовок: А"),
        *("date: 2018-07-01", "date: вчера", "date: 2018-07-01 # x", "date:", "\tdate: 2018-07-01", "status: draft"),
        *(
            "translation:",
            "translaton:",
            "перевод:",
            "  reviewed: no",
            "reviewed: no",
            "  status: draft",
            "translation: @",
        ),
        *(
            "pictures:",
            "  a:",
            "    file: a.jpg",
            "    alt: @",
            "tags: [forum",
            "tags:",
            "- forum",
            "embargo:",
            "# x",
            "",
        ),
    ]
)


@given(st.lists(LINES, max_size=9))
def test_a_file_is_read_or_has_an_error(lines: list[str]) -> None:
    """Else it would be missing on the site, and nobody would be told."""
    result = parsed("\n".join(["---", *lines, "---", "Текст.", ""]))

    assert (result.document is None) == bool(errors(result.problems))
