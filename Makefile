# `make` alone lists what there is. ARGS passes options on, as in: make learn ARGS="--no-browser --port 8899"
.DEFAULT_GOAL := help
.PHONY: help learn demo test hub lint prove fuzz bench pictures release clean

# On the path, because nbgrader calls its helpers by name.
RUN := PATH="$(CURDIR)/.venv/bin:$$PATH"

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-9s %s\n", $$1, $$2 }' Makefile

learn: ## Open the course in your browser; the first time it sets itself up
	@sh scripts/venv.sh learn
	@$(RUN) tradecraft learn workspace $(ARGS)

demo: ## Make a graded cohort of 30 simulated learners in demo/ (ARGS="--learners N --seed S")
	@sh scripts/venv.sh learn
	@$(RUN) tradecraft cohort demo demo $(ARGS)

test: ## Run all tests, the learner's journey in a real browser included
	@sh scripts/venv.sh dev
	@$(RUN) python -m tests.chromium
	@$(RUN) python -m pytest --numprocesses 2 --no-loadscope-reorder $(ARGS)

hub: ## Take a cohort through a round on a real JupyterHub (as root, with Node.js; makes accounts, removes them)
	@sh scripts/venv.sh dev
	@$(RUN) python -m tests.chromium
	@$(RUN) python -m pytest tests/hub $(ARGS)

lint: ## Check style, types and the direction of imports
	@sh scripts/venv.sh dev
	@$(RUN) ruff check
	@$(RUN) ruff format --check
	@$(RUN) mypy
	@$(RUN) lint-imports --no-logo

prove: ## Prove every exercise over 1,000 cases (ARGS: names of exercises)
	@sh scripts/venv.sh dev
	@$(RUN) python -m tests.proof $(ARGS)

fuzz: ## Try 12,000 generated files on what reads learners' files (ARGS: --inputs N --seed S)
	@sh scripts/venv.sh dev
	@$(RUN) python -m tests.fuzz $(ARGS)

bench: ## Measure grading beside nbgrader's own and the least it could cost (ARGS="--help")
	@sh scripts/venv.sh dev
	@$(RUN) python -m benchmarks $(ARGS)

pictures: ## Take README's pictures anew, of the course as it is
	@sh scripts/venv.sh dev
	@$(RUN) python -m tests.pictures

release: ## Make exercises/ anew from solutions/
	@sh scripts/venv.sh dev
	@$(RUN) python -m grader.nbgrader_adapter release

clean: ## Remove what can be made again: .venv, caches, builds; never a workspace
	rm -rf .venv build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find benchmarks grader solutions tests -name __pycache__ -type d -prune -exec rm -rf {} +
