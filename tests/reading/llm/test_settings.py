from __future__ import annotations

from pathlib import Path

import pytest

from comity.errors import UsageError
from comity.reading.llm.settings import endpoint, is_loopback, settings_from

KNOWN = {"COMITY_LLM_URL": "http://localhost:11434/v1", "COMITY_LLM_MODEL": "small",
         "COMITY_LLM_KEY": "sk-1234567890\n", "HOME": "/home/a"}


def test_options_stand_before_the_environment_and_that_before_the_defaults() -> None:
    found = settings_from({"model": "large", "requests": None}, KNOWN | {"COMITY_LLM_TOKENS": "50_000"})
    assert (found.url, found.model, found.key) == (
        "http://localhost:11434/v1/chat/completions", "large", "sk-1234567890")
    assert (found.requests, found.tokens) == (1_000, 50_000)
    assert found.cache.parts[-2:] == ("comity", "llm")


def test_the_cache_is_where_it_is_set_or_where_the_system_keeps_such() -> None:
    assert settings_from({}, KNOWN | {"XDG_CACHE_HOME": "/var/c"}).cache == Path("/var/c/comity/llm")
    assert settings_from({}, KNOWN | {"COMITY_LLM_CACHE": "kept"}).cache == Path("kept")


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://api.example.com/v1", "https://api.example.com/v1/chat/completions"),
        ("https://api.example.com/v1/", "https://api.example.com/v1/chat/completions"),
        ("http://[::1]:8080", "http://[::1]:8080/chat/completions"),
        ("https://x.example/d/chat/completions?api-version=2", "https://x.example/d/chat/completions?api-version=2"),
    ],
)
def test_an_address_is_a_base_or_the_whole(url: str, asked: str) -> None:
    assert endpoint(url) == asked


@pytest.mark.parametrize("url", ["", "localhost:11434", "ftp://x/v1", "http://", "https://x:0/", "http://x:99999/",
                                 "http://x/\x1b[2J", "file:///etc/passwd", "http://user:secret@x/v1"])
def test_what_is_no_address_is_told_without_repeating_it(url: str) -> None:
    with pytest.raises(UsageError) as told:
        endpoint(url)
    assert "secret" not in str(told.value)
    assert "\x1b" not in str(told.value)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"COMITY_LLM_URL": ""}, "give --llm-url or COMITY_LLM_URL"),
        ({"COMITY_LLM_MODEL": " "}, "give --llm-model or COMITY_LLM_MODEL"),
        ({"COMITY_LLM_MODEL": "a\x07b"}, "model's name"),
        ({"COMITY_LLM_KEY": "sk secret"}, "COMITY_LLM_KEY"),
        ({"COMITY_LLM_KEY": "sk-s\u00e9cret"}, "COMITY_LLM_KEY"),
        ({"COMITY_LLM_REQUESTS": "0"}, "COMITY_LLM_REQUESTS is no number between 1"),
        ({"COMITY_LLM_TOKENS": "many"}, "COMITY_LLM_TOKENS"),
        ({"COMITY_LLM_TIMEOUT": "nan"}, "COMITY_LLM_TIMEOUT"),
        ({"COMITY_LLM_PARALLEL": "1000"}, "COMITY_LLM_PARALLEL"),
    ],
)
def test_what_cannot_be_used_is_told(change: dict[str, str], says: str) -> None:
    with pytest.raises(UsageError, match=says) as told:
        settings_from({}, KNOWN | change)
    assert "cret" not in str(told.value)


def test_the_key_is_not_shown() -> None:
    assert "1234567890" not in repr(settings_from({}, KNOWN))


@pytest.mark.parametrize(("host", "here"), [("localhost", True), ("127.3.2.1", True), ("::1", True),
                                            ("10.0.0.1", False), ("localhost.example.com", False)])
def test_what_is_on_this_machine(host: str, here: bool) -> None:
    assert is_loopback(host) == here


def test_what_goes_unencrypted_over_a_network() -> None:
    for url, is_open in (("http://127.0.0.1/v1", False), ("http://192.168.1.9/v1", True), ("https://x.org", False)):
        assert settings_from({"url": url}, KNOWN).is_open == is_open
