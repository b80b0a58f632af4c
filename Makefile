# SPDX-License-Identifier: Apache-2.0
# Two commands matter: `make run` starts a demonstration district, `make test` proves the rest on both engines.

PORT ?= 8080
SWIFT_FLAGS :=
SOURCES := Sources Tests Package.swift
BROWSER_TESTS = .venv/bin/python -m pytest --numprocesses 2 --dist worksteal e2e

.DEFAULT_GOAL := help
.PHONY: help setup tools run quick test api e2e gallery format lint docs docs-fresh ci soak bench seed

help: ## show these lines
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

setup: ## install the missing Debian packages, nothing else
	@scripts/setup

tools: ## besides, .venv with what judges API and pages: schemathesis, Playwright, axe
	@scripts/setup --python

run: setup ## build a release and serve a demonstration district at http://127.0.0.1:$(PORT)
	swift build $(SWIFT_FLAGS) -c release --product fengqiao
	@mkdir -p data
	@# exec: a signal to make's group reaches the server itself
	@exec .build/release/fengqiao serve --demo --data data/demo --port $(PORT)

quick: lint ## the loop while writing: format check, rules, imports (no database)
	swift test $(SWIFT_FLAGS) --filter 'ArchitectureTests|CaseRulesTests|TextAnalysisTests|FormatsTests'

test: tools ## every test, on SQLite and on a PostgreSQL made for the occasion, and in a real browser
	scripts/with-postgres swift test $(SWIFT_FLAGS)
	$(BROWSER_TESTS)
	@for check in scripts/*/check.py; do echo "$$check"; .venv/bin/python "$$check" || exit 1; done

api: tools ## the API of the running program under openapi-spec-validator and schemathesis
	swift build $(SWIFT_FLAGS) --product fengqiao
	.venv/bin/python scripts/api/check.py

e2e: tools ## the pages in a real browser: journeys, every page, keyboard, scripts off
	swift build $(SWIFT_FLAGS) --product fengqiao
	$(BROWSER_TESTS)

gallery: tools ## a picture of every page in every width, language and mode: gallery/index.html
	swift build $(SWIFT_FLAGS) --product fengqiao
	rm -rf gallery
	$(BROWSER_TESTS)/test_pages.py --full --shots gallery; status=$$?; .venv/bin/python e2e/gallery.py gallery && exit $$status

format: ## rewrite the sources in the house style
	swift format --in-place --configuration .swift-format -r $(SOURCES)

lint: ## complain where the sources are not in the house style
	swift format lint --strict --configuration .swift-format -r $(SOURCES)

docs: ## write docs/generated from the tables
	swift build $(SWIFT_FLAGS) --product fengqiao
	.build/debug/fengqiao docs docs/generated
	scripts/rules/list.py

docs-fresh: ## fail when a table changed and its document did not
	swift build $(SWIFT_FLAGS) --product fengqiao
	.build/debug/fengqiao docs docs/generated --check
	scripts/rules/list.py --check

ci: lint test docs-fresh ## what the build server runs

soak: setup ## 200 kill rounds an engine instead of 10
	SOAK_ROUNDS=200 scripts/with-postgres swift test $(SWIFT_FLAGS) --filter 'Soak|Kill'

bench: setup ## the figures of docs/performance.md
	swift build $(SWIFT_FLAGS) -c release --product fengqiao
	bench/run

seed: ## fill data/demo with the demonstration district without serving it
	swift build $(SWIFT_FLAGS) -c release --product fengqiao
	.build/release/fengqiao demo --data data/demo
