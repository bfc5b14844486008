# Every target sets up .venv first; that takes no time when nothing has changed.
.DEFAULT_GOAL := help
BIN := .venv/bin
# Order of the tests, and the chance in their ids, salts and keys: make test SEED=2 tries another.
SEED ?= 1
# Tests and pictures need no screen.
OFFSCREEN := QT_QPA_PLATFORM=offscreen

.PHONY: help setup test test-long check-office durability lint check demo run screenshots papers-pictures bench bundle lock clean

help:
	@echo "make setup        .venv with pinned libraries"
	@echo "make test         all tests that take seconds"
	@echo "make test-long    the tests that take minutes or hours"
	@echo "make check-office papers opened in LibreOffice (needs soffice)"
	@echo "make durability   of these, kills, errors and power cuts at every system call"
	@echo "make lint         style, types, layers, declared libraries, translations"
	@echo "make check        lint and test: what the build server runs"
	@echo "make demo         a training agency in ./demo, then the desktop"
	@echo "make run          the desktop program"
	@echo "make screenshots  the pictures in docs/screenshots"
	@echo "make papers-pictures  every paper in every layout, in docs/papers"
	@echo "make bench        the benchmarks"
	@echo "make bundle       dist/workreport, the program that needs no Python, and its self-test"
	@echo "make lock         new versions of the libraries into requirements/"
	@echo "make clean        removes what was built; .venv and ./demo stay"

setup:
	@PYTHON="$(PYTHON)" tools/setup.sh

test: setup
	$(BIN)/python -m pytest -n 2 --randomly-seed=$(SEED)

check-office: setup
	$(BIN)/python -m pytest -m office

test-long: setup
	$(BIN)/python -m pytest -n 2 -m long -rP

durability: setup
	$(BIN)/python -m pytest -n 2 -m long -rP tests/durability

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry src
	$(BIN)/python tools/translations.py --check

check: lint test

demo: setup
	@tools/demo.sh

run:
	@PYTHON="$(PYTHON)" tools/setup.sh --screen
	$(BIN)/workreport

screenshots: setup
	$(OFFSCREEN) $(BIN)/python tools/screenshots.py

papers-pictures: setup
	$(BIN)/python tools/paper_pictures.py

bench: setup
	$(OFFSCREEN) $(BIN)/python -m benchmarks

bundle: setup
	$(BIN)/pyinstaller --noconfirm --log-level WARN build.spec
	$(OFFSCREEN) dist/workreport/workreport self-test

# Names, versions and hashes only: an index address in a lock would tie it to one place.
LOCK := $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links
lock: setup
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/installer.lock
	$(LOCK) pyproject.toml -o requirements/runtime.lock
	$(LOCK) pyproject.toml --group dev -c requirements/runtime.lock -o requirements/dev.lock

clean:
	rm -rf build dist src/*.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage*
	find src tests benchmarks tools -name __pycache__ -type d -prune -exec rm -rf {} +
