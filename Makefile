# What each target does is in README.md.

VENV := .venv
PY := $(VENV)/bin/python
OPT := 2
PROG := examples/tour.py
ARGS :=
MODULE :=
# What `make bench` compares: names that are on the search path, paths, NAME=COMMAND.
INTERPRETERS :=
# One test process for each core. Not `python -m pytest`: that puts the source
# tree's uncompiled rt/ on the path.
PYTEST := $(VENV)/bin/pytest -n auto

.PHONY: build run test conformance bench bench-small lint clean

build: $(VENV)/ready
	$(PY) tools/build.py --opt $(OPT) --install

run: build
	$(VENV)/bin/rt-run $(PROG) $(ARGS)

test: build
	$(PYTEST) $(TESTS)

conformance: build
	$(PY) tests/cpython/conformance.py $(MODULE) $(ARGS)

# The whole report; some 25 minutes for four interpreters.
bench: build
	$(PY) -m bench run --set all --title "The bench on this machine" -o docs/bench-report \
	    --history bench/history.jsonl $(INTERPRETERS); status=$$?; \
	$(PY) -m bench plot docs/bench-report.json --history bench/history.jsonl \
	    -o docs/bench-report && exit $$status

# The small set against the frozen baseline; fails when rt has become slower.
bench-small: build
	$(PY) -m bench run --set small --minutes 9 -o build/bench/small $(INTERPRETERS)
	$(PY) -m bench compare --subset bench/baseline.json build/bench/small.json

lint: $(VENV)/ready
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

clean:
	rm -rf build $(VENV)

# The virtual environment, with the pinned packages that pyproject.toml names.
$(VENV)/ready: pyproject.toml tools/find_host.sh
	host=$$(PYTHON="$(PYTHON)" sh tools/find_host.sh) && echo "host: $$host" \
	    && "$$host" -m venv $(VENV)
	$(PY) tools/requirements.py > $(VENV)/requirements.txt
	$(PY) -m pip install --disable-pip-version-check --no-input -r $(VENV)/requirements.txt
	touch $@
