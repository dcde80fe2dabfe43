# Every command of the project; `make` alone lists them.
# Each one that needs the environment sets it up first when it is missing or stale.

SHELL := /bin/bash
.DEFAULT_GOAL := help
# What a developer's shell carries must not reach the program or its tests.
unexport PYTHONPATH PYTHONHOME PYTEST_ADDOPTS QT_STYLE_OVERRIDE QT_QPA_PLATFORMTHEME

BIN := .venv/bin
WORKERS ?= 2
# After the crash of a worker xdist may wait for ever for the one it puts in its place.
NO_HANGING := --max-worker-restart 0

.PHONY: help setup run check test test-slow screenshots sheets looks translations bench bench-sync bench-window bench-printing fuzz simulate fonts rare-fonts lock wheel clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## put everything into .venv (with the command `station`)
	@tools/setup.sh all

run: ## open the window on a sample station; without a display leave its papers and pictures in out/demo
	@tools/setup.sh run
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		exec $(BIN)/station demo; \
	else \
		exec $(BIN)/station demo --headless --out out/demo; \
	fi

check: setup ## style, types, who may import whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

test: check ## checks and tests, at most ten minutes
	$(BIN)/python -m pytest -m 'not slow' -n $(WORKERS) --dist loadfile $(NO_HANGING) \
		-o faulthandler_timeout=300 -o faulthandler_exit_on_timeout=true

test-slow: setup ## what takes longer: real windows, big files, the installer
	$(BIN)/python -m pytest -m slow -n $(WORKERS) --dist load $(NO_HANGING)

screenshots: setup ## pictures of every screen, for the manual and for looking at
	$(BIN)/python -m tools.screenshots

sheets: setup ## every document with the sample's records, as PDF and PNG in out/sheets
	$(BIN)/python -m tools.sheets

looks: setup ## renew the small pictures that tests compare every document with
	$(BIN)/python -m tools.looks

translations: setup ## gather the window's words for translators, pack what they wrote
	$(BIN)/python -m tools.translations

bench: setup ## every figure beside its floor, one after the other
	@set -e; for program in benchmarks/[a-z]*.py; do \
		echo "== $$program"; $(BIN)/python "$$program"; \
	done

bench-sync: setup ## sync beside its peers, half an hour (ARGS=--fast: less); first time with PEERS_SCRIPTS=their folder
	@[ -e out/peers/installed ] || $(BIN)/python -m benchmarks.sync.install
	$(BIN)/python -m benchmarks.sync $(ARGS)

bench-window: setup ## the window beside a bare one and Anki's, some minutes (ARGS=--rounds 3: fewer)
	@[ -x out/anki/bin/anki ] || $(BIN)/python -m benchmarks.window.anki
	$(BIN)/python -m benchmarks.window $(ARGS)

bench-printing: setup ## certificates and rosters beside reportlab, WeasyPrint, LibreOffice (ARGS=--rounds 1: fewer)
	@[ -x out/printing-peers/bin/python ] || $(BIN)/python -m benchmarks.printing.install
	$(BIN)/python -m benchmarks.printing $(ARGS)

fuzz: setup ## guided fuzzing of our own parsers, SECONDS for each (60)
	@$(BIN)/python -m pip install --quiet --require-hashes --no-deps --upgrade \
		--target out/fuzz/packages -r requirements/fuzz.lock
	@PYTHONPATH=out/fuzz/packages $(BIN)/python -m tests.fuzz.guided --seconds $(or $(SECONDS),60)

simulate: setup ## seeded histories of sync with all that goes wrong, SEEDS of them (200)
	$(BIN)/python -m tests.simulation.run --seeds $(or $(SEEDS),200) --first $(or $(FIRST),1) --workers $(WORKERS)

fonts: setup ## make the fonts that ship from their source packages
	$(BIN)/python -m tools.make_fonts

rare-fonts: setup ## bring fonts for the rarest names to this PC, 100 MB (INTO=a folder to carry)
	$(BIN)/python -m tools.bring_rare_fonts $(if $(INTO),--into "$(INTO)")

lock: setup ## renew requirements/*.lock (UPGRADE=1: newest versions allowed)
	$(BIN)/python -m tools.lock $(if $(UPGRADE),--upgrade)
	$(BIN)/python -m tools.check_wheels
	@tools/setup.sh all
	$(BIN)/python -m tools.list_licences

wheel: setup ## a wheel that carries resources/, in dist/
	$(BIN)/python installer/recipe.py wheel --out dist

clean: ## remove what was made, not .venv
	rm -rf out build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
