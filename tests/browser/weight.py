"""What a page weighs on its way to a reader who has never been here."""

from typing import NamedTuple

from tests.browser.reader import Reader

MOST_TEXT_BYTES = 14_000  # HTML and style sheets in brotli: what a server may send before the first answer comes back
MOST_BYTES = 50_000  # everything but pictures
MOST_REQUESTS = 5  # the page, its style, its font, its icon, and the script that copies
TEXT = ("text/html", "text/css")
PICTURES = ("image/webp", "image/jpeg", "image/png", "image/avif")


class Weight(NamedTuple):
    """Bytes with the heads of the answers, and the number of requests; of all but pictures."""

    text: int
    all: int
    requests: int


def weigh(visit: Reader, path: str) -> Weight:
    """By what the server has really sent: Chromium tells nobody that it asks for the icon."""
    sent = visit.hosting.sent
    sent.clear()
    page = visit.open(path)
    page.wait_for_load_state("networkidle")
    counted = [one for one in sent if not one.kind.startswith(PICTURES)]
    text = sum(one.size for one in counted if one.kind.startswith(TEXT))
    return Weight(text, sum(one.size for one in counted), len(counted))
