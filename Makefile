# One command each: make run | test | lint | types | docs | bench | soak. `make help` lists them.
#
# Set-up needs Python 3.11 or later and make. .tools holds what sets up (uv, hatchling), .venv what
# runs; each is made anew only when the lock that it was made from has changed, which its stamp's
# name tells. What the system itself must bring (a browser, PostgreSQL) is scripts/system.sh's.

BIN    := .venv/bin
UV     := .tools/bin/uv
# Compiled at once: where PYTHONDONTWRITEBYTECODE is set, every start would compile everything anew.
UV_PIP := VIRTUAL_ENV=.venv $(UV) pip install --quiet --compile-bytecode
ARGS   ?=

# Where it is set, each of many processes would compile the tests anew, half a minute each.
unexport PYTHONDONTWRITEBYTECODE

hash   = $(firstword $(shell cat $(1) | cksum))
TOOLS := .tools/made-$(call hash,requirements/tools.lock)
RUN   := .venv/made-run-$(call hash,requirements/run.lock pyproject.toml)
DEV   := .venv/made-dev-$(call hash,requirements/dev.lock pyproject.toml)
VENDOR := src/narrows/web/static/vendor/SHA256SUMS
OLDEST := .cache/oldest/made-$(call hash,requirements/oldest.lock)
SPARK  := .cache/spark/made-$(call hash,requirements/spark.lock)
LIGHTHOUSE := .cache/lighthouse/made-$(call hash,benchmarks/lighthouse_npm/package-lock.json)

# Checks that are asked for together run side by side, each saying what it says at its end: three, for
# while one waits for what is fetched, or for Spark, two have a core each.
ifneq (,$(word 2,$(MAKECMDGOALS)))
ifeq (,$(filter-out lint types docs oldest spark,$(MAKECMDGOALS)))
MAKEFLAGS += --jobs=3 --output-sync
endif
endif

# Where memory serves as a disk and is plenty, tests wait for no disk: a kill loses nothing of it, and
# power is cut by a stand-in. At the end, and not before, for threads may still read, all is removed.
# PostgreSQL goes through as a user of its own.
ROOM      := $(shell df -k --output=avail /dev/shm 2>/dev/null | awk '$$1 + 0 > 8000000')
in_memory = $(if $(ROOM),t=$$(mktemp -d -p /dev/shm) && chmod 711 "$$t" && trap 'rm -rf "$$t"' EXIT INT TERM && TMPDIR=$$t )$(1)

.DELETE_ON_ERROR:
.PHONY: help run test oldest spark lighthouse lint types docs bench soak screenshots lock format clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

run: $(RUN) $(VENDOR) ## set up, build the insurer's home and serve its pages
	@$(BIN)/narrows demo --home build/insurer $(ARGS)

# Three at a time, though two cores are enough: servers, browsers and whoever was killed are waited for.
test: $(DEV) $(VENDOR) ## set up and run every test (ARGS="tests/cli -x" narrows them down)
	@sh scripts/system.sh
	@$(call in_memory,$(BIN)/pytest) -n 3 --dist loadfile --no-loadscope-reorder $(ARGS)

# The oldest engine is asked each text once: what is marked `newest` asks the same of more data, of other engines, or
# of our own arithmetic, which `make test` holds, and the oldest engine too if asked. That is more than half of its time.
oldest: $(DEV) $(OLDEST) ## run what asks the engine on the oldest DuckDB that is allowed (ALL=1: what repeats it too)
	@$(call in_memory,PYTHONPATH=src .cache/oldest/bin/python) -m pytest -n 2 tests/warehouse tests/metrics tests/contracts/test_metrics.py \
		$(addprefix tests/services/,explain flow quality value) \
		$(if $(ALL),,-m "not soak and not spark and not newest") $(ARGS)

spark: $(DEV) $(SPARK) ## ask the same queries of Spark (half a gigabyte to fetch; needs Java 17)
	@sh scripts/system.sh java
	@$(BIN)/pytest -m spark tests/engines $(ARGS)

lighthouse: $(DEV) $(VENDOR) $(LIGHTHOUSE) ## let Lighthouse read home, stream and check-in (200 MB to fetch)
	@sh scripts/system.sh
	@$(BIN)/pytest -m soak tests/browser/test_lighthouse.py $(ARGS)

lint: $(DEV) ## style, floors (import-linter), dependencies (deptry), locks
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/deptry src
	@$(BIN)/python scripts/locks.py --check

types: $(DEV) ## mypy, strict
	@$(BIN)/mypy

docs: $(DEV) ## check that the generated pages are what the code says (make docs WRITE=1 writes them)
	@$(BIN)/python scripts/docs.py $(if $(WRITE),,--check)

bench: $(DEV) ## the claims of docs/performance.md, as ratios
	@$(BIN)/python -m benchmarks $(ARGS)

soak: $(DEV) $(LIGHTHOUSE) ## the long tests, that are no part of every run
	@sh scripts/system.sh
	@$(BIN)/pytest -n 2 -m soak $(ARGS)

screenshots: $(DEV) $(VENDOR) ## pictures of every page in three sizes, in build/screenshots
	@sh scripts/system.sh
	@NARROWS_SCREENSHOTS=build/screenshots $(BIN)/pytest -q tests/browser/test_every_page.py -k pictures $(ARGS)

lock: $(TOOLS) ## write the hash-locked requirements after a change of pyproject.toml
	@.tools/bin/python scripts/locks.py $(ARGS)

format: $(DEV) ## let ruff lay out and mend what it can
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

# Pages do without scripts; a checkout without a network is still good for everything else.
$(VENDOR): package-lock.json third_party.sha256 | $(TOOLS)
	@echo "Fetching the pages' scripts …"
	@.tools/bin/python scripts/third_party.py || test "$$CI" != true

$(OLDEST): $(TOOLS)
	@echo "Setting up the oldest engine …"
	@$(UV) venv --quiet --allow-existing --python .tools/bin/python .cache/oldest
	@VIRTUAL_ENV=.cache/oldest $(UV) pip install --quiet --require-hashes -r requirements/oldest.lock
	@touch $@

$(SPARK): $(TOOLS)
	@echo "Setting up Spark …"
	@$(UV) venv --quiet --allow-existing --python .tools/bin/python .cache/spark
	@VIRTUAL_ENV=.cache/spark $(UV) pip install --quiet --require-hashes -r requirements/spark.lock
	@touch $@

# Without a network the other long tests still run, and those of Lighthouse are skipped.
$(LIGHTHOUSE): benchmarks/lighthouse_npm/package-lock.json | $(TOOLS)
	@echo "Fetching Lighthouse …"
	@.tools/bin/python -m scripts.lighthouse && touch $@ || test "$(MAKECMDGOALS)" = soak

clean: ## remove what was made; the next command sets up again
	rm -rf .tools .venv .cache build dist

$(TOOLS): requirements/tools.lock
	@sh scripts/tools.sh
	@touch $@

$(RUN): $(TOOLS)
	@echo "Setting up what narrows needs to run …"
	@test -x $(BIN)/python || $(UV) venv --quiet --python .tools/bin/python .venv
	@$(UV_PIP) --require-hashes -r requirements/run.lock
	@rm -rf build/editable
	@told=$$(.tools/bin/hatchling build -t wheel:editable -d build/editable 2>&1) || { echo "$$told"; exit 1; }
	@$(UV_PIP) --no-deps --no-index --reinstall build/editable/narrows-*.whl
	@$(BIN)/python -m compileall -q src
	@touch $@

$(DEV): $(RUN)
	@echo "Setting up what the tests and checks need …"
	@$(UV_PIP) --require-hashes -r requirements/dev.lock
	@touch $@
