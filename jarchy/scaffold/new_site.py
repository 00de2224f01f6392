"""The files of a new site: site.yaml, a sample of each kind in every language, and what hosts and editors need."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

import jinja2
import yaml

import jarchy
from jarchy.content.parse import parse
from jarchy.content.scan import SourceFile
from jarchy.core.urls import PLACEHOLDER
from jarchy.i18n.interface import words_in
from jarchy.kinds import BY_NAME
from jarchy.model import OriginalDocument, Ref

STARTER = Path(__file__).parent / "starter"
SAMPLES = {  # in the order in which they refer to each other
    "organisation": "newsroom",
    "person": "press-contact",
    "event": "press-conference",
    "quote": "welcome",
    "release": "{today}-welcome",
    "page": "about",
}
UNTIL_THE_EVENT = timedelta(days=14)
COPIED = {
    "gitignore": ".gitignore",
    "github.yml": ".github/workflows/publish.yml",
    "gitlab.yml": ".gitlab-ci.yml",
    "settings.json": ".vscode/settings.json",
    "tasks.json": ".vscode/tasks.json",
}


class NewSite(NamedTuple):
    titles: dict[str, str]  # by language, in the order of the switcher; samples are originals in the first one
    base_url: str
    timezone: str
    today: date
    speak: str  # the language of comments, which are for the one who begins the site


def new_files(site: NewSite) -> dict[str, str]:
    """The files, as texts by path."""
    files = {path: (STARTER / name).read_text(encoding="utf-8") for name, path in COPIED.items()}
    files["requirements.txt"] = f"jarchy=={jarchy.__version__}\n"
    files["content/site.yaml"] = _site_file(site)
    files["README.md"] = "\n".join(
        environment(lang, lang).get_template("README.md").render(title=title) for lang, title in site.titles.items()
    )
    return files | dict(_samples(site))


def value(text: str, style: str = "") -> str:
    """A text as a value of front matter, in quotation marks if it would be misread without them; or always in those
    that `style` has.
    """
    typed = yaml.safe_dump(" ".join(text.split()), allow_unicode=True, width=10_000, default_style=style)
    return str(typed).removesuffix("...\n").strip()


def _site_file(site: NewSite) -> str:
    languages = [(lang, value(title), value(words_in(lang).gettext("News"))) for lang, title in site.titles.items()]
    return (
        environment(next(iter(site.titles)), site.speak)
        .get_template("site.yaml")
        .render(
            version=".".join(jarchy.__version__.split(".")[:2]),
            base_url=site.base_url,
            timezone=site.timezone,
            languages=languages,
        )
    )


def _samples(site: NewSite) -> Iterator[tuple[str, str]]:
    original, *others = site.titles
    days = {"today": site.today.isoformat(), "event_day": (site.today + UNTIL_THE_EVENT).isoformat()}
    for kind, name in SAMPLES.items():
        slug = name.format(today=site.today)
        stem = f"content/{BY_NAME[kind].folder}/{slug}"
        text = _sample(kind, original, site.speak, is_original=True, **days)
        yield f"{stem}.{original}.md", text
        source = SourceFile(f"{stem}.{original}.md", Ref(kind, slug), original)
        document = parse(source, text.encode(), site.timezone).document
        assert isinstance(document, OriginalDocument)  # a test reads them in every language
        for lang in others:
            yield (
                f"{stem}.{lang}.md",
                _sample(kind, lang, site.speak, fingerprint=document.fingerprint, is_original=False),
            )


def _sample(kind: str, lang: str, speak: str, *, is_original: bool, **more: str) -> str:
    template = environment(lang, speak).get_template(f"{kind}.md")
    return template.render(is_original=is_original, placeholder=PLACEHOLDER, **more)


@cache
def environment(lang: str, speak: str) -> jinja2.Environment:
    """What renders the files of a new site in a language, with remarks to editors in the one that they speak."""
    made = jinja2.Environment(  # noqa: S701  the output is not HTML
        loader=jinja2.FileSystemLoader(STARTER),
        undefined=jinja2.StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.install_gettext_translations(words_in(lang), newstyle=True)  # type: ignore[attr-defined]  # the extension's
    made.globals["remark"] = words_in(speak).gettext
    return made
