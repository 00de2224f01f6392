"""The Nu HTML checker has nothing against any page, style sheet or drawing of the built sites."""

import pytest

from tests.browser.conftest import Shown
from tests.browser.tools import nu

pytestmark = pytest.mark.browser


def test_every_page_is_valid(forum_shown: Shown, every_kind_shown: Shown) -> None:
    suffixes = {".html", ".css", ".svg"}
    folders = forum_shown.folder, every_kind_shown.folder
    files = sorted(file for folder in folders for file in folder.rglob("*") if file.suffix in suffixes)

    assert {file.suffix for file in files} == suffixes
    assert "\n".join(nu(files)) == ""
