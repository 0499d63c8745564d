# Everything works on a fresh clone with Python 3.11+ and make; each target makes what it needs.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
BENCH ?= ../shared/bench
ROUNDS ?=

.PHONY: demo test lint catalogue torture bench score calibrate neo4j wheel clean

$(VENV)/.runtime: pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing Entente into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.develop: $(VENV)/.runtime
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test,dev]'
	@touch $@

demo: $(VENV)/.runtime  ## load the seeds and print three reports
	@$(BIN)/entente demo

test: $(VENV)/.develop  ## all tests; with Java 17 and Maven they include a real Neo4j
	$(BIN)/python -m pytest

lint: $(VENV)/.develop  ## style, types, the direction of imports, and every saved query
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m tools.cypher_lint

torture: $(VENV)/.develop  ## loads that are killed, crowded and starved; ROUNDS=3 for a few of each
	$(BIN)/python -m tests.torture $(if $(ROUNDS),--rounds $(ROUNDS) --documents 8)

catalogue: $(VENV)/.develop  ## the page of all reports with real answers, after a report has changed
	$(BIN)/python -m tools.catalogue

bench: $(VENV)/.develop  ## speeds, as ratios measured in one run
	$(BIN)/python -m tests.bench

score: $(VENV)/.develop  ## extraction quality against the gold documents
	$(BIN)/python -m tools.scorecard $(BENCH)

calibrate: $(VENV)/.develop  ## measure again how far each rule can be trusted
	$(BIN)/python -m tools.calibrate $(BENCH)

neo4j: $(VENV)/.develop  ## a Neo4j with its Browser: Docker where it answers, else jars from Maven
	$(BIN)/python -m tools.neo4j

wheel: $(VENV)/.develop
	$(BIN)/python -m build --wheel

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
