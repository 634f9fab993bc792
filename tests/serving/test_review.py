"""The queue of what wants a person's eye: asked, settled, settled still after another reading, and taken back."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from comity import pipeline
from comity.ledger import documents, open_ledger
from comity.ledger.documents import Told
from comity.ledger.judgements import Judgement, all_judgements, judge
from comity.model.claims import CommitmentClaim, MeetingClaim, Participant
from comity.serving import cli
from factory import AGREE, MEET, a_document, a_piece, a_reading

Run = Callable[..., tuple[int, str, str]]
BOTH = ("JPN", "KOR")
DOCUMENT = a_document(f"{MEET} {AGREE}", published="2024-05-03")


def promise(document: Any, field: str, confidence: float = 0.6) -> CommitmentClaim:
    return CommitmentClaim(evidence=(a_piece(document, AGREE),), parties=BOTH, field=field, topic=None,
                           action="share weather data", stage="agreed", confidence=confidence)


def met(document: Any, **more: Any) -> MeetingClaim:
    people = (Participant("JPN", "Minoru Kihara", "Defense Minister"), Participant("KOR", "Kim", "Minister"))
    return MeetingClaim(evidence=(a_piece(document, MEET),), level="ministerial", rank="ministers", day="report",
                        **{"participants": people, **more})


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs a command on a ledger with one meeting and two doubtful promises; gives status, output, messages."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COMITY_LEDGER", str(tmp_path / "test.db"))
    monkeypatch.setenv("COMITY_BY", "Ms Analyst")
    read(tmp_path, "rules-1", met(DOCUMENT), promise(DOCUMENT, "security"), promise(DOCUMENT, "energy", 0.5))

    def command(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["comity", *words])
        with pytest.raises(SystemExit) as left:
            cli.main()
        said = capsys.readouterr()
        return int(left.value.code or 0), said.out, said.err

    return command


def read(folder: Path, reader: str, *claims: Any) -> None:
    with open_ledger(folder / "test.db") as ledger:
        documents.add(ledger, [DOCUMENT], [Told(DOCUMENT, a_reading(DOCUMENT, *claims, reader=reader), reader)])


def asked(run: Run, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("review", "--format", "json", *words)[1])
    return found


def exported(run: Run, kind: str) -> list[dict[str, Any]]:
    return [row for row in map(json.loads, run("export")[1].splitlines()) if row["type"] == kind]


def test_questions_have_sentence_reason_and_commands_the_most_important_first(run: Run) -> None:
    found = asked(run)
    assert [one["sort"] for one in found] == ["person", "reading", "reading"]
    assert [one["importance"] for one in found] == sorted((one["importance"] for one in found), reverse=True)
    person, first, second = found
    assert person["options"][0].startswith("Kim ")
    assert "office-holders of South Korea at that time are called Kim" in person["reason"]
    assert {one["reason"] for one in (first, second)} == {
        "read with confidence 0.60, below 0.8", "read with confidence 0.50, below 0.8"}
    for one in found:
        piece = one["evidence"]
        assert DOCUMENT.text[piece["start"]:piece["end"]] == piece["exact"]
    assert first["commands"][0] == f"comity confirm {first['id']}"
    shown = " ".join(run("review")[1].split())
    assert f"comity confirm {first['id'][:8]}" in shown
    assert AGREE in shown
    assert asked(run, "FRA") == []
    assert run("review", "--most", "1")[1].count("$ comity confirm") == 1


def test_the_ledger_may_be_the_first_word(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMITY_LEDGER")
    assert f"comity --ledger {tmp_path / 'test.db'} confirm" in run("review", str(tmp_path / "test.db"))[1].replace(
        "\n    ", " ")


def test_confirm_reject_and_change_reach_the_record_and_leave_the_queue(run: Run) -> None:
    person, first, second = asked(run)
    assert run("change", person["id"], "person=Kim Yung-ho", "--because", "the photo shows him")[0] == 0
    said = run("confirm", first["id"][:9], "--by", "Mr Editor")[2]
    assert said == "Kept as judgement 2. Take it back: comity undo 2\n"
    before = exported(run, "commitment")
    assert run("reject", second["id"])[0] == 0
    assert asked(run) == []
    assert len(exported(run, "commitment")) == len(before) - 1
    assert "Kim Yung-ho" in {one["name"] for row in exported(run, "meeting") for one in row["participants"]}
    assert "to review" not in run("commitments")[1]
    settled = json.loads(run("review", "--settled", "--format", "json")[1])
    assert [(one["key"], one["by"], one["value"]) for one in settled] == [
        (3, "Ms Analyst", "wrong"), (2, "Mr Editor", "right"), (1, "Ms Analyst", "Kim Yung-ho")]
    assert "the photo shows him" in run("review", "--settled")[1].replace("\n  ", " ")
    assert exported(run, "commitment") == exported(run, "commitment")
    record = run("export")[1]
    assert run("rebuild")[0] == 0
    assert run("export")[1] == record


def test_undo_gives_back_the_same_record_and_can_itself_be_undone(run: Run) -> None:
    before, questions = run("export")[1], asked(run)
    reading = next(one for one in questions if one["sort"] == "reading")
    run("change", reading["id"], "stage=pledged", "field=trade")
    after = run("export")[1]
    assert {"pledged", "trade"} <= {row.get("stage") for row in exported(run, "commitment")} | {
        row.get("field") for row in exported(run, "commitment")}
    assert run("undo", "1", "--by", "Mr Editor")[2] == "Withdrawn: judgement 1, 2. Make it again: comity undo 1\n"
    assert run("export")[1] == before
    assert asked(run) == questions
    assert run("undo", "2")[0] == 0  # make it again
    assert run("export")[1] == after
    settled = json.loads(run("review", "--settled", "--format", "json")[1])
    assert [(one["key"], one["withdrawn_by"]) for one in settled] == [
        (4, None), (3, None), (2, "Mr Editor"), (1, "Mr Editor")]
    assert run("undo", "99")[2].startswith("comity: There is no judgement 99.")


def test_what_is_settled_stays_so_when_it_is_read_again(run: Run, tmp_path: Path) -> None:
    person, first, second = asked(run)
    run("confirm", person["id"])
    run("confirm", first["id"])
    run("reject", second["id"])
    read(tmp_path, "rules-2", met(DOCUMENT), promise(DOCUMENT, "energy", 0.4), promise(DOCUMENT, "security", 0.7))
    assert asked(run) == []
    assert len(exported(run, "commitment")) == 1
    read(tmp_path, "rules-3", met(DOCUMENT), promise(DOCUMENT, "trade", 0.7))  # another thing on the same words
    found = asked(run)
    assert [one["sort"] for one in found] == ["orphan", "reading"]
    assert "has no claim on these words" in found[0]["text"]
    assert found[0]["judgement"] == 2


def test_a_decision_without_effect_is_kept_or_withdrawn(run: Run, tmp_path: Path) -> None:
    for one in asked(run):
        run("confirm", one["id"])
    read(tmp_path, "rules-2", met(DOCUMENT))
    first, second = asked(run)
    assert {first["sort"], second["sort"]} == {"orphan"}
    assert run("confirm", first["id"])[0] == 0
    assert run("reject", second["id"])[0] == 0
    assert asked(run) == []
    with open_ledger(tmp_path / "test.db") as ledger:
        made = all_judgements(ledger)
    assert [one.key for one in made if one.withdrawn_when] == [second["judgement"]]
    assert run("change", "q", "x=y")[0] == 2


def test_a_contradiction_keeps_the_value_that_is_chosen_and_all_others_beside_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    lead = "SEOUL - Japanese Prime Minister Fumio Kishida and South Korean President Yoon Suk Yeol met in Seoul on {}. "
    rest = "They agreed to revive shuttle diplomacy and to hold a security dialogue by the end of the year."
    for number, day in ((1, "May 7, 2023"), (2, "May 8, 2023")):
        head = f'---\ntitle: "Leaders meet {number}"\npublished: 2023-05-09\n---\n'
        (tmp_path / "in" / f"{number}.txt").write_text(head + lead.format(day) + rest + f" Report {number}.\n")
    run("read", "in")
    found = [one for one in asked(run) if one["sort"] == "conflict"]
    assert [one["what"] for one in found] == ["date"]
    kept, other = found[0]["options"]
    assert run("confirm", found[0]["id"])[0] == 2
    assert "keep one of the values told" in run("change", found[0]["id"], "date=2020-01-01")[2]
    assert run("change", found[0]["id"], f"date={other}", "--because", "the palace says so")[0] == 0
    assert [one for one in asked(run) if one["sort"] == "conflict"] == []
    assert other in {row["date"] for row in exported(run, "meeting")}
    assert {str(told["value"]) for row in exported(run, "conflict") for told in row["values"]} == {kept, other}
    assert "Ms Analyst decided so on" in " ".join(run("conflicts")[1].split())
    assert run("undo", "1")[0] == 0
    assert kept in {row["date"] for row in exported(run, "meeting")}


@pytest.mark.parametrize(("words", "says"), [
    (("confirm", "q0000"), "0 open questions have ids that begin with 'q0000'"),
    (("confirm", "q"), "3 open questions have ids that begin with 'q'"),
    (("change", "READING", "stage"), "'stage' is no PROPERTY=VALUE"),
    (("change", "READING", "colour=red"), "A commitment has no property 'colour' to change. It has stage, field"),
    (("change", "READING", "stage=sworn"), "stage cannot be sworn. It is one of agreed, considering"),
    (("change", "READING", "parties=ATL"), "parties cannot be ATL"),
    (("change", "READING", "action="), "action= is no value of a commitment"),
    (("change", "PERSON", "status=held"), "asks who it was: person=NAME"),
    (("reject", "PERSON"), "asks for a value"),
    (("confirm", "READING", "--by", " "), "Say who decides"),
    (("review", "--format", "pdf"), "no form 'pdf'"),
])
def test_what_cannot_be_decided_is_said_in_one_message(run: Run, words: tuple[str, ...], says: str) -> None:
    found = {one["sort"].upper(): one["id"] for one in asked(run)}
    status, out, said = run(*(found.get(word, word) for word in words))
    assert (status, out) == (2, "")
    assert said.startswith("comity: ")
    assert says in said
    assert json.loads(run("review", "--settled", "--format", "json")[1]) == []


def test_every_form_is_written(run: Run, tmp_path: Path) -> None:
    for name, begins in (("q.html", "<!doctype html>"), ("q.md", "# To review"), ("q.json", "[")):
        assert run("review", "--output", name)[0] == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    assert "At a glance" not in (tmp_path / "q.html").read_text(encoding="utf-8")
    assert "Nobody has decided anything yet" in run("review", "--settled")[1]


def test_a_judgement_about_all_claims_on_its_words_still_holds_for_all(run: Run, tmp_path: Path) -> None:
    start = DOCUMENT.text.index(AGREE)
    old = Judgement(document=DOCUMENT.id, start=start, end=start + 5, kind="commitment", what="stage", value="pledged",
                    reason="", by="me", made_when="2024-05-04T09:00:00Z")
    with open_ledger(tmp_path / "test.db") as ledger:
        judge(ledger, old)
        judge(ledger, replace(old, what="colour", value="red"))  # of another program: no effect
        judge(ledger, replace(old, what="stage", value=" "))
        pipeline.derive_pending(ledger)
    assert {row["stage"] for row in exported(run, "commitment")} == {"pledged"}
