"""Pelican, with its own translations (articles of one slug) and its content cache."""

import sys
from importlib.metadata import version
from pathlib import Path
from pprint import pformat
from shutil import copytree
from typing import Any

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
    Document,
    tag_labels,
)
from benchmarks.peers.peer import PLUGINS, THEMES, Peer, copy_assets, package_lacks, write
from benchmarks.peers.words import INFLECTED_MONTHS, MONTHS, original_in, words


class Pelican(Peer):
    key, name = "pelican", "Pelican"
    output, caches = "output", ("cache", "__pycache__")
    base = "theme/templates/base.html"

    def lacks(self) -> str:
        return package_lacks("pelican")

    def version(self) -> str:
        return version("pelican")

    def command(self, folder: Path) -> list[str]:
        return [
            sys.executable,
            "-m",
            "pelican",
            "--settings",
            str(folder / "pelicanconf.py"),
            "--fatal",
            "errors",
            "--quiet",
        ]

    def prepare(self, folder: Path) -> None:
        copytree(THEMES / "pelican", folder / "theme/templates")
        copytree(PLUGINS, folder / "plugins")
        copy_assets(folder / "content/assets")
        lines = (f"{name} = {pformat(value, width=120)}\n" for name, value in settings().items())
        write(folder / "pelicanconf.py", "".join(lines))

    def source(self, document: Document) -> tuple[str, str]:
        """Facts stand in each language, with what the text links to; the name of the file says slug and language."""
        head = (
            f"Title: {document.title}\nSummary: {document.summary}\n"
            f"Date: {document.date:%Y-%m-%d %H:%M}\nTags: {', '.join(document.tags)}\n"
            f"Mentions: {document.linked}\n"
        )
        if document.lang != ORIGINAL:
            head += "Reviewed: yes\n"
        body = document.text(f"{{filename}}{document.linked}.{document.lang}.md")
        return f"content/releases/{document.slug}.{document.lang}.md", f"{head}\n{body}\n"


def settings() -> dict[str, Any]:
    """Lists and tags are of originals, as Pelican has it; lists in the other language show their translations."""
    return {
        "SITEURL": BASE_URL.rstrip("/"),
        "SITENAME": TITLES[ORIGINAL],
        "TIMEZONE": TIME_ZONE,
        "DEFAULT_LANG": ORIGINAL,
        "PATH": "content",
        "ARTICLE_PATHS": ["releases"],
        "STATIC_PATHS": ["assets"],
        "PLUGIN_PATHS": ["plugins"],
        "PLUGINS": ["newsroom"],
        "THEME": "theme",
        "THEME_STATIC_PATHS": [],
        "TEMPLATE_EXTENSIONS": [".html", ".xml"],
        "FILENAME_METADATA": r"(?P<slug>.+)\.(?P<lang>[a-z]+)",
        "MARKDOWN": {"extensions": ["markdown.extensions.meta"], "output_format": "html5"},
        **_addresses(),
        **_feeds(),
        "PAGINATED_TEMPLATES": {"tag": PAGE_SIZE, "period_archives": PAGE_SIZE}
        | {f"list_{lang}": PAGE_SIZE for lang in LANGUAGES},
        "PAGINATION_PATTERNS": [
            (1, "{url}", "{save_as}"),
            (2, "{url}page/{number}/", "{base_name}/page/{number}/index.html"),
        ],
        "CACHE_CONTENT": True,
        "LOAD_CONTENT_CACHE": True,
        "CHECK_MODIFIED_METHOD": "md5",
        # What the templates say.
        "LANGUAGES": list(LANGUAGES),
        "TITLES": TITLES,
        "DESCRIPTIONS": DESCRIPTIONS,
        "ENDONYMS": ENDONYMS,
        "LOCALES": LOCALES,
        "MONTHS": MONTHS,
        "INFLECTED_MONTHS": INFLECTED_MONTHS,
        "ORIGINALS": {lang: original_in(lang) for lang in LANGUAGES},
        "WORDS": {lang: words(lang) for lang in LANGUAGES},
        "LABELS": {lang: tag_labels(lang) for lang in LANGUAGES},
    }


def _addresses() -> dict[str, Any]:
    """The same as Jarchy's."""
    direct = {"sitemap": "sitemap.xml", "door": "index.html"}
    for lang in LANGUAGES:
        direct |= {
            f"home_{lang}": f"{lang}/index.html",
            f"list_{lang}": f"{lang}/releases/index.html",
            f"tags_{lang}": f"{lang}/tags/index.html",
            f"subscribe_{lang}": f"{lang}/subscribe/index.html",
            f"lost_{lang}": f"{lang}/404.html",
        }
    release = {"URL": "{lang}/releases/{slug}/", "SAVE_AS": "{lang}/releases/{slug}/index.html"}
    return {
        "DIRECT_TEMPLATES": list(direct),
        **{f"{template.upper()}_SAVE_AS": file for template, file in direct.items()},
        **{f"{template.upper()}_URL": file.removesuffix("index.html") for template, file in direct.items()},
        **{f"ARTICLE_{key}": value for key, value in release.items()},
        **{f"ARTICLE_LANG_{key}": value for key, value in release.items()},
        "TAG_URL": f"{ORIGINAL}/tags/{{slug}}/",
        "TAG_SAVE_AS": f"{ORIGINAL}/tags/{{slug}}/index.html",
        "YEAR_ARCHIVE_URL": f"{ORIGINAL}/releases/{{date:%Y}}/",
        "YEAR_ARCHIVE_SAVE_AS": f"{ORIGINAL}/releases/{{date:%Y}}/index.html",
        "CATEGORY_SAVE_AS": "",
        "AUTHOR_SAVE_AS": "",
    }


def _feeds() -> dict[str, Any]:
    """Two for each language and one for each tag, with full texts."""
    return {
        "FEED_DOMAIN": BASE_URL.rstrip("/"),
        "FEED_MAX_ITEMS": PAGE_SIZE,
        "FEED_ALL_ATOM": None,
        "CATEGORY_FEED_ATOM": None,
        "AUTHOR_FEED_ATOM": None,
        "AUTHOR_FEED_RSS": None,
        "TAG_FEED_ATOM": f"{ORIGINAL}/tags/{{slug}}/feed.xml",
        "TRANSLATION_FEED_ATOM": "{lang}/feed.xml",
        "TRANSLATION_FEED_RSS": "{lang}/rss.xml",
        "RSS_FEED_SUMMARY_ONLY": False,
    }
