"""A time zone is one that means the same on every machine."""

import shutil
import zoneinfo
from datetime import datetime
from pathlib import Path

import pytest
import tzdata

from jarchy.build.registry import read_config
from jarchy.core.zones import time_zone
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


def test_the_rules_of_the_machine_do_not_count(tmp_path: Path) -> None:
    rules = Path(tzdata.__file__).parent / "zoneinfo"
    (tmp_path / "Asia").mkdir()
    shutil.copy(rules / "America/New_York", tmp_path / "Asia/Bishkek")
    time_zone.cache_clear()
    zoneinfo.reset_tzpath([tmp_path])
    try:
        offset = datetime(2018, 7, 3, 12, tzinfo=time_zone("Asia/Bishkek")).utcoffset()
    finally:
        zoneinfo.reset_tzpath()
        time_zone.cache_clear()

    assert f"{offset}" == "6:00:00"
