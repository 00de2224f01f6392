"""Whoever does what the remedy says has a file that can be read."""

import pytest

from tests.conftest import Site

RELEASE = "content/releases/budget.ru.md"
SOUND = "---\ntitle: Бюджет\ndate: 2018-07-01\n---\nТекст.\n"


@pytest.mark.parametrize("above", ["\n", "\n\n \n", "\ufeff\n", "\ufeff", "Пресс-релиз\n\n", "<!-- для своих -->\n"])
def test_what_stands_above_the_front_matter_is_to_be_deleted(site: Site, above: str) -> None:
    site.write(RELEASE, (above + SOUND).encode())

    found = {one.code: one.hint for one in site.problems()}

    assert "no-front-matter" not in found
    assert "fence" not in found
    assert ("above-fence" in found) == ("\n" in above)
    assert site.write(RELEASE, SOUND).errors() == []
