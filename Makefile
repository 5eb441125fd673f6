# Two commands on a fresh machine with Python 3.11 and make: `make site` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: site serve test lint format examples bench clean

site: $(READY)
	$(BIN)/homepage build

serve: $(READY)
	$(BIN)/homepage serve

test: $(READY)
	$(BIN)/python -m pytest --cov --cov-report= && $(BIN)/coverage report --fail-under=$(COVERAGE)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/mypy

examples: $(READY)
	for site in examples/*/; do $(BIN)/homepage build --root $$site || exit 1; done

bench: $(READY)
	$(BIN)/python -m benchmarks.bench
	$(BIN)/python -m benchmarks.preview

clean:
	rm -rf _site examples/*/_site $(VENV)

COVERAGE := 93

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . $(shell $(PYTHON) -c "import tomllib; print(*(repr(name) for name in tomllib.load(open('pyproject.toml', 'rb'))['dependency-groups']['dev']))")
	touch $@
