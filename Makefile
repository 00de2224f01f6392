# The verbs of the README. Windows: see the README for the three commands that `make site` runs.
PYTHON ?= python3
BIN := .venv/bin
PACKAGES := tests/browser/node_modules/.package-lock.json

.PHONY: site serve check test fuzz docs quality bench generators lock clean

site: .venv/site
	$(BIN)/python build.py

serve: .venv/site
	$(BIN)/python build.py serve

check: .venv/site
	$(BIN)/python build.py check

test: .venv/test $(PACKAGES)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(MEMORY) $(BIN)/pytest --numprocesses auto --dist worksteal

# Tests write many small files, and wait for no disk where a gigabyte of memory is to be had as a folder.
MEMORY := $(shell df -Pk /dev/shm 2> /dev/null | awk 'END { if ($$4 > 1000000) print "TMPDIR=/dev/shm" }')

# Compares the short ways of reading with the long ones, on hundreds of thousands of texts: half an hour.
fuzz: .venv/test
	JARCHY_LONG=1 $(BIN)/pytest -q tests/schema/test_entries.py tests/markdown/test_plain_prose.py tests/theme/test_compiler.py

# What docs/keys.md and docs/templates.md say of the code is made from it.
docs: .venv/test
	$(BIN)/python -m tools.reference

# Lighthouse judges the built forum, and docs/quality.md says what it found.
quality: .venv/test $(PACKAGES)
	$(BIN)/python -m tests.browser.quality docs/quality.md

# An hour on two cores. Fewer: make bench BENCH='--sizes 500 --rounds 1'
bench: .venv/bench
	$(BIN)/python -m benchmarks.run --work .cache/bench --table docs/benchmarks.md $(BENCH)

# The tests compare the pages that these build with ours.
generators: .venv/bench

# All three files are committed: they pin every package to the bytes that were tested.
lock:
	$(PYTHON) -m venv .venv && $(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile $(LOCK) pyproject.toml --output-file requirements.txt
	sed -i '1i # What building a site needs, for every system and Python from 3.11 on; made from pyproject.toml by `make lock`.' requirements.txt
	$(BIN)/uv pip compile $(LOCK) --extra dev --constraints requirements.txt pyproject.toml --output-file requirements-dev.txt
	sed -i '1i # What the tests need, too; made from pyproject.toml by `make lock`.' requirements-dev.txt
	$(BIN)/uv pip compile $(LOCK) --extra bench --constraints requirements.txt pyproject.toml --output-file requirements-bench.txt
	sed -i '1i # What the benchmark needs, too; made from pyproject.toml by `make lock`.' requirements-bench.txt
LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --strip-extras

clean: .venv/site
	$(BIN)/python build.py clean

.venv/site: requirements.txt | .venv/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	touch $@

.venv/test: requirements-dev.txt | .venv/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	touch $@ .venv/site

.venv/bench: requirements-bench.txt benchmarks/zola/package-lock.json | .venv/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@if command -v npm > /dev/null && [ "$$(uname)" = Linux ]; then cd benchmarks/zola && npm ci --ignore-scripts --loglevel error > /dev/null; \
	else echo "Zola is left out: it needs npm and Linux."; fi
	touch $@ .venv/site

# What judges pages. Nothing that it brings is run while it is installed, and no browser is downloaded.
$(PACKAGES): tests/browser/package-lock.json
	@if command -v npm > /dev/null; then cd tests/browser && npm ci --ignore-scripts --loglevel error > /dev/null && touch ../../$@; \
	else echo "npm is not there, so tests that need its packages are skipped. On Debian and Ubuntu: apt install nodejs npm"; fi

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Jarchy needs Python 3.11 or newer. If you have one under another name: make site PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { echo "This Python can make no environments. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv
