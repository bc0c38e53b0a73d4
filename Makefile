# The commands of the project; each sets up what it needs.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test test-fast test-spark check fix bench messages lock docs pictures wheel clean

run: .venv/ready assets/vendor/ready
	@test -f "$${TILTS_HOME:-data}/editions/CURRENT" || $(BIN)/tilts demo
	$(BIN)/tilts serve

test: .venv/ready-dev assets/vendor/ready
	@$(BIN)/python -m tests.machine
	@$(BIN)/python -m tests.browser.browser
	$(PYTEST)

test-fast: .venv/ready-dev assets/vendor/ready
	@$(BIN)/python -m tests.machine
	$(PYTEST) --ignore tests/browser --ignore tests/spark

# Marts made by a cluster; also a part of `make test`.
test-spark: .venv/ready-dev
	@$(BIN)/python -m tests.machine
	$(BIN)/python -m pytest tests/spark

# Compiled once and kept, also where the session says not to: a third of each start.
# One process more than there are processors: each waits now and then for a browser or
# a server of its own.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest \
	-n $$(( $$(nproc) + 1 )) --dist worksteal

check: .venv/ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(BIN)/sqlfluff lint --processes 0 queries
	$(BIN)/python -m tools.messages
	$(BIN)/python -m tools.catalogue --check
	$(BIN)/hadolint deploy/Dockerfile
	$(BIN)/check-jsonschema --builtin-schema vendor.compose-spec deploy/compose.yaml
	$(BIN)/python -m tools.advisories
	@if grep -n "://" requirements*.lock; then echo "A lock file names a host."; exit 1; fi

fix: .venv/ready-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/sqlfluff fix queries

bench: .venv/ready-dev
	$(BIN)/python -m bench

messages: .venv/ready-dev
	$(BIN)/python -m tools.messages --update

docs: .venv/ready
	$(BIN)/python -m tools.catalogue

pictures: .venv/ready-dev
	$(BIN)/python -m tests.browser.pictures

# build/ goes first and last: what was renamed since would stay in the wheel.
wheel: .venv/ready assets/vendor/ready
	rm -rf build dist
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir dist .
	rm -rf build

lock: .venv/ready-dev
	$(BIN)/uv pip compile pyproject.toml $(UV_LOCK) -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra dev $(UV_LOCK) -o requirements-dev.lock
UV_LOCK := --generate-hashes --no-emit-index-url --no-emit-find-links --universal --python-version 3.11 --no-header --quiet

.venv/ready: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

.venv/ready-dev: .venv/ready requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

assets/vendor/ready: .venv/ready tools/vendor.py
	$(BIN)/python -m tools.vendor
	touch $@

clean:
	rm -rf .venv assets/vendor build dist
