# Everything runs in .venv, which the first target makes; PYTHON may name another Python 3.11 or later.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test bench lint clean

$(VENV)/.installed: pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Comity needs Python 3.11 or later; set PYTHON=")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -c requirements.lock -e '.[dev]'
	touch $@

demo: $(VENV)/.installed
	mkdir -p out
	$(BIN)/comity --ledger out/demo.db read examples/japan-korea
	$(BIN)/comity --ledger out/demo.db brief JPN KOR --format html --output out/brief-JPN-KOR.html
	$(BIN)/comity --ledger out/demo.db brief JPN KOR --output out/brief-JPN-KOR.txt
	@sed '/^CHRONOLOGY$$/,$$d' out/brief-JPN-KOR.txt
	@echo "That is its beginning. All of it, with the sentence behind each line:"
	@echo "  as a page  $(CURDIR)/out/brief-JPN-KOR.html"
	@echo "  as text    $(CURDIR)/out/brief-JPN-KOR.txt"
	@echo "Ask on: $(BIN)/comity --ledger out/demo.db mechanisms JPN KOR"

lint: $(VENV)/.installed
	$(BIN)/ruff check .
	$(BIN)/mypy

test: lint
	$(BIN)/pytest -n 2

bench: $(VENV)/.installed
	$(BIN)/python benchmarks/record.py --floors
	$(BIN)/python benchmarks/register.py
	$(BIN)/python benchmarks/throughput.py
	$(BIN)/python benchmarks/record.py --floors

clean:
	rm -rf $(VENV) out
