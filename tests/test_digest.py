from jarchy.digest import digest


def test_parts_are_told_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("ab") != digest("ab", "")


def test_text_and_its_bytes_are_the_same() -> None:
    assert digest("Ң") == digest("Ң".encode())


def test_it_is_the_same_on_every_machine() -> None:
    assert digest("жарчы") == "f78e5a4e411a"
