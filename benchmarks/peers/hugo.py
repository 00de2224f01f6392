"""Hugo in its multilingual mode. It remembers no builds, so that a build without a change is one more build."""

import re
from importlib.metadata import distribution, version
from pathlib import Path
from shutil import copytree
from typing import Any

import yaml

from benchmarks.corpus import (
    BASE_URL,
    DESCRIPTIONS,
    ENDONYMS,
    LANGUAGES,
    LOCALES,
    ORIGINAL,
    PAGE_SIZE,
    TIME_ZONE,
    TITLES,
    UTC_OFFSET,
    Document,
    tag_labels,
)
from benchmarks.peers.peer import THEMES, Peer, copy_assets, package_lacks, write
from benchmarks.peers.words import INFLECTED_MONTHS, MONTHS, SUBSCRIBE, original_in, words

# Terms without a page that lists them, and without feeds.
LISTED_ELSEWHERE = {"build": {"render": "never"}, "cascade": [{"outputs": ["html"]}]}


class Hugo(Peer):
    key, name = "hugo", "Hugo"
    output, caches = "public", ("resources", ".cache")
    base = "layouts/baseof.html"

    def lacks(self) -> str:
        return package_lacks("hugo")

    def version(self) -> str:
        return version("hugo")

    def command(self, folder: Path) -> list[str]:
        """The binary itself: the script of its package starts Python first."""
        return [*_binary(), "--source", str(folder), "--quiet"]

    def preview(self, folder: Path, port: int) -> list[str]:
        """As people start it: it keeps pages in memory, and makes again those that were looked at."""
        address = ("--bind", "127.0.0.1", "--port", str(port), "--baseURL", f"http://127.0.0.1:{port}/")
        return [*_binary(), "server", "--source", str(folder), *address]

    def prepare(self, folder: Path) -> None:
        copytree(THEMES / "hugo", folder / "layouts")
        copy_assets(folder / "static/assets")
        write(folder / "hugo.yaml", _yaml(configuration(folder)))
        for lang in LANGUAGES:
            write(folder / f"i18n/{lang}.yaml", _yaml(said(lang)))
            write(folder / f"content/releases/_index.{lang}.md", _front({"title": words(lang)["Press releases"]}, ""))
            write(folder / f"content/tags/_index.{lang}.md", _front({"title": words(lang)["Subjects"]}, ""))
            write(
                folder / f"content/subscribe/_index.{lang}.md",
                _front({"title": words(lang)["Subscribe"], "description": words(lang)[SUBSCRIBE]}, ""),
            )
            for by_year in ("years", "subject-years"):
                write(folder / f"content/{by_year}/_index.{lang}.md", _front(LISTED_ELSEWHERE, ""))
            for slug, label in tag_labels(lang).items():
                write(folder / f"content/tags/{slug}/_index.{lang}.md", _front({"title": label}, ""))

    def source(self, document: Document) -> tuple[str, str]:
        """Facts stand in each language, and what follows from the date and the text stands there, too."""
        year = document.date.year
        head = (
            f"title: {document.title}\ndescription: {document.summary}\n"
            f"date: {document.date.isoformat()}{UTC_OFFSET}\ntags: [{', '.join(document.tags)}]\n"
            f"years: ['{year}']\nsubject-years: [{', '.join(f'{tag}/{year}' for tag in document.tags)}]\n"
            f"mentions: [{document.linked}]\n"
        )
        if document.lang != ORIGINAL:
            head += f"translates: {ORIGINAL}\nreviewed: true\n"
        body = document.text(f'{{{{< relref "/releases/{document.linked}" >}}}}')
        return f"content/releases/{document.slug}.{document.lang}.md", f"---\n{head}---\n\n{body}\n"


def _binary() -> list[str]:
    return [str(distribution("hugo").locate_file("hugo/binaries/hugo"))]


def said(lang: str) -> dict[str, str]:
    """The words of the templates, with Hugo's blanks."""
    return {english: re.sub(r"%\((\w+)\)s", r"{{ .\1 }}", text) for english, text in words(lang).items()}


def configuration(folder: Path) -> dict[str, Any]:
    return {
        "baseURL": BASE_URL,
        "timeZone": TIME_ZONE,
        "cacheDir": str(folder / ".cache"),
        "defaultContentLanguage": LANGUAGES[0],
        "defaultContentLanguageInSubdir": True,
        "languages": {
            lang: {
                "weight": place,
                "label": ENDONYMS[lang],
                "title": TITLES[lang],
                "params": _parameters(lang),
            }
            for place, lang in enumerate(LANGUAGES, start=1)
        },
        "taxonomies": {"tag": "tags", "year": "years", "subject-year": "subject-years"},
        "permalinks": {"term": {"years": "/releases/:slug/", "subject-years": "/tags/:slug/"}},
        "mediaTypes": {"application/atom+xml": {"suffixes": ["xml"]}, "application/feed+json": {"suffixes": ["json"]}},
        "outputFormats": {
            "atom": {"mediaType": "application/atom+xml", "baseName": "feed"},
            "rss": {"baseName": "rss"},
            "jsonfeed": {"mediaType": "application/feed+json", "baseName": "feed", "isPlainText": True},
        },
        "outputs": {
            "home": ["html", "atom", "rss", "jsonfeed"],
            "section": ["html"],
            "taxonomy": ["html"],
            "term": ["html", "atom"],
        },
        "disableHugoGeneratorInject": True,
        "enableRobotsTXT": True,
        "markup": {
            "goldmark": {
                "extensions": {"typographer": {"leftDoubleQuote": "«", "rightDoubleQuote": "»"}},
                "renderHooks": {"link": {"useEmbedded": "never"}},  # links are resolved by relref
            }
        },
        "pagination": {"pagerSize": PAGE_SIZE, "disableAliases": True},
        "services": {"rss": {"limit": PAGE_SIZE}},
        "refLinksErrorLevel": "ERROR",
    }


def _parameters(lang: str) -> dict[str, Any]:
    """What templates know of a language, beside their words."""
    return {
        "description": DESCRIPTIONS[lang],
        "locale": LOCALES[lang],
        "months": MONTHS[lang],
        "inflected": INFLECTED_MONTHS[lang],
        "original": original_in(lang),
    }


def _yaml(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False)


def _front(fields: dict[str, Any], body: str) -> str:
    return f"---\n{_yaml(fields)}---\n{body}"
