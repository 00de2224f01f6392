"""`clean` removes what builds made and know when no build is at work."""

from pathlib import Path

import pytest

from jarchy.build import lock
from jarchy.build.cache import Cache
from jarchy.build.cache_file import open_cache
from jarchy.build.lock import CACHE
from jarchy.cli import main
from tests.conftest import Site


def clean(site: Site) -> int:
    """The program's exit code."""
    with pytest.raises(SystemExit) as ended:
        main(["clean", "--project", str(site.folder)])
    return int(ended.value.code or 0)


def test_nothing_is_removed_while_a_build_is_at_work(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    files = site.build().files
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    with open_cache(site.folder):
        assert clean(site) == 1

    assert {file: (site.output / file).read_bytes() for file in files} == files


def test_no_build_begins_before_all_is_removed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that has waited has the lock that all others have."""
    site.build()
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    erase = Cache.erase
    codes: list[int] = []

    def watched(state: Cache) -> None:
        codes.append(clean(site) if not codes else 0)
        erase(state)

    monkeypatch.setattr(Cache, "erase", watched)
    inode = (site.folder / CACHE / "lock").stat().st_ino

    assert clean(site) == 0
    assert codes == [1]
    assert (site.folder / CACHE / "lock").stat().st_ino == inode


@pytest.mark.parametrize("path", [CACHE, f"{CACHE}/lock/file", f"{CACHE}/builder/file"])
def test_a_site_that_can_have_no_memory_is_cleaned_all_the_same(site: Site, path: str) -> None:
    site.write(path, "in the way").build()

    assert clean(site) == 0
    assert not site.output.exists()
    assert Path(site.folder / path).read_text() == "in the way"
