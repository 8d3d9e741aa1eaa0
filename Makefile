# Needs Python 3.11 or newer, make, and a package index; `uv` is used instead of pip where it is there.

PYTHON ?= python3
BIN := .venv/bin
UV := $(shell command -v uv 2>/dev/null)
READY := .venv/askwell-test-stamp
BENCH_READY := .venv/askwell-bench-stamp
NODE_READY := node_modules/.package-lock.json
PYTEST_ARGS ?=
BENCH_ARGS ?=
CRASH_ARGS ?=
FUZZ_ARGS ?=
TIME_ARGS ?=

ifneq ($(UV),)
MAKE_ENVIRONMENT = "$(UV)" venv --quiet --allow-existing --python "$(PYTHON)" .venv
INSTALL = "$(UV)" pip install --quiet --python $(BIN)/python
else
MAKE_ENVIRONMENT = "$(PYTHON)" -m venv .venv
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check
endif

TEMPLATES := $(wildcard src/askwell/web/templates)
MODULES := $(wildcard src/askwell/web/static/js)

.DEFAULT_GOAL := help
.PHONY: help run test lint check format pictures lock messages bench crash fuzz time

help:  ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

run:  ## start Askwell and open it in the browser
	@"$(PYTHON)" start.py

test: $(READY)  ## run every test (PYTEST_ARGS="-k card" runs some)
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m pytest --numprocesses=auto --maxprocesses=4 --dist=loadfile $(PYTEST_ARGS)

lint: $(READY) $(if $(MODULES),$(NODE_READY))  ## read the code: style, types, imports, templates, modules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(if $(TEMPLATES),$(BIN)/djlint --lint --quiet $(TEMPLATES))
	$(if $(MODULES),$(BIN)/node node_modules/typescript/bin/tsc --project tsconfig.json)
	$(if $(MODULES),$(BIN)/node node_modules/typescript/bin/tsc --project tsconfig.worker.json)

check: lint test  ## what must pass before a change goes in

bench: $(BENCH_READY)  ## measure beside the floor (BENCH_ARGS=--short is quicker)
	$(BIN)/python -m bench.run $(BENCH_ARGS)

crash: $(READY)  ## kill servers, browsers and the worker, and count (CRASH_ARGS=--short, --long)
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m bench.crash $(CRASH_ARGS)

fuzz: $(READY)  ## read damaged files by the thousand (FUZZ_ARGS=--short)
	$(BIN)/python -m bench.fuzz $(FUZZ_ARGS)

time: $(READY)  ## is it right about time: transitions, jumping clocks, two-way sync (TIME_ARGS=--short)
	$(BIN)/python -m bench.time $(TIME_ARGS)

format: $(READY)  ## put the code into its usual form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

pictures: $(READY)  ## make the pictures of the guide anew, from the demo
	$(BIN)/python -m tests.browser.chromium
	$(BIN)/python -m tests.browser.pictures

COMPILE = $(or $(UV),uv) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header

lock:  ## write requirements/*.txt and package-lock.json anew (needs uv)
	$(COMPILE) requirements/build.in -o requirements/build.txt
	$(COMPILE) pyproject.toml -o requirements/run.txt
	$(COMPILE) --extra test -c requirements/run.txt -c requirements/build.txt \
		pyproject.toml -o requirements/test.txt
	$(COMPILE) --extra bench -c requirements/test.txt pyproject.toml -o requirements/bench.txt
	$(BIN)/npm install --package-lock-only --ignore-scripts

LOCALE := src/askwell/web/locale
KEYWORDS = -k _ -k N_ -k gettext -k ngettext:1,2 -k pgettext:1c,2 -k npgettext:1c,2,3

messages: $(READY)  ## collect the texts to translate (ADD=fr begins a new language)
	@mkdir -p build $(LOCALE)
	$(BIN)/pybabel --quiet extract --no-default-keywords $(KEYWORDS) --add-comments=Translators: \
		--sort-by-file --no-location --project=Askwell --copyright-holder="Askwell contributors" \
		--mapping-file=babel.cfg --output-file=build/django.pot .
	$(if $(ADD),$(BIN)/pybabel --quiet init -D django -i build/django.pot -d $(LOCALE) -l $(ADD))
	$(if $(wildcard $(LOCALE)/*/*/*.po),$(BIN)/pybabel --quiet update -D django -i build/django.pot -d $(LOCALE))
	$(if $(ADD)$(wildcard $(LOCALE)/*/*/*.po),$(BIN)/pybabel --quiet compile -D django -d $(LOCALE))

$(READY): requirements/test.txt pyproject.toml
	$(MAKE_ENVIRONMENT)
	$(INSTALL) --require-hashes -r requirements/test.txt
	$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(BENCH_READY): requirements/bench.txt $(READY)
	$(INSTALL) --require-hashes -r requirements/bench.txt
	@touch $@

$(NODE_READY): package.json package-lock.json .npmrc $(READY)
	$(BIN)/npm ci --ignore-scripts --loglevel=error
	@touch $@
