from __future__ import annotations

import pytest

from comity.reading.timeside import fiscal_of, script_of, side_of


@pytest.mark.parametrize(("text", "words", "language", "side"), [
    ("They met on Friday.", "Friday", "en", "past"),
    ("They will meet on Friday.", "Friday", "en", "future"),
    ("The talks will be held on Friday.", "Friday", "en", "future"),
    ("He said on Friday that they would meet.", "Friday", "en", "past"),
    ("They agreed to meet on Friday.", "Friday", "en", "future"),
    ("It rained. On Friday they will meet.", "Friday", "en", "future"),
    ("Friday in Rome", "Friday", "en", None),
    ("両外相は金曜日に会談した。", "金曜日", "ja", "past"),
    ("両外相は金曜日に会談する予定だ。", "金曜日", "ja", "future"),
    ("두 장관은 금요일 회담했다.", "금요일", "ko", "past"),
    ("두 장관은 금요일 회담한다.", "금요일", "ko", "future"),
    ("금요일 회담하기로 했다.", "금요일", "ko", "future"),
])
def test_the_verb_tells_the_side(text: str, words: str, language: str, side: str | None) -> None:
    start = text.index(words)
    assert side_of(text, start, start + len(words), language) == side


def test_script_tells_the_language() -> None:
    assert script_of("2026-01-13", "지난달") == "ko"
    assert script_of("来月") == "ja"
    assert script_of("3日") == "ja"
    assert script_of("next month", "来月") == "en"
    assert script_of("2026") == "en"


def test_the_state_that_is_named_tells_the_fiscal_year() -> None:
    assert fiscal_of("Tokyo's budget for fiscal 2026") == 4
    assert fiscal_of("the Pentagon, not Japan") == -2
    assert fiscal_of("fiscal 2026") is None
    assert fiscal_of("予算", "ja") == 4
    assert fiscal_of("米国の予算", "ja") == -2
    assert fiscal_of("예산", "ko") == 1
