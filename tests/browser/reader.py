"""A reader with a window of a certain size, who walks through a site and hears every complaint of the browser."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

from tests.browser.hosting import Hosting

Matter = Literal["console", "request", "barrier", "sideways", "motion", "keyboard", "print"]
HEIGHT = 800
TEXT = {"standard": 16, "fixed": 13}  # pixels: what browsers begin with
GONE_ON = "net::ERR_ABORTED"  # the reader has left before all was there


class Reader:
    """Keeps what is wrong, by what it is about, a line for each complaint."""

    def __init__(self, page: Page, hosting: Hosting, width: int) -> None:
        self.page, self.hosting, self.width = page, hosting, width
        self.at = ""
        self._heard: dict[Matter, list[str]] = {}
        self._session = page.context.new_cdp_session(page)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.note("console", [f"error: {error}"]))
        page.on("request", self._see_request)
        page.on("requestfailed", self._see_failure)
        page.on("response", self._see_response)

    def open(self, path: str) -> Page:
        self.at = path
        self.page.goto(f"{self.hosting.origin}/{path}")
        self.page.evaluate("document.fonts.ready.then(() => null)")
        return self.page

    def resize(self, width: int) -> None:
        self.page.set_viewport_size({"width": width, "height": HEIGHT})

    def enlarge_text(self, times: float) -> None:
        """As in the browser's settings: text grows, the window stays."""
        sizes = {name: round(size * times) for name, size in TEXT.items()}
        self._session.send("Page.setFontSizes", {"fontSizes": sizes})

    def note(self, matter: Matter, found: Iterable[str]) -> None:
        self._heard.setdefault(matter, []).extend(f"/{self.at}: {one}" for one in found)

    def complaints(self, *matters: Matter) -> str:
        """A line each, of these matters, or of all; empty where all is well."""
        return "\n".join(line for matter in matters or self._heard for line in self._heard.get(matter, []))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.note("console", [f"{message.type}: {message.text}"])

    def _see_request(self, request: Request) -> None:
        if not request.url.startswith((f"{self.hosting.origin}/", "data:")):
            self.note("request", [f"elsewhere: {request.url}"])

    def _see_failure(self, request: Request) -> None:
        if request.failure != GONE_ON:
            self.note("request", [f"{request.failure}: {request.url}"])

    def _see_response(self, response: Response) -> None:
        if response.status >= 400:
            self.note("request", [f"{response.status}: {response.url}"])


@contextmanager
def reader(chromium: Browser, hosting: Hosting, width: int = 1280, **traits: Any) -> Iterator[Reader]:
    """A window `width` CSS pixels wide; `traits` are Playwright's: `color_scheme`, `java_script_enabled` …"""
    with chromium.new_context(viewport={"width": width, "height": HEIGHT}, **traits) as context:
        yield Reader(context.new_page(), hosting, width)
