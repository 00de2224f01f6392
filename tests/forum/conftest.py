import pytest

from tests.forum import CONTENT, NAMED_AFTER_IT, is_there


def pytest_runtest_setup() -> None:
    """Before each test here. What is skipped at the same place is summed up in one line."""
    if not is_there(CONTENT):
        pytest.skip(f"content/ is another site than the forum's: it has neither {' nor '.join(NAMED_AFTER_IT)}")
