# Two commands for a newcomer: `make run` and `make test`. Both set up what is missing.
.DEFAULT_GOAL := run
.PHONY: run test nightly coverage bench setup setup-test lock messages clean
VENV := .venv
PY := $(VENV)/bin/python

run: setup
	@$(PY) tools/run_example.py

test: setup-test
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m pytest -n 2 -m "not nightly"

nightly: setup-test
	HYPOTHESIS_PROFILE=nightly $(PY) -m pytest -n 2

coverage: setup-test
	$(PY) -m pytest -m "not nightly" -k "not hostile and not 25_000" --cov=paku_studio.store --cov=paku_studio.notation --cov=paku_studio.storage --cov-branch --cov-report=term-missing:skip-covered --cov-fail-under=100 tests/store tests/notation tests/storage tests/keeping tests/old_files tests/merging tests/earlier tests/alone tests/private/test_no_proof.py

bench: setup-test
	$(PY) -m benchmarks

setup:
	@tools/setup.sh run
setup-test:
	@tools/setup.sh test

lock:
	$(VENV)/bin/uv --no-config pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header -q --extra build -o requirements.lock
	$(VENV)/bin/uv --no-config pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header -q --extra build --extra test -c requirements.lock -o requirements-test.lock

messages:
	$(PY) tools/messages.py compile

clean:
	rm -rf $(VENV) out
