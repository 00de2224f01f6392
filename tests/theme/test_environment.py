"""Templates see closed values, and are compiled when they change."""

import pytest
from jinja2 import Environment

from tests.conftest import Site


def test_templates_know_no_clock_and_no_site(site: Site) -> None:
    for name in ("now", "site", "config", "request", "edition"):
        site.replace("templates/404.html", "<h1>", f"<h1>{{{{ {name} }}}}")

        assert [problem.message for problem in site.errors()] == [f"'{name}' is undefined"] * len(site.errors())
        assert site.errors() != []

        site.replace("templates/404.html", f"<h1>{{{{ {name} }}}}", "<h1>")


def test_words_from_content_are_escaped(site: Site) -> None:
    site.write("content/pages/about.ru.md", "---\ntitle: 'О <script>alert(1)</script> & \"нас\"'\n---\nТекст\n")
    page = site.build().page("/ru/about/")

    assert "<script>alert" not in page
    assert "О &lt;script&gt;alert(1)&lt;/script&gt; &amp; «нас»" in page


def test_an_edit_of_a_template_compiles_no_other(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compile_template = Environment.compile

    def noted(environment: Environment, source: str, name: str, filename: str) -> object:
        compiled.append(name)
        return compile_template(environment, source, name, filename)

    site.problems()
    monkeypatch.setattr(Environment, "compile", noted)
    site.replace("templates/404.html", "<h1>", "<h1 data-edited>").problems()

    assert compiled == ["404.html"] * 2  # in each language


def test_json_can_end_no_script(site: Site) -> None:
    site.write("content/releases/a.ru.md", '---\ntitle: Ах</script> "Б"\ndate: 2018-06-02\n---\nТекст\n')
    site.write("templates/release.html", "{{ page.title|json }}")

    assert site.build().page("/ru/releases/a/") == '"Ах\\u003c/script> «Б»"'
