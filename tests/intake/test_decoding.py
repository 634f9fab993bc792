from __future__ import annotations

import pytest

from comity.intake.decoding import decode
from comity.intake.outcome import Refusal

KOREAN = "한국과 일본 외교장관은 화요일 서울에서 만나 협력을 논의했다. 두 장관은 정례 회담을 열기로 합의했다."
JAPANESE = "日本と韓国の外相は火曜日にソウルで会談し、協力について話し合った。"
WESTERN = "The ministers met in Malmö, “after years” — they agreed on €3 million for the strait."


@pytest.mark.parametrize(("text", "encoding"), [
    (KOREAN, "cp949"), (JAPANESE, "cp932"), (JAPANESE, "euc_jp"), (WESTERN, "cp1252"), (WESTERN, "utf-8"),
    (KOREAN, "utf-8-sig"), (WESTERN, "utf-16"), (KOREAN, "utf-16"), (WESTERN, "utf-32"),
])
def test_encodings_in_use_are_made_out(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a.txt") == text


def test_a_declared_encoding_is_believed_where_it_fits() -> None:
    assert decode("Skåne".encode("cp1252"), "a.html", declared="iso-8859-1") == "Skåne"
    assert decode(KOREAN.encode("cp949"), "a.html", declared="no-such-encoding") == KOREAN


def test_a_text_cut_inside_its_last_character_loses_only_that() -> None:
    assert decode("Malmö 한".encode()[:-1], "a.txt") == "Malmö "


@pytest.mark.parametrize(("raw", "reason", "word"), [
    (b"%PDF-1.7", "binary", "PDF"), (b"PK\x03\x04..", "binary", "zip"), (b"\x89PNG\r\n", "binary", "PNG"),
    (b"text\0", "binary", "byte 4"), ("ab".encode("utf-16") + b"x", "encoding", "byte 6"),
    (bytes(range(0x80, 0x100)) * 3, "encoding", "UTF-8"),
])
def test_what_is_no_text_is_refused_by_name(raw: bytes, reason: str, word: str) -> None:
    found = decode(raw, "a.txt")
    assert isinstance(found, Refusal)
    assert found.reason == reason
    assert word in found.detail
