"""A time zone is one that means the same on every machine."""

from pathlib import Path

import pytest

from jarchy.build.registry import read_config
from tests.conftest import SITE_YAML
from tests.content.test_config import wrong


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("localtime", ""), ("posixrules", ""), ("Factory", ""), ("+06:00", ""), ("Asia", ""), ("Etc/Unknown", "")),
        *(("../localtime", ""), ("/etc/localtime", ""), ("tzdata.zi", "")),
        ("posix/Asia/Bishkek", "Asia/Bishkek"),
        ("right/Asia/Bishkek", "Asia/Bishkek"),
        ("asia/bishkek", "Asia/Bishkek"),
        ("ASIA/BISHKEK", "Asia/Bishkek"),
        ("Bishkek", "Asia/Bishkek"),
        ("America/New York", "America/New_York"),
        ("utc", "UTC"),
        *(("US/Pacific-New", ""), ("America/Coyhaiqe", "America/Boise")),
    ],
)
def test_a_zone_of_the_machine_is_refused_and_other_spellings_are_understood(
    tmp_path: Path, typed: str, meant: str
) -> None:
    (problem,) = wrong(tmp_path, SITE_YAML.replace("Asia/Bishkek", f'"{typed}"'))

    assert problem.code == "time-zone"
    assert problem.hint.startswith(f"did you mean “{meant}”? " if meant else "write it as in ")


@pytest.mark.parametrize("name", ["Asia/Bishkek", "Europe/Kyiv", "America/Argentina/Buenos_Aires", "UTC", "Etc/GMT-6"])
def test_every_zone_that_systems_have_in_common_is_one(tmp_path: Path, name: str) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yaml").write_text(SITE_YAML.replace("Asia/Bishkek", name), encoding="utf-8")
    config, _, _ = read_config(tmp_path, {})

    assert config is not None
    assert config.timezone == name
