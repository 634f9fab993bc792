"""What a user sets to have reports read by a language model: where it is, what it may cost, where answers are kept.

The key is in no text that this module or its callers make: not in an error, not in `repr`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit, urlunsplit

from comity.errors import UsageError

VARIABLES = {"url": "COMITY_LLM_URL", "model": "COMITY_LLM_MODEL", "key": "COMITY_LLM_KEY",
             "requests": "COMITY_LLM_REQUESTS", "tokens": "COMITY_LLM_TOKENS", "answer": "COMITY_LLM_ANSWER",
             "timeout": "COMITY_LLM_TIMEOUT", "parallel": "COMITY_LLM_PARALLEL", "cache": "COMITY_LLM_CACHE"}
ENDPOINT = "/chat/completions"
MODEL = re.compile(r"[!-~][ -~]{0,198}[!-~]|[!-~]")
KEY = re.compile(r"[!#-\[\]-~]{1,4000}")  # what may stand in a header, and looks the same in JSON
BOUNDS: dict[str, tuple[type, float, float]] = {  # what a number is, its least and its most
    "requests": (int, 1, 10**9), "tokens": (int, 1, 10**12), "answer": (int, 256, 10**6),
    "timeout": (float, 0.05, 3_600), "parallel": (int, 1, 64)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`url`: the full address that is asked; `requests` and `tokens`: the most that one run may spend; `answer`: the
    most tokens of one answer; `timeout`: seconds for one request; `parallel`: requests at the same time; `cache`: the
    folder of kept answers."""

    url: str
    model: str
    cache: Path
    key: str = field(default="", repr=False)
    requests: int = 1_000
    tokens: int = 3_000_000
    answer: int = 8_192
    timeout: float = 120.0
    parallel: int = 4

    @property
    def host(self) -> str:
        """The host that is asked, with its port if it is not the usual one."""
        return urlsplit(self.url).netloc

    @property
    def is_local(self) -> bool:
        """Whether the endpoint is on this machine."""
        return is_loopback(urlsplit(self.url).hostname or "")

    @property
    def is_open(self) -> bool:
        """Whether what is sent goes over a network unencrypted."""
        return urlsplit(self.url).scheme == "http" and not self.is_local


def settings_from(given: Mapping[str, object], environment: Mapping[str, str] | None = None) -> Settings:
    """Settings as given (options, by the names of `VARIABLES`; None and missing ones are not given), else by the
    environment, else the defaults.

    Raises UsageError for a missing address or model and for a value that cannot be used.
    """
    known = os.environ if environment is None else environment
    words = {name: text for name, variable in VARIABLES.items()
             if (text := str(known.get(variable, "") if given.get(name) is None else given[name]).strip())}
    for name, what in (("url", "an address, such as http://localhost:11434/v1"), ("model", "the model's name")):
        if name not in words:
            raise UsageError(f"Reading with a language model needs {what}: give --llm-{name} or {VARIABLES[name]}.")
    if not MODEL.fullmatch(words["model"]):
        raise UsageError("The model's name is not one: printable letters, 200 at most.")
    if "key" in words and not KEY.fullmatch(words["key"]):
        raise UsageError(f"The key in {VARIABLES['key']} holds a blank or a letter that no key holds; set it anew.")
    return Settings(
        url=endpoint(words["url"]), model=words["model"], key=words.get("key", ""),
        cache=Path(words["cache"]).expanduser() if "cache" in words else _cache_folder(known),
        **{name: _number(words, name) for name in BOUNDS if name in words})


def endpoint(url: str) -> str:
    """The address that is asked, from a base address or a full one. Raises UsageError if it is none."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        parts, port = SplitResult("", "", "", "", ""), None
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0 or not url.isprintable():
        raise UsageError("The address of the model is none: it begins with http:// or https:// and a host, such as "
                         "http://localhost:11434/v1.")
    if "@" in parts.netloc:
        raise UsageError(f"The address of the model holds a name or password. Give the key in {VARIABLES['key']}.")
    path = parts.path.rstrip("/")
    return urlunsplit((parts.scheme, parts.netloc, path if path.endswith(ENDPOINT) else path + ENDPOINT, parts.query,
                       ""))


def is_loopback(host: str) -> bool:
    """Whether a host's name or address is this machine."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _cache_folder(known: Mapping[str, str]) -> Path:
    base = known.get("XDG_CACHE_HOME") or ""
    return (Path(base) if Path(base).is_absolute() else Path.home() / ".cache") / "comity" / "llm"


def _number(words: Mapping[str, str], name: str) -> Any:
    kind, least, most = BOUNDS[name]
    try:
        found = kind(words[name].replace(",", "").replace("_", ""))
    except ValueError:
        found = None
    if found is None or not least <= found <= most:
        raise UsageError(f"{VARIABLES[name]} is no number between {least:,} and {most:,}: {words[name][:40]!r}.")
    return found
