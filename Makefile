# Everything runs from a virtual environment in .venv, filled from the lock files.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: run test check format lock eval benchmark clean

run: .venv/run.stamp ## Slack if it has tokens (see .env.example), else the playground
	@$(BIN)/opsrole run

test: .venv/dev.stamp ## every test
	@$(BIN)/python -m pytest

check: .venv/dev.stamp ## what the code must hold: format, lint, types, walls
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: .venv/dev.stamp
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lock: .venv/dev.stamp ## refresh the lock files from pyproject.toml
	@$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-emit-index-url \
		--no-header --group build pyproject.toml -o requirements.txt
	@$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-emit-index-url \
		--no-header --group build --group dev pyproject.toml -o requirements-dev.txt

clean:
	rm -rf .venv .data

.venv/bin/python:
	@$(PYTHON) -m venv .venv

.venv/run.stamp: requirements.txt pyproject.toml | .venv/bin/python
	@echo "Installing opsrole in .venv (once)..."
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.stamp: requirements-dev.txt .venv/run.stamp
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@
