from __future__ import annotations

import sys

import pytest

from comity import readers
from comity.errors import UsageError

GIVEN = {"url": "http://localhost:9/v1", "model": "small", "key": None, "requests": 7}


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("URL", "MODEL", "KEY", "REQUESTS", "TOKENS", "CACHE"):
        monkeypatch.delenv(f"COMITY_LLM_{name}", raising=False)


def test_the_rules_are_the_default_whatever_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_LLM_URL", "http://localhost:9/v1")
    monkeypatch.setenv("COMITY_LLM_MODEL", "small")
    assert readers.second_reader(None, {}) is None
    assert readers.second_reader("rules", {"url": None}) is None


def test_a_model_reads_where_it_is_named() -> None:
    second = readers.second_reader("llm", GIVEN)
    assert second
    assert second.name.startswith("llm:small:1-")
    assert second.settings.requests == second.account.requests == 7


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("gpt", GIVEN, "There is no reader 'gpt'. Choose rules or llm"),
        ("llm", {}, "COMITY_LLM_URL"),
        (None, GIVEN, "--llm-url, --llm-model, --llm-requests without --reader llm"),
    ],
)
def test_what_cannot_be_used_is_told(name: str | None, given: dict[str, object], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        readers.second_reader(name, given)


def test_a_missing_extra_is_told_before_anything_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx2", None)
    with pytest.raises(UsageError, match=r"pip install 'comity\[llm\]'"):
        readers.second_reader("llm", GIVEN)
    assert readers.second_reader(None, {}) is None
