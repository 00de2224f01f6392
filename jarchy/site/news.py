"""Which releases count as news for search engines, and until when."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from jarchy.kinds.release import Release

NEWS = timedelta(days=2)  # search engines take a release for news so long


def is_news(release: Release, as_of: datetime) -> bool:
    """Search engines ask for the date of what they call news."""
    return bool(release.published) and not release.is_withdrawn and as_of < _news_until(release)


def news_ends(releases: Iterable[Release], as_of: datetime) -> datetime | None:
    """The next instant at which one of these releases stops being news."""
    return min((_news_until(release) for release in releases if is_news(release, as_of)), default=None)


def _news_until(release: Release) -> datetime:
    return release.when.instant + NEWS
