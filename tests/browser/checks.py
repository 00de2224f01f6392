"""What is asked of a page that Chromium shows. Each check returns what it has found, a line for each finding."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from playwright.sync_api import Page

from tests.browser.reader import Reader
from tests.browser.tools import package

WCAG_AND_GOOD_PRACTICE = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "color-contrast-enhanced", "link-in-text-block"]
LEAST_OUTLINE = 2  # px
NARROWEST = 320  # px
TWICE, USUAL = 2.0, 1.0

SIDEWAYS = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const scrolls = (one) => one !== document.body && getComputedStyle(one).overflowX !== "visible";
  const isOut = (one) => one.getBoundingClientRect().right > width + 0.5;
  const out = [...document.body.querySelectorAll("*")].filter((one) => {
    for (let frame = one.parentElement; frame; frame = frame.parentElement) if (scrolls(frame)) return false;
    return isOut(one);
  });
  return (out.length ? out : [document.body]).slice(0, 3).map((one) => one.outerHTML.slice(0, 120));
}"""

VIOLATIONS = """async (rules) => {
  const enhanced = {"color-contrast-enhanced": {enabled: true}}; // AAA, which no tag of the others includes
  const found = await axe.run({runOnly: rules, rules: enhanced, resultTypes: ["violations", "incomplete"]});
  const said = (rule, node) => `${rule.id}: ${node.html.slice(0, 160)}: ${node.failureSummary}`;
  const isInvisible = (node) => node.any.some((check) => check.data?.messageKey === "equalRatio");
  const unsure = found.incomplete.map((rule) => ({...rule, nodes: rule.nodes.filter(isInvisible)}));
  return [...found.violations, ...unsure].flatMap((rule) => rule.nodes.slice(0, 3).map((node) => said(rule, node)));
}"""

MOVING = """() => [...document.querySelectorAll("*")].flatMap((one) => ["", "::before", "::after"].flatMap((part) => {
  const style = getComputedStyle(one, part);
  const long = (times) => times.split(", ").some((time) => parseFloat(time) > 0);
  return long(style.animationDuration) || long(style.transitionDuration) || style.scrollBehavior === "smooth"
    ? [`${one.tagName}.${one.className}${part}`] : [];
}))"""

FOCUSED = """async (least) => {
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame); // a list scrolls to what is focused
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const boxes = [...one.getClientRects()], first = boxes[0], last = boxes[boxes.length - 1];
  const style = getComputedStyle(one), name = one.outerHTML.slice(0, 120);
  const at = (share) => document.elementFromPoint(first.left + first.width * share, first.top + first.height / 2);
  const hasOutline = !["none", "hidden"].includes(style.outlineStyle) && parseFloat(style.outlineWidth) >= least
    && style.outlineColor !== getComputedStyle(document.documentElement).backgroundColor;
  const frames = [...document.body.querySelectorAll("*")].filter((frame) => frame !== one && frame.contains(one));
  const across = frames.reduce((sum, frame) => sum + frame.scrollLeft, scrollX); // also of a list that scrolls
  return {name, key: [...document.querySelectorAll("*")].indexOf(one),
    left: first.left + across, top: first.top + scrollY, foot: first.bottom + scrollY,
    lastRight: last.right + across, lastTop: last.top + scrollY, lastFoot: last.bottom + scrollY,
    hasOutline, isSeen: [0.05, 0.5, 0.95].some((share) => one.contains(at(share)))}; // in part, at least: WCAG 2.4.11
}"""


class Stop(NamedTuple):
    """A place at which the keyboard stops: where its text begins, and where it ends. In CSS pixels of the page."""

    name: str
    key: int
    left: float
    top: float
    foot: float
    lastRight: float  # noqa: N815  as the script says them
    lastTop: float  # noqa: N815  as above
    lastFoot: float  # noqa: N815  as above
    hasOutline: bool  # noqa: N815  as above
    isSeen: bool  # noqa: N815  as above


def look_at(visit: Reader) -> None:
    """The page that is open, in every way in which it may be seen. By night only colours are other ones."""
    page = visit.page
    visit.note("barrier", barriers(page))
    page.emulate_media(color_scheme="dark")
    visit.note("barrier", [f"{found} (by night)" for found in barriers(page, COLOURS)])
    visit.note("motion", moving(page))
    visit.note("sideways", sideways(page))
    visit.enlarge_text(TWICE)
    visit.note("sideways", [f"{found} (text is twice as large)" for found in sideways(page)])
    visit.enlarge_text(USUAL)
    visit.resize(NARROWEST)
    visit.note("sideways", [f"{found} ({NARROWEST} px)" for found in sideways(page)])
    visit.resize(visit.width)


def sideways(page: Page) -> list[str]:
    """What makes the page wider than the window."""
    return list(page.evaluate(SIDEWAYS))


def barriers(page: Page, rules: Sequence[str] = WCAG_AND_GOOD_PRACTICE) -> list[str]:
    """What axe-core finds; also text in the colour of its ground, of which axe is not sure whether it is to be seen.

    It is evaluated, for the site's policy lets no script of ours in.
    """
    page.evaluate(axe())
    return [str(found) for found in page.evaluate(VIOLATIONS, rules)]


@cache
def axe() -> str:
    return package("axe-core/axe.min.js").read_text(encoding="utf-8")


def moving(page: Page) -> list[str]:
    """What moves, or would when it changes."""
    return list(page.evaluate(MOVING))


def stops(page: Page) -> Iterator[Stop]:
    """Where the keyboard stops, from the page's beginning to its end."""
    page.evaluate("document.activeElement.blur(), getSelection().empty(), scrollTo(0, 0)")
    seen = set()
    while True:
        page.keyboard.press("Tab")
        found = page.evaluate(FOCUSED, LEAST_OUTLINE)
        if found is None or found["key"] in seen:
            return
        seen.add(found["key"])
        yield Stop(**found)


def keyboard(page: Page) -> list[str]:
    """Where the order of the keyboard is not that of the eye, or the eye doesn't see where the keyboard is."""
    found = []
    before = None
    for stop in stops(page):
        if not stop.hasOutline:
            found.append(f"no visible focus: {stop.name}")
        if not stop.isSeen:
            found.append(f"focus is hidden: {stop.name}")
        if before and comes_before(stop, before):
            found.append(f"the keyboard goes back: from {before.name} to {stop.name}")
        before = stop
    return found


def comes_before(stop: Stop, other: Stop) -> bool:
    """For the eye, which reads line by line, and one column after the other."""
    is_above = stop.foot <= other.lastTop + 1
    is_beside = stop.top < other.lastFoot - 1 and not is_above
    return (is_above and stop.left < other.lastRight - 1) or (is_beside and stop.left < other.left - 1)
