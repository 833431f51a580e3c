# Commands for people. Each target installs what it needs, once.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
BROWSER := $(VENV)/.browser
PLUGINS := .venv-plugins
VERSIONS := .venv-versions
HOSTS := .venv-hosts
RELEASE := .venv-release

export NO_MKDOCS_2_WARNING := 1

.PHONY: serve build check test plugins versions reproduce hosts links measure screenshots pdf bench relinking hostile fuzz audit format schema fonts requirements clean

serve: $(READY)
	$(BIN)/mkdocs serve --livereload $(if $(ADDRESS),--dev-addr $(ADDRESS))

build: $(READY)
	$(BIN)/mkdocs build --strict --site-dir site

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/variorum check
	$(BIN)/pytest -q -n auto --dist worksteal --durations=10 -m "not browser and not slow and not longer"

test: $(READY) $(BROWSER)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/variorum check
	$(BIN)/mkdocs build --strict --site-dir site
	# Each process takes tests that stand beside each other, and so makes most of what they share alone.
	# A browser that is late on a busy machine is asked once more; the summary names the test.
	$(BIN)/pytest -n auto --dist worksteal --durations=10 --reruns 1 \
	  --only-rerun 'TimeoutError: .* [0-9]+ms exceeded'

# Tests an edition with third-party plugins, in an environment of its own.
plugins: $(PLUGINS)/.ready
	$(PLUGINS)/bin/python -m pytest -q -m plugins tests/plugins

# The quick tests with other versions: RESOLUTION=lowest-direct takes the lowest that pyproject.toml allows,
# highest the newest there are; PYTHON is the interpreter.
RESOLUTION ?= lowest-direct
versions:
	rm -rf $(VERSIONS)
	$(PYTHON) -m venv $(VERSIONS)
	$(VERSIONS)/bin/pip install --quiet uv
	$(VERSIONS)/bin/uv pip install --quiet --python $(VERSIONS)/bin/python --resolution $(RESOLUTION) --editable .
	$(VERSIONS)/bin/uv pip freeze --quiet --python $(VERSIONS)/bin/python --exclude-editable > $(VERSIONS)/taken.txt
	$(VERSIONS)/bin/uv pip install --quiet --python $(VERSIONS)/bin/python --constraint $(VERSIONS)/taken.txt --group dev
	$(VERSIONS)/bin/python -m pytest -q -n auto --dist worksteal -m "not browser and not slow"

# Builds one commit with several Pythons, and compares the sites byte for byte.
PYTHONS ?= python3.12 python3.13
reproduce: $(READY)
	for python in $(PYTHONS); do \
	  $$python -m venv $(VERSIONS)/$$python && \
	  $(VERSIONS)/$$python/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt || exit; \
	done
	OTHER_PYTHONS="$(foreach python,$(PYTHONS),$(CURDIR)/$(VERSIONS)/$(python)/bin/python)" \
	  $(BIN)/pytest -q tests/site/test_same_commit.py

# Builds one edition under each host, in environments of their own, and compares the sites.
hosts: $(READY)
	$(BIN)/python -m tests.hosts

# Reports external pages that are gone. Without a network it says so, and passes.
links: $(READY)
	$(BIN)/variorum links

# Measures the reading page, and takes screenshots of it into build/screenshots/ for a person to look at.
measure: $(READY) $(BROWSER)
	$(BIN)/python -m tests.browser.measure

screenshots: $(READY) $(BROWSER)
	$(BIN)/python -m tests.browser.screenshots

pdf: build $(BROWSER)
	$(BIN)/python -m variorum.exporting.pdf site --to pdf

bench: $(READY)
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench --articles 100 --rounds 3 --only bare,ours,warm,whole,exported

# Changes one word in twenty of two novels, and lets a thousand notes on each follow; npm and apt fetch them.
relinking: $(READY)
	$(BIN)/python -m tests.bench.relinking

# Measures time and memory of commands on hostile and very long input; takes half an hour.
hostile: $(READY)
	$(BIN)/python -m tests.hostile

# Searches for inputs on which reading, placing or writing goes wrong: MINUTES for each target, from SEED on;
# TARGETS names some of them. Findings are written to build/fuzz/.
MINUTES ?= 30
SEED ?= 0
fuzz: $(READY)
	$(BIN)/python -m tests.fuzz $(TARGETS) --minutes $(MINUTES) --seed $(SEED)

# Looks through what is shipped: known vulnerabilities, licences, and a bill of materials (build/sbom.cdx.json).
audit: $(RELEASE)/.ready
	$(RELEASE)/bin/python -m tests.audit $(RELEASE)/shipped/bin/python

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/variorum format

# Generates the JSON Schemas for text editors, and the lists in documents, from the model.
schema: $(READY)
	$(BIN)/variorum schema
	$(BIN)/variorum schema --edition
	$(BIN)/python -m tests.house_rules.made_parts

# Generates the font subsets that pages load from the full fonts in fonts/.
fonts: $(READY)
	$(BIN)/python fonts/subset.py

# Locks the versions of all dependencies. Names no index URL, so a mirror works.
requirements: $(READY)
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header pyproject.toml --output-file requirements.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --group dev --constraint requirements.txt pyproject.toml --output-file requirements-dev.txt
	$(BIN)/uv pip compile --quiet --python-version 3.11 --generate-hashes --no-header --constraint requirements-dev.txt requirements-plugins.in pyproject.toml --output-file requirements-plugins.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header requirements-release.in --output-file requirements-release.txt

clean:
	rm -rf $(VENV) $(PLUGINS) $(VERSIONS) $(HOSTS) $(RELEASE) site build dist

# Debian's python3 comes without venv; install it if we have permission.
$(READY): $(VENV)/.packages hooks/mkdocs_events.py
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.packages: pyproject.toml requirements-dev.txt
	$(PYTHON) -m venv $(VENV) 2>/dev/null || { apt-get update -q && apt-get install -qy python3-venv && $(PYTHON) -m venv --clear $(VENV); }
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

$(PLUGINS)/.ready: requirements-plugins.txt pyproject.toml hooks/mkdocs_events.py
	$(PYTHON) -m venv $(PLUGINS)
	$(PLUGINS)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-plugins.txt
	$(PLUGINS)/bin/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(RELEASE)/.ready: requirements-release.txt requirements.txt
	$(PYTHON) -m venv $(RELEASE)
	$(RELEASE)/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-release.txt
	$(PYTHON) -m venv --without-pip $(RELEASE)/shipped
	$(RELEASE)/bin/pip --python $(RELEASE)/shipped/bin/python install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

$(BROWSER): $(READY) tests/browser/chromium.py tests/browser/other_browsers.py
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.browser.other_browsers
	touch $@
