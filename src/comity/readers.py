"""Which reader reads: the rules alone, or the rules and then a language model that the user has set up.

The rules are the default everywhere: nothing is ever sent unless the reader is named.
"""

from __future__ import annotations

from collections.abc import Mapping

from comity.codebook import load_codebook
from comity.errors import UsageError
from comity.reading.llm import LlmReader, settings_from
from comity.register import load_register

RULES, LLM = "rules", "llm"
Second = LlmReader


def second_reader(name: str | None, given: Mapping[str, object]) -> Second | None:
    """The second reader of this name, by settings as given, else by the environment; None where the rules read alone.

    Raises UsageError for another name, for settings that are missing or of no use, for an extra that is not installed,
    and for settings given to the rules.
    """
    if name not in (None, RULES, LLM):
        raise UsageError(f"There is no reader {name!r}. Choose {RULES} or {LLM}.")
    if name == LLM:
        return LlmReader(settings_from(given), load_register(), load_codebook())
    if stray := [f"--llm-{option}" for option, value in given.items() if value is not None]:
        raise UsageError(f"{', '.join(stray)} without --reader {LLM}: the rules send nothing. Add --reader {LLM}.")
    return None
