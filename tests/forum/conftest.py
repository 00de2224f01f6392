import pytest

from tests.forum import CONTENT, NAMED_AFTER_IT, is_there


@pytest.fixture(scope="session", autouse=True)
def forum_is_there() -> None:
    if not is_there(CONTENT):
        pytest.skip(f"content/ is another site than the forum's: it has neither {' nor '.join(NAMED_AFTER_IT)}")
