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
	@$(BIN)/uv pip compile --quiet --universal --upgrade --generate-hashes --no-emit-index-url \
		--no-header --group bench -c requirements-dev.txt -o requirements-bench.txt

# A folder with dev_questions.jsonl, dev_conversations.jsonl and piaf/, and one article they ask about.
EVAL ?= ../shared/eval
ARTICLE ?= ../shared/article
ACCURACY = $(BIN)/python tests/benchmarks/accuracy.py

eval: .venv/bench.stamp ## how right the replies are, and how well confidence tells
	@echo "--- questions, $(ARTICLE), no sample questions"
	@$(ACCURACY) $(EVAL)/dev_questions.jsonl --knowledge $(ARTICLE) --bare
	@echo "--- the same with the shipped sample questions of that role"
	@$(ACCURACY) $(EVAL)/dev_questions.jsonl --knowledge $(ARTICLE) \
		--sidecar knowledge/business-ops-manager.questions.yml
	@echo "--- questions, knowledge/, asked by a Business Ops Manager"
	@$(ACCURACY) $(EVAL)/dev_questions.jsonl --knowledge knowledge --role business-ops-manager
	@echo "--- conversations, $(ARTICLE)"
	@$(ACCURACY) $(EVAL)/dev_conversations.jsonl --knowledge $(ARTICLE)
	@echo "--- paragraphs of PIAF"
	@$(BIN)/python tests/benchmarks/piaf.py $(EVAL)/piaf
	@echo "--- questions/unseen/"
	@$(BIN)/python tests/benchmarks/unseen.py
	@echo "--- what a question's wording asks for, on questions/unseen/"
	@$(BIN)/python tests/benchmarks/fit_wording.py
	@echo "--- confidence, on questions/asked/, cross-validated by role"
	@$(BIN)/python tests/benchmarks/fit_confidence.py

benchmark: .venv/bench.stamp ## how fast it answers, alone and beside other engines
	@$(BIN)/python tests/benchmarks/reply_time.py
	@$(BIN)/python tests/benchmarks/http_rate.py
	@$(BIN)/python tests/benchmarks/engines.py

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

.venv/bench.stamp: requirements-bench.txt .venv/dev.stamp
	@$(PIP) install --require-hashes -r requirements-bench.txt
	@touch $@
