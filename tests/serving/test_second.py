"""`comity read --reader llm` and `comity reread --reader llm` against an endpoint on this machine."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from comity.ledger import open_ledger, queries
from comity.ledger.judgements import Judgement, judge
from comity.serving import cli
from reading.llm.endpoint import (
    KEY,
    TEXT,
    Body,
    Endpoint,
    Said,
    a_commitment,
    a_meeting,
    an_answer,
    an_event,
    completion,
    endpoint,
)

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs a command on a ledger and a cache of its own; gives its exit status and messages."""
    monkeypatch.chdir(tmp_path)
    for name, value in (("LEDGER", "test.db"), ("LLM_CACHE", str(tmp_path / "cache")), ("LLM_MODEL", "test-model"),
                        ("LLM_KEY", KEY), ("LLM_URL", "")):
        monkeypatch.setenv(f"COMITY_{name}", value)

    def command(*words: str, there: Endpoint | None = None) -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["comity", *words, *(("--llm-url", there.url) if there else ())])
        with pytest.raises(SystemExit) as left:
            cli.main()
        said = capsys.readouterr()
        assert KEY not in said.out + said.err
        return int(left.value.code or 0), said.err

    return command


def write(folder: Path, many: int = 1) -> None:
    folder.mkdir(exist_ok=True)
    for number in range(many):
        head = f'---\nurl: https://example.org/{number}\ntitle: ""\npublished: 2024-05-0{number + 1}\n---\n'
        (folder / f"{number}.txt").write_text(head + TEXT + "\n", encoding="utf-8")


def right(body: Body, number: int) -> Said:
    return completion(an_answer(events=[an_event(), an_event(event_type="PRAISE")]))


def test_reading_with_a_model_says_where_reports_go_and_what_it_cost(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "reports", 2)
    with endpoint(right) as there:
        status, said = run("read", "reports", "--reader", "llm", there=there)
    host = there.url.removeprefix("http://").removesuffix("/v1")
    assert status == 0
    assert said.splitlines()[:3] == [
        f"The text of each report is sent to test-model at {host}. At most 1,000 requests and 3,000,000 tokens.",
        "2 read by the model (0 from the cache): 2 of at most 1,000 requests, 1,400 of at most 3,000,000 tokens.",
        "Refused 2 of 8 claims of the model: unknown value 2."]
    assert said.splitlines()[3].startswith("2 read")
    with open_ledger(tmp_path / "test.db") as ledger:
        assert queries.counts(ledger)["meeting"] > 0
        record, _ = queries.record_of(ledger, queries.EVERYTHING)
    assert {rule for meeting in record.meetings for rule in meeting.rules} == {"llm"}


def test_nothing_is_sent_unless_the_reader_is_named(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "reports")
    with endpoint(right) as there:
        monkeypatch.setenv("COMITY_LLM_URL", there.url)
        assert run("read", "reports")[0] == 0
        assert run("reread")[0] == 0
        assert run("rebuild")[0] == 0
        status, said = run("read", "reports", there=there)
    assert there.bodies == []
    assert (status, "without --reader llm" in said) == (2, True)


def test_reading_again_and_back(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "reports", 2)
    run("read", "reports")
    with endpoint(right) as there:
        status, said = run("reread", "--reader", "llm", there=there)
        assert (status, "2 read by the model (0 from the cache)" in said) == (0, True)
        assert "All documents are read by the newest reader" in run("reread", "--reader", "llm", there=there)[1]
        assert run("reread")[1] == "All documents are read by the newest reader.\n"
        assert run("reread", "--reader", "rules")[1].startswith("2 read")
        status, said = run("reread", "--reader", "llm", there=there)
        assert "2 read by the model (2 from the cache)" in said
    assert len(there.bodies) == 2


def test_what_the_model_does_not_read_is_told_and_the_rest_goes_on(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "reports", 6)

    def broken_for_one(body: Body, number: int) -> Said:
        return completion("{broken") if "2024-05-03" in body["messages"][1]["content"] else right(body, number)

    with endpoint(broken_for_one) as there:
        status, said = run("read", "reports", "--reader", "llm", there=there)
    assert (status, "5 read by the model" in said, "6 read (" in said) == (1, True, True)
    assert "not read by the model reports/2.txt: the answer is not in the form asked for" in said
    status, said = run("read", "reports", "--reader", "llm", there=there)  # nobody there any more, and nothing to ask
    assert (status, "6 known before" in said) == (0, True)


@pytest.mark.parametrize(("many", "lines"), [(2, 2), (6, 1)])
def test_the_same_reason_is_told_once_for_many_reports(run: Run, tmp_path: Path, many: int, lines: int) -> None:
    write(tmp_path / "reports", many)
    with endpoint(lambda body, number: Said(f"no {KEY}".encode(), 401)) as there:
        status, said = run("read", "reports", "--reader", "llm", there=there)
    assert status == 1
    told = [line for line in said.splitlines() if line.startswith("not read by the model")]
    assert len(told) == lines
    assert all("it does not accept the key (status 401): no ***" in line for line in told)
    assert "comity reread --reader llm asks again" in said
    assert f"{many} read" in said  # by the rules


def test_a_spent_budget_is_gone_on_with_by_the_next_run(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "reports", 5)
    with endpoint(right) as there:
        status, said = run("read", "reports", "--reader", "llm", "--llm-requests", "2", there=there)
        assert (status, "2 of at most 2 requests" in said) == (1, True)
        assert said.count("the budget of 2 requests is spent") == 3
        status, said = run("reread", "--reader", "llm", there=there)
    assert (status, len(there.bodies)) == (0, 5)
    assert "3 read by the model" in said


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--reader", "gpt"), "There is no reader 'gpt'"),
        (("--reader", "llm"), "COMITY_LLM_URL"),
        (("--reader", "llm", "--llm-url", "ftp://x"), "The address of the model is none"),
        (("--reader", "llm", "--llm-url", f"http://user:{KEY}@x/v1"), "holds a name or password"),
        (("--reader", "llm", "--llm-url", "http://x/v1", "--llm-key", f"{KEY} {KEY}"), "COMITY_LLM_KEY"),
    ],
)
def test_what_cannot_be_used_is_said_and_nothing_is_read(
    run: Run, tmp_path: Path, words: tuple[str, ...], says: str
) -> None:
    write(tmp_path / "reports")
    status, said = run("read", "reports", *words)
    assert status == 2
    assert says in said
    assert said.startswith("comity: ")
    assert not (tmp_path / "test.db").exists()


def test_the_missing_extra_is_named(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "reports")
    monkeypatch.setitem(sys.modules, "httpx2", None)
    status, said = run("read", "reports", "--reader", "llm", "--llm-url", "http://127.0.0.1:9/v1")
    assert (status, "pip install 'comity[llm]'" in said) == (2, True)
    assert run("read", "reports")[0] == 0


def test_judgements_that_a_newer_reading_does_not_fit_are_listed(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "reports")
    with endpoint(right) as there:
        run("read", "reports", "--reader", "llm", there=there)
    with open_ledger(tmp_path / "test.db") as ledger:
        record, _ = queries.record_of(ledger, queries.EVERYTHING)
        piece = record.meetings[0].evidence[0]
        judge(ledger, Judgement(document=piece.document, start=piece.start, end=piece.end, kind="meeting",
                                what="status", value="planned", reason="read-out", by="Ann",
                                made_when="2024-05-04T09:00:00Z"))
    with endpoint(lambda body, number: completion(an_answer([], [a_commitment()], []))) as there:
        said = run("reread", "--reader", "llm", "--llm-model", "other", there=there)[1]
    assert "judgement 1 of Ann on 2024-05-04 (meeting: status is planned) has no claim on characters" in said
    with endpoint(lambda body, number: completion(an_answer([a_meeting()], [], []))) as there:
        said = run("reread", "--reader", "llm", "--llm-model", "third", there=there)[1]
    assert "judgement" not in said
