# Two commands: `make package` builds the published package, `make test` does the same and then tests everything.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# The evaluation kit: a folder with score.py and dev/CORPUS/*.jsonl. It is no part of the repository.
KIT ?= ../shared/evaluation

.PHONY: help package test check docs scores lock clean

help:
	@echo "make package   install what is locked into .venv and build data/, datapackage.json and charts/"
	@echo "make test      the same, then every test"
	@echo "make check     lint, types, layers"
	@echo "make docs      write what is made from code and schemas: schemas/README.md, the help texts in README.md"
	@echo "make scores    measure on the evaluation kit (KIT=folder) and write tests/benchmarks/SCORES.md"
	@echo "make lock      resolve requirements.lock anew"
	@echo "make clean     remove .venv and all that is built outside the published package"

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

package: $(READY)
	$(BIN)/dateline build data/sources --out .

test: package
	$(BIN)/python -m pytest

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(READY)
	$(BIN)/python -m tests.docs

scores: $(READY)
	$(BIN)/python -m tests.benchmarks.scores $(KIT)

lock:
	$(PYTHON) -m venv build/lock
	build/lock/bin/pip install --quiet uv
	build/lock/bin/uv pip compile pyproject.toml --extra test --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --quiet --upgrade --output-file requirements.lock

clean:
	rm -rf $(VENV) build dist .dateline .mypy_cache .ruff_cache .pytest_cache .hypothesis
