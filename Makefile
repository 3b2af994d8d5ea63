# Everything a newcomer needs: `make demo` and `make test`. Each makes .venv from the lock
# file when it is missing or stale, with nothing but Python and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

.PHONY: install demo test check lock clean

install: $(VENV)/.installed

$(VENV)/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not sys.version_info >= (3, 11) and "audio-pipeline needs Python 3.11 or newer: make PYTHON=python3.12")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --require-hashes -r requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed requirements-test.lock
	$(PIP) install --quiet --require-hashes -r requirements-test.lock
	@touch $@

demo: $(VENV)/.installed
	@$(BIN)/audio-pipeline demo $(ARGS)

test: $(VENV)/.installed-test
	$(BIN)/python -m pytest -n 4 $(ARGS)

check: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --group build pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --group build --group test -c requirements.lock pyproject.toml -o requirements-test.lock

clean:
	rm -rf $(VENV) output/demo
