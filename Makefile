# Every command runs from .venv, which the first one sets up. Works with GNU make 3.81 (the one on macOS) and newer,
# and with any POSIX shell. On Windows the README's three lines set up .venv and `compendium` does the rest.

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

# Pythons to try, best first; `make PYTHON=/path/to/python3` names another. Each is run before it is believed: a name
# may stand for a pyenv shim that leads nowhere, an older version, or a Python without its venv module. The base
# interpreter is what counts, so that a call from within an activated .venv does not remove the Python it uses.
PYTHON ?= python3.13 python3.12 python3.11 python3 python
SUITABLE = import sys, venv, ensurepip; sys.version_info >= (3, 11) and print(sys._base_executable)

# What is set up is recorded in files named after a checksum of what it was made from and of where it lies. A record
# is written last, so an interrupted set-up is done again, and a changed lock or a moved folder renews .venv.
checksum = $(shell { pwd -P; cat $(1); } | cksum | cut -d ' ' -f 1)
ENVIRONMENT := .venv/.environment-$(call checksum,requirements.lock)
LAB := src/compendium/run/jupyterlab_settings.json
SETTINGS := .venv/share/jupyter/lab/settings/overrides.d
PROJECT := .venv/.project-$(call checksum,pyproject.toml $(LAB))
TOOLS := .venv/.tools-$(call checksum,requirements-test.lock)
PYODIDE := .venv/.pyodide-$(call checksum,src/compendium/publish/spreadsheet/pyodide.lock)

# One make at a time sets up .venv. The others wait here, before anything is looked at, until it has finished or died.
# Turns are links, 1, 2, 3 ...; the last says whose turn it is: a process number, or nobody's. A turn that has ended is
# followed by the next link, which one alone can make; none is removed, so that nobody takes a turn that another took
# just before. What is set up by then is not set up again.
TURNS := build/setup
MISSING := test ! -e $(PROJECT) || { test -n "$(filter test,$(MAKECMDGOALS))" && test ! -e $(TOOLS); }
LAST := last=0; while test -L $(TURNS)/$$((last + 1)); do last=$$((last + 1)); done; holder=$$(readlink $(TURNS)/$$last)
define take
mkdir -p $(TURNS); told=; while $(MISSING); do \
	$(LAST); \
	if test -n "$$holder" && test "$$holder" != nobody && kill -0 "$$holder" 2>/dev/null; then \
		test -n "$$told" || echo "Another make is setting up .venv; waiting for it to end." >&2; told=yes; sleep 1; \
	elif ln -s $$PPID $(TURNS)/$$((last + 1)) 2>/dev/null; then break; fi; \
done
endef
ifneq ($(filter setup pyodide book watch test refresh lab serve bench lock newest,$(MAKECMDGOALS)),)
IGNORED := $(shell $(take))
endif
FREE = @$(LAST); test "$$holder" != $$PPID || ln -s nobody $(TURNS)/$$((last + 1))

ifneq ($(shell .venv/bin/python -c 'import pip' >/dev/null 2>&1 && echo sound),sound)
.PHONY: $(ENVIRONMENT)
endif

# uv installs in 15 seconds what takes pip a minute. It does not read pip's settings, so pip does the work where those
# name an index, and wherever uv fails. Either way only files whose hash stands in the lock are accepted.
PIP = .venv/bin/python -m pip
UV = .venv/bin/uv pip install --quiet --system-certs --python .venv/bin/python --compile-bytecode
LOCKED = --require-hashes --no-deps -r
GET_UV = $(PIP) install -qq --only-binary :all: $(LOCKED) requirements-setup.lock
define install
@if $(PIP) config list | grep -qE '\.(index.url|no.index)=' \
	|| ! { $(GET_UV) && $(UV) $(LOCKED) $(1); } 2>/dev/null; \
then echo "  with pip, which takes a minute or two ..."; $(PIP) install -qq $(LOCKED) $(1); fi
endef

unexport PYTHONHOME PYTHONPATH
.NOTPARALLEL:
.PHONY: help setup pyodide book watch test refresh lab serve bench lock newest clean

$(ENVIRONMENT):
	@case "$$(pwd -P)" in *'$$'*) \
		echo "The path of this folder, $$(pwd -P), has a \$$, which Python's tools cannot install from. Rename the folder." >&2; \
		exit 1;; esac
	@for python in $(PYTHON); do \
		base=$$("$$python" -c '$(SUITABLE)' 2>/dev/null) && test -n "$$base" && break; base=; \
	done; \
	if test -z "$$base"; then \
		echo "No Python 3.11 or newer with its venv module was found (tried: $(PYTHON))." >&2; \
		echo "Install one (Debian, Ubuntu: apt install python3 python3-venv) or name it: make PYTHON=/path/to/python3" >&2; \
		exit 1; \
	fi; \
	echo "Setting up .venv with $$base ..."; \
	rm -rf .venv && "$$base" -m venv .venv
	$(call install,requirements.lock)
	@touch $@

# JupyterLab reads in .venv what it is not to ask the network for, or anybody about, wherever it is started from there.
$(PROJECT): $(ENVIRONMENT)
	@$(PIP) install -qq --no-deps --no-build-isolation -e .
	@.venv/bin/python -m compileall -q src/compendium
	@mkdir -p $(SETTINGS) && cp $(LAB) $(SETTINGS)/compendium.json
	@rm -f .venv/.project-* && touch $@
	$(if $(filter test,$(MAKECMDGOALS)),,$(FREE))

$(TOOLS): $(PROJECT)
	@echo "Adding the test tools ..."
	$(call install,requirements-test.lock)
	@rm -f .venv/.tools-* && touch $@
	$(FREE)

# Asked for once: without npm or a network it says so, the book is made all the same, and `make pyodide` asks again.
GET_PYODIDE = @.venv/bin/python -m compendium.publish.spreadsheet.pyodide
$(PYODIDE): $(PROJECT)
	$(GET_PYODIDE)
	@rm -f .venv/.pyodide-* && touch $@

setup: $(PROJECT) $(PYODIDE) ## make .venv, or renew it after a change of the lock

pyodide: $(PROJECT) ## get what the page that checks a spreadsheet loads, with npm
	$(GET_PYODIDE)

book: $(PROJECT) $(PYODIDE) ## run what is stale and build the book: _build/html/index.html
	@.venv/bin/compendium book

watch: $(PROJECT) $(PYODIDE) ## the same, again whenever a file is saved, until Ctrl-C
	@.venv/bin/compendium book --watch

test: $(TOOLS) $(PYODIDE) ## run every check; TESTS="..." passes arguments to pytest
	@.venv/bin/compendium book
	@.venv/bin/python -m pytest $(TESTS)

refresh: $(PROJECT) ## renew the stored notebook outputs and print what changed in them
	@.venv/bin/compendium refresh

lab: $(PROJECT) ## open the notebooks in JupyterLab
	@.venv/bin/jupyter lab --ServerApp.root_dir=. --LabApp.default_url=/lab/tree/notebooks \
		--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate --LabApp.news_url=None

serve: $(PROJECT) ## show the book on localhost
	@.venv/bin/compendium serve

bench: $(PROJECT) ## measure how long builds take
	@.venv/bin/python benchmarks/book.py
	@.venv/bin/python benchmarks/studies.py

# The first lock is resolved anew; the second keeps its versions and adds the test tools. `make lock UPGRADE=` changes
# only what pyproject.toml asks for. No address of a package index is written, so that the locks work with any.
UPGRADE = --upgrade
COMPILE = .venv/bin/uv pip compile --quiet --system-certs --universal --generate-hashes --fork-strategy fewest \
	--python-version 3.11 --no-header
lock: $(PROJECT) ## renew the lock files (CONTRIBUTING.md says when)
	@$(GET_UV)
	@$(COMPILE) $(UPGRADE) --group setup -o requirements-setup.lock
	@$(COMPILE) $(UPGRADE) pyproject.toml -o requirements.lock
	@cp requirements.lock requirements-test.lock
	@$(COMPILE) --extra test pyproject.toml -o requirements-test.lock

# jupyter-book 1 forbids newer versions of these three; that they build the book all the same is the way out for the day
# that it no longer installs. pip says that it objects, which is expected.
NEWEST = sphinx myst-parser sphinx-book-theme
THERE = build/newest
newest: $(PROJECT) ## build the book on the newest Sphinx, MyST and theme, in build/newest
	@rm -rf $(THERE) && mkdir -p $(THERE)
	@tar -cf - --exclude=./.venv --exclude=./build --exclude=./_build --exclude=./.git --exclude=./data/local . \
		| tar -xf - -C $(THERE)
	@cd $(THERE) && "$(CURDIR)/.venv/bin/python" -m venv .venv
	@cd $(THERE) && $(PIP) install -qq $(LOCKED) requirements.lock
	@cd $(THERE) && $(PIP) install -qq --no-deps --no-build-isolation -e .
	@cd $(THERE) && $(PIP) install -qq --upgrade $(NEWEST)
	@cd $(THERE) && $(PIP) list 2>/dev/null | grep -E '^(docutils|jupyter-book|myst-nb|myst-parser|[Ss]phinx|sphinx-book-theme) '
	@cd $(THERE) && .venv/bin/compendium book

# A researcher's own studies and the originals that `compendium check --fix` keeps are not touched.
clean: ## remove everything that was generated, .venv too
	@rm -rf .venv _build build src/*.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . \( -path ./.git -o -path ./data/local \) -prune -o \
		-type d \( -name __pycache__ -o -name .ipynb_checkpoints \) -prune -exec rm -rf {} +
