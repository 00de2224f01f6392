"""Which releases search engines take for news, and until when."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from jarchy.kinds.release import Release

NEWS = timedelta(days=2)  # how long search engines take a release for news


def is_news(release: Release, as_of: datetime) -> bool:
    return not release.is_withdrawn and as_of < _news_until(release)


def news_ends(releases: Iterable[Release], as_of: datetime) -> datetime | None:
    """The next instant at which one of these is news no more."""
    return min((_news_until(release) for release in releases if is_news(release, as_of)), default=None)


def _news_until(release: Release) -> datetime:
    """Counted from when it could be read."""
    began = max(moment.instant for moment in (release.date, release.embargo) if moment)
    return began + NEWS
