"""What is worked out about a report from its address and text: date, publisher, agency, language."""

from __future__ import annotations

import pytest

from comity.intake.addresses import date_in, registered_domain
from comity.intake.agencies import agency_of
from comity.intake.language import language_of
from comity.intake.publishers import KINDS, known_publishers, publisher_at
from comity.intake.stated import iso_prefix


@pytest.mark.parametrize(("url", "day"), [
    ("https://a.example/2018/11/01/title", "2018-11-01"),
    ("https://a.example/2018/5/3/title", "2018-05-03"),
    ("https://a.example/news/20250826-1234", "2025-08-26"),
    ("https://a.example/en/news/yjj2025082600853/title.html", "2025-08-26"),
    ("https://a.example/statement/202601/13text.html", "2026-01-13"),
    ("http://a.example/n3/2018/1101/c1.html", "2018-11-01"),
    ("https://a.example/2018/11/title", "2018-11"),
    ("https://a.example/2018/11/12-years-on", "2018-11"),
    ("https://a.example/2018/02/30/title", "2018-02"),
    ("https://a.example/article/10545248", None),
    ("https://a.example/a-49858790?d=20180101", None),
    ("https://a.example/19991399", None),
    ("http://[broken/2018/11/01/", None),
])
def test_dates_in_addresses(url: str, day: str | None) -> None:
    assert date_in(url) == day


@pytest.mark.parametrize(("url", "name", "kind"), [
    ("https://www.reuters.com/world/x", "Reuters", "agency"),
    ("https://japannews.yomiuri.co.jp/x", "The Japan News", "press"),
    ("https://www.yomiuri.co.jp/x", "The Yomiuri Shimbun", "press"),
    ("https://www.unknown-paper.co.kr/x", "unknown-paper.co.kr", None),
    ("https://www.mofa.gov.bd/x", "mofa.gov.bd", "government"),
    ("https://example.gc.ca/x", "example.gc.ca", "government"),
    ("http://192.0.2.7/x", "192.0.2.7", None),
])
def test_publishers_by_address(url: str, name: str, kind: str | None) -> None:
    found = publisher_at(url)
    assert found is not None
    assert (found.name, found.kind) == (name, kind)


def test_addresses_without_a_host_have_no_publisher() -> None:
    assert publisher_at("talks.html") is None
    assert publisher_at("http://[broken") is None


def test_the_table_of_publishers_is_sound() -> None:
    for domain, row in known_publishers().items():
        assert domain == domain.lower()
        assert row.name
        assert row.kind in KINDS
        assert row.agency is None or row.kind == "agency"


def test_registered_domains() -> None:
    assert registered_domain("news.example.co.jp") == "example.co.jp"
    assert registered_domain("news.example.com") == "example.com"


@pytest.mark.parametrize(("text", "agency"), [
    ("OSLO, May 3 (Reuters) - The ministers met.", "reuters"),
    ("Menu\nSEOUL/TOKYO, Oct. 30 (Yonhap) -- The court ruled.", "yonhap"),
    ("WASHINGTON (AP) — The president said.", "ap"),
    ("Tokyo, Aug. 26 (Jiji Press)--The minister goes.", "jiji"),
    ("New Delhi [India], August 29 (ANI): The two leaders met.", "ani"),
    ("BEIJING, May 3 (Xinhua) -- China said.", "xinhua"),
    ("MOSCOW, May 3. /TASS/. Russia said.", "itar-tass"),
    ("Madrid, 3 may (EFE).- Spain said.", "efe"),
    ("Berlin (dpa) - Germany said.", "dpa"),
    ("The ministers met.\n(Source: AFP)", "afp"),
    ("The ministers met.\nSource: Kyodo News", "kyodo"),
    ("The ministers met. (Reporting by A. Writer; Editing by B. Writer)", "reuters"),
    ("(서울=연합뉴스) 홍길동 기자 = 장관이 만났다.", "yonhap"),
    ("The ministers met, according to Reuters.", None),
    ("Pool Photo via AP\nThe ministers met.", None),
    ("The state of Andhra Pradesh (AP) wants investment.", None),
    ("The minister told Kyodo News that talks go on.", None),
    ("(AP" * 20_000, None),
])
def test_wire_credits(text: str, agency: str | None) -> None:
    assert agency_of(text) == agency


@pytest.mark.parametrize(("text", "language"), [
    ("The ministers of both states met in Oslo on Friday to talk about fish.", "en"),
    ("Die Minister beider Staaten trafen sich am Freitag in Oslo zu Gesprächen.", "de"),
    ("양국 장관이 금요일 오슬로에서 만나 협력을 논의했다.", "ko"),
    ("両国の大臣は金曜日にオスロで会談した。", "ja"),
    ("两国部长星期五在奥斯陆会晤。", "zh"),
    ("1234 5678 ... ---", None),
    ("", None),
])
def test_languages(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_a_declared_language_counts_where_the_text_does_not_tell() -> None:
    assert language_of("Oslo", "nb-NO") == "nb"
    assert language_of("Oslo", "??") is None


@pytest.mark.parametrize(("written", "prefix"), [
    ("2024", "2024"), ("2024-5", "2024-05"), ("2024/05/03", "2024-05-03"), ("2024-05-03T23:00:00+09:00", "2024-05-03"),
    ("2024-05-03 10:00", "2024-05-03"),
])
def test_stated_dates(written: str, prefix: str) -> None:
    assert iso_prefix(written) == prefix


@pytest.mark.parametrize("written", ["yesterday", "2024-13", "2024-02-30", "24-5-3", "0000"])
def test_dates_that_are_none(written: str) -> None:
    with pytest.raises(ValueError, match=r"is no (date|day)"):
        iso_prefix(written)
