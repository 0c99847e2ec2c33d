# Two commands for a newcomer: `make demo` and `make test`. Both need Python 3.11 and nothing else.
PYTHON ?= python3.11
ifeq (, $(shell command -v $(PYTHON) 2>/dev/null))
PYTHON := python3
endif
.DEFAULT_GOAL := help

.PHONY: help
help: ## What there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

.venv/.done: requirements/dev.txt requirements/uv.txt pyproject.toml
	@echo "setting up .venv (once)"
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info[:2] <= (3, 12) else "Python 3.11 or 3.12 is needed: make PYTHON=/path/to/python3.11")'
	@test -x .venv/bin/python || $(PYTHON) -m venv .venv
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@.venv/bin/uv pip sync --quiet --python .venv/bin/python --require-hashes requirements/dev.txt
	@.venv/bin/uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation -e .
	@touch $@

.venv-torch/.done: requirements/torch.txt .venv/.done
	@echo "setting up .venv-torch (once, some 6 GB)"
	@.venv/bin/uv venv --quiet --allow-existing --python .venv/bin/python .venv-torch
	@.venv/bin/uv pip sync --quiet --python .venv-torch/bin/python --require-hashes requirements/torch.txt
	@.venv/bin/uv pip install --quiet --python .venv-torch/bin/python --no-deps --no-build-isolation -e .
	@touch $@

.PHONY: setup
setup: .venv/.done ## Set up .venv from the lock

.PHONY: demo
demo: .venv/.done ## Run everything on this machine: credentials in, limit changes out
	@.venv/bin/redflower demo $(ARGS)

.PHONY: test
test: .venv/.done ## Pass the tests that need no torch, on real Kafka and real Postgres
	@.venv/bin/python -m pytest --ignore tests/torch $(ARGS)

.PHONY: test-torch
test-torch: .venv-torch/.done ## Pass the tests that need torch, in an environment of their own
	@.venv-torch/bin/python -m pytest -m torch tests/torch $(ARGS)

.PHONY: check
check: .venv/.done ## Lint, format, types, import rules, dependencies, generated files
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check --quiet .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-cache
	@.venv/bin/deptry .
	@.venv/bin/redflower catalogue lint

.PHONY: format
format: .venv/.done ## Put the code into its form
	@.venv/bin/ruff check --fix --quiet .
	@.venv/bin/ruff format --quiet .

.PHONY: generate
generate: .venv/.done ## Write the schemas, the AsyncAPI document and the page of settings anew
	@.venv/bin/python -m shared.events.generate
	@.venv/bin/redflower settings --markdown > docs/settings.md

.PHONY: lock
lock: .venv/.done ## Choose versions anew: Python packages and Kafka's jars, all by hash
	@echo 'uv' | .venv/bin/uv pip compile --quiet --universal --generate-hashes --no-header - -o requirements/uv.txt
	@.venv/bin/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 \
		--extra demo --group dev pyproject.toml -o requirements/dev.txt
	@.venv/bin/uv pip compile --quiet --universal --generate-hashes --no-header --python-version 3.11 \
		--extra demo --extra easyocr --extra train --group dev pyproject.toml -o requirements/torch.txt
	@.venv/bin/python -c "from pathlib import Path; from shared.embedded.jars import write_lock; write_lock(Path('shared/embedded'))"

.PHONY: bench
bench: .venv/.done ## Measure what benchmarks/README.md reports
	@.venv/bin/python -m benchmarks $(ARGS)

.PHONY: bench-ocr
bench-ocr: .venv/.done ## Measure reading alone: ours, RapidOCR, EasyOCR and Tesseract on the same pictures
	@.venv/bin/python -m benchmarks ocr_speed $(ARGS)

.PHONY: clean
clean: ## Take away environments, states and caches of this checkout
	rm -rf .venv .venv-torch .state .mypy_cache .ruff_cache .pytest_cache .hypothesis
