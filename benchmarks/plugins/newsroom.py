"""A plugin of Pelican, such as a newsroom would write: what templates can't say or find."""

from collections import defaultdict
from json import dumps
from typing import Any

from pelican import signals


def register() -> None:
    signals.initialized.connect(teach_json)
    signals.article_generator_finalized.connect(find_mentions)


def teach_json(pelican: Any) -> None:
    """A filter for facts in a script: its end can't stand in them."""
    pelican.settings["JINJA_FILTERS"] |= {"json": facts}


def facts(value: object) -> str:
    return dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def find_mentions(generator: Any) -> None:
    """Which articles link to an article, newest first, by its slug."""
    mentioned_by = defaultdict(list)
    for article in generator.articles:
        mentioned_by[article.mentions].append(article)
    generator.context["MENTIONED_BY"] = mentioned_by
