"""The tests of event coders: scores are what they say, files are read as they are, what is absent is skipped."""

from __future__ import annotations

import gzip
import io
import json
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import event_coding
from benchmarks.events import alarms, ends, pairs, peers, roles, rules, scoring, statements, texts
from benchmarks.events.coders import CODERS, Coded, Coder, NotOffered, Span
from benchmarks.events.rows import NoSplit, Outcome, Row
from benchmarks.events.sources import VARIABLE, Absent, digest, find

from comity.codebook.cameo import cameo
from comity.register import load_register


class Scripted:
    """A coder that says what the test wrote down, text by text; for what it does not know it is silent."""

    def __init__(self, **answers: dict[str, Any]) -> None:
        self.name = "scripted"
        self.answers = answers

    def _of(self, question: str, text: str, silent: Any) -> Any:
        return self.answers.get(question, {}).get(text, silent)

    def pairs(self, items: Sequence[tuple[str, Span | None, Span | None]]) -> list[dict[str, float]]:
        return [self._of("pairs", text, {}) for text, _, _ in items]

    def codes(self, texts: Sequence[str]) -> list[list[Coded]]:
        return [self._of("codes", text, []) for text in texts]

    def pledges(self, texts: Sequence[str]) -> list[float]:
        return [self._of("pledges", text, 0.0) for text in texts]

    def factuality(self, items: Sequence[tuple[str, Sequence[Span]]]) -> list[list[float]]:
        if "factuality" not in self.answers:
            raise NotOffered("no numbers")
        return [[self.answers["factuality"][text[a:b]] for a, b in spans] for text, spans in items]

    def roles(self, items: Sequence[tuple[str, Span]]) -> list[tuple[list[Span], list[Span]]]:
        def spans(text: str, words: Sequence[str]) -> list[Span]:
            return [(text.index(word), text.index(word) + len(word)) for word in words]
        found = [(text, self._of("roles", text[a:b], ((), ()))) for text, (a, b) in items]
        return [(spans(text, who), spans(text, whom)) for text, (who, whom) in found]


@pytest.fixture(autouse=True)  # so that no test here ever reads the real data
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return tmp_path


def put(data: Path, name: str, text: str) -> Path:
    path = data / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".gz":
        path.write_bytes(gzip.compress(text.encode()))
    else:
        path.write_text(text, encoding="utf-8")
    return path


def packed(data: Path, name: str, files: dict[str, str]) -> None:
    (data / name).parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(data / name, "w:gz") as archive:
        for inner, text in files.items():
            member = tarfile.TarInfo(inner)
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))


def values(outcome: Outcome) -> dict[str, float]:
    return {name: round(measure.value, 3) for name, measure in outcome.measures.items()}


# -- measures ---------------------------------------------------------------------------------------------------------


def test_macro_f1_is_the_mean_over_the_labels_of_the_gold() -> None:
    couples = [("A", "A"), ("A", "B"), ("B", "B"), ("B", "-")]
    assert scoring.macro_f1(couples) == pytest.approx((2 / 3 + 1 / 2) / 2)
    assert scoring.accuracy(couples) == 0.5
    assert scoring.macro_f1([("A", "A"), ("B", "B")]) == 1.0


def test_micro_f1_sums_sets() -> None:
    counts = [scoring.overlap({1, 2}, {2, 3}), scoring.overlap({4}, set()), scoring.overlap(set(), [5, 5])]
    whole = scoring.total(counts)
    assert (whole.right, whole.told, whole.wanted) == (1, 3, 3)
    assert (whole.precision, whole.recall) == (1 / 3, 1 / 3)
    assert scoring.micro_f1(counts) == pytest.approx(1 / 3)
    assert scoring.micro_f1([scoring.Counts()]) == 0.0


def test_intervals_are_the_same_every_time_and_hold_the_value() -> None:
    couples = [("A", "A"), ("A", "B"), ("B", "B"), ("B", "B")] * 20
    one = scoring.with_interval(couples, scoring.accuracy)
    assert one == scoring.with_interval(couples, scoring.accuracy)
    assert one.low is not None
    assert one.high is not None
    assert 0.6 < one.low < one.value == 0.75 < one.high < 0.9


def test_error_and_correlation() -> None:
    assert scoring.mean_error([3.0, -3.0], [3.0, 3.0]) == 3.0
    assert scoring.correlation([1.0, 2.0, 3.0], [2.0, 4.0, 6.0]) == pytest.approx(1.0)
    assert scoring.correlation([1.0, 2.0], [3.0, 3.0]) == 0.0


# -- texts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("marked", "source", "target"), [
    ("<s>Peru</s> thanked <t>Chile</t>.", "Peru", "Chile"),
    ("<s>the party </s>met <t> them</t>.", "the party", "them"),
    ("<s>aides of <t>Oslo</t></s> left; <t>Rome</t> stayed.", "aides of Oslo", "Oslo"),
    ("<s>Peru</s> voted.", "Peru", None),
    ("Nobody <t>there</t>.", None, "there"),
    ("<s></s>Plain.", None, None),
])
def test_marks_become_spans(marked: str, source: str | None, target: str | None) -> None:
    text, first, second = texts.unmarked(marked)
    assert "<" not in text
    assert (text[slice(*first)] if first else None) == source
    assert (text[slice(*second)] if second else None) == target


def test_tokens_become_text_with_spans() -> None:
    tokens = ["``", "No", "''", ",", "Oslo", "'s", "envoy", "did", "n't", "say", "(", "yet", ")", "."]
    text, spans = texts.joined(tokens)
    assert text == '"No", Oslo\'s envoy didn\'t say (yet).'
    assert [text[a:b] for a, b in spans] == ['"', "No", '"', *tokens[3:]]
    assert texts.joined(["long", "-", "term", "aid"], hyphens=True)[0] == "long-term aid"
    assert texts.joined(["he", "-", "she"])[0] == "he - she"


def test_sentences_are_the_same_by_letters_and_digits() -> None:
    assert texts.squeezed(" In 1999, “we” met.") == texts.squeezed('In 1999 "We" met')


# -- from raw text ----------------------------------------------------------------------------------------------------


def gsr_file(data: Path) -> None:
    def record(text: str, event: str, source: Any, target: Any) -> dict[str, Any]:
        return {"text": text, "event": event, "source": source, "target": target}

    def actors(*codes: str) -> list[dict[str, str]]:
        return [{"code": code, "actorText": "made up"} for code in codes]

    rows = [
        {"event": "DOCUMENT"},
        record("one", "DEMAND", actors("ITL"), actors("JAP")),
        record("two", "FIGHT", actors("IRQ"), actors("IRQ")),
        record("three", "CONSULT", actors("PER", "CHL"), ""),
        record("four", "COERCE", actors("NOR"), "diplomatic"),
        {"text": "five", "event": "INVESTIGATE", "source": actors("IGO"), "target": actors("SWE", "NOR")},
    ]
    put(data, ends.GSR, json.dumps(rows))


def test_gold_records_are_read_with_their_faults(data: Path) -> None:
    gsr_file(data)
    acts = [record.acts[0] for record in ends.gsr_records()]
    assert acts == [(("ITA",), ("JPN",), "REQUEST"), (("IRQ",), ("IRQ",), "ASSAULT"), (("PER", "CHL"), (), "CONSULT"),
                    (("NOR",), (), "COERCE"), (("IGO",), ("SWE", "NOR"), "ACCUSE")]
    assert ends.pairs_of(acts[2:3]) == {("PER", "CHL"), ("CHL", "PER")}
    assert ends.pairs_of(acts[3:]) == {("IGO", "SWE"), ("IGO", "NOR")}


def test_types_pairs_and_triples_of_gold_records(data: Path) -> None:
    gsr_file(data)
    coder = Scripted(codes={
        "one": [Coded(("ITA",), ("JPN",), "0231"), Coded(("ITA",), ("JPN",), "010")],  # a statement is no act
        "two": [Coded(("IRQ",), ("USA",), "190")],
        "three": [Coded(("PER",), ("CHL",), "040")],
        "four": [Coded(("NOR",), (), "190")],
        "five": [Coded(("EU",), ("SWE", "NOR"), "112")],
    })
    found = values(ends.gsr(coder, "test"))
    assert found["types F1"] == 0.8  # COERCE missed, told as ASSAULT
    assert found["fifteen types F1"] == 1.0
    assert found["pairs F1"] == round(2 * 4 / (5 + 6), 3)
    assert found["triples F1"] == found["fifteen triples F1"] == round(2 * 4 / (5 + 6), 3)


def test_petrarch_records_by_root_and_type(data: Path) -> None:
    def event(source: str, target: str, code: str) -> dict[str, str]:
        return {"source": source, "target": target, "code": code}

    rows = [{"text": "one", "gold": [event("USAGOV", "RUSMIL", "021")]}, {"text": "two", "gold": []},
            {"text": "three", "gold": [event("---REB", "MYS", "194"), event("IGOEUREEC", "UKR", "015")]}]
    put(data, ends.PETR2, "\n".join(map(json.dumps, rows)))
    coder = Scripted(codes={"one": [Coded(("USA",), ("RUS",), "100")], "three": [Coded(("EU",), ("UKR",), "010")]})
    assert values(ends.petr2(coder, "test")) == {
        "triples F1, CAMEO root": 0.5, "triples F1, type": 1.0, "pairs F1": 1.0}


# -- parties marked ---------------------------------------------------------------------------------------------------

PLV = [  # gold, class, sentence, what the coder says
    ("YIELD", "2", "Freed.", {"0841": 0.4, "085": 0.2, "010": 0.4}),
    ("COERCE", "4", "Sanctions.", {"163": 0.9}),
    ("SANCTION", "4", "More sanctions.", {"163": 0.9}),
    ("SUPPORT", "1", "Signed.", {"057": 0.6, "030": 0.4}),
    ("REJECT", "3", "No.", {}),
]


def plv_file(data: Path, split: str) -> Path:
    lines = ["sentence\tmarked_sentence\tgold_root\tgold_penta"]
    lines += [f"{text}\t<s>It</s> {text}\t{root}\t{quad}" for root, quad, text, _ in PLV]
    return put(data, f"event-coding/zsp/PLV_{split}.tsv", "\n".join(lines) + "\n")


def test_plv_by_root_class_and_side(data: Path) -> None:
    coder = Scripted(pairs={f"It {text}": answer for _, _, text, answer in PLV})
    with pytest.raises(Absent):
        pairs.plv(coder, "test")
    path = plv_file(data, "test")
    alone = pairs.plv(coder, "test")
    assert values(alone) == {"roots F1": round((1 + 2 / 3 + 0 + 1 + 0) / 5, 3), "accuracy": 0.6,
                             "fourteen roots F1": 0.75, "quad F1": 0.75, "binary F1": round((1 + 4 / 5) / 2, 3)}
    assert alone.sha256 == {"PLV_test.tsv": digest(path)}
    gsr = [{"event": "REJECT", "text": "no"}, {"event": "SANCTION", "text": "MORE sanctions!"}]
    put(data, ends.GSR, json.dumps(gsr))
    whole = values(pairs.plv(coder, "test"))
    assert (whole["accuracy"], whole["accuracy, not in GSR"]) == (0.6, 1.0)
    plv_file(data, "train")
    assert values(pairs.plv(coder, "train")) == values(alone)


def test_a_w_by_side(data: Path) -> None:
    put(data, "event-coding/zsp/AW_train.tsv",
        "marked_sentence\tgold_binary\n<s>A</s> met <t>B</t>.\t0\n<s>A</s> hit <t>B</t>.\t1\n")
    coder = Scripted(pairs={"A met B.": {"040": 0.3, "190": 0.4, "036": 0.2}, "A hit B.": {"010": 0.9, "190": 0.1}})
    assert values(pairs.aw(coder, "train")) == {"binary F1": 1.0}


# -- false alarms -----------------------------------------------------------------------------------------------------


def test_an_alarm_is_between_two_states() -> None:
    assert alarms.false_alarm([Coded(("PER",), ("CHL",), "040")])
    assert alarms.false_alarm([Coded(("PER", "EU"), (), "040")])
    assert not alarms.false_alarm([Coded(("PER",), ("PER",), "190"), Coded(("IGO",), ("PER",), "100")])
    assert not alarms.false_alarm([Coded(("PER",), (), "040")])
    assert not alarms.false_alarm([Coded(("PER",), ("CHL",), "0211")], but="REQUEST")


def test_statements_and_appeals_of_others(data: Path) -> None:
    put(data, alarms.CLASSES, "first\t0\nsecond\t3\nthird\t0\n")
    coder = Scripted(codes={"first": [Coded(("PER",), ("CHL",), "020")], "second": [Coded(("PER",), ("CHL",), "190")]})
    outcome = alarms.neutral(coder, "test")
    assert outcome.items == 2
    assert values(outcome) == {"share but for requests": 0.0, "share": 0.5}


def test_our_own_sentences_name_two_states_and_come_in_six_kinds() -> None:
    kinds = alarms.own_texts()
    assert {kind: len(found) for kind, found in kinds.items()} == dict.fromkeys(
        ("sport", "markets", "crime", "weather", "history", "opinion"), 84)
    every = [text for found in kinds.values() for text in found]
    assert len({texts.squeezed(text) for text in every}) == len(every)
    register = load_register()
    for text in every:
        assert len({code for hit in register.find_states(text) for code in hit.codes}) > 1, text
    assert values(alarms.own(Scripted(), "test"))["share"] == 0.0


# -- pledges and certainty --------------------------------------------------------------------------------------------


def test_pledges_narrow_and_broad_by_country(data: Path) -> None:
    rows = [("a", "India", 1), ("b", "India", 0), ("c", "Sweden", 2), ("d", "Sweden", 1)]
    put(data, statements.MIMAC, "\n".join(json.dumps({"text": t, "country": c, "pledge": p}) for t, c, p in rows))
    found = values(statements.pledges(Scripted(pledges={"a": 0.5, "b": 0.9, "c": 0.7, "d": 0.49}), "test"))
    assert found == {"F1": 0.667, "precision": 0.667, "recall": 0.667, "F1, India": 0.667, "F1, Sweden": 0.667}


def test_factuality_of_heads(data: Path) -> None:
    row = {"text": "They deny that he `` left '' .", "targets": [
        {"span1": [1, 2], "label": 3.0}, {"span1": [5, 6], "label": -1.0}]}
    packed(data, statements.FACTUALITY, {"factuality/UW/test.jsonl": json.dumps(row) + "\n"})
    outcome = statements.factuality(Scripted(factuality={"deny": 3.0, "left": -2.0}), "test")
    assert outcome.items == 2
    assert values(outcome) == {"MAE": 0.5, "Pearson r": 1.0}


def test_certainty_is_the_nearest_class(data: Path) -> None:
    words = ["Talks", "may", "fail", ",", "aides", "said", "."]
    tokens = "".join(f'<token t_id="{i}" sentence="0" number="{i}">{word}</token>' for i, word in enumerate(words))
    events = "".join(f'<EVENT_MENTION m_id="{i}" certainty="{c}"><token_anchor t_id="{i}"/></EVENT_MENTION>'
                     for i, c in ((0, ""), (2, "POSSIBLE"), (5, "CERTAIN")))
    packed(data, statements.MEANTIME, {
        "m/intra-doc_annotation/c/1.xml": f"<Document>{tokens}<Markables>{events}</Markables></Document>",
        "m/intra_cross-doc_annotation/c/1.xml": "<not read"})
    outcome = statements.certainty(Scripted(factuality={"fail": -0.5, "said": 2.5}), "test")
    assert outcome.items == 2
    assert values(outcome) == {"macro F1": 1.0}
    assert [statements.nearest(number) for number in (-3.0, 1.2, 0.0)] == ["CERTAIN", "PROBABLE", "POSSIBLE"]


# -- roles ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("event", "role", "is_"), [
    ("contact.requestadvise.n/a", "evt1arg02recipient", roles.RECIPIENT),
    ("contact.funeralvigil.meet", "evt1arg01participant", None),
    ("Contact.Contact.Meet", "Participant", roles.EITHER),
    ("Conflict.Attack.Unspecified", "Attacker", roles.ACTOR),
    ("conflict.attack.bombing", "evt1arg04place", None),
    ("Life.Die.Unspecified", "Killer", None),
    ("government.agreements.violateagreement", "evt1arg02otherparticipant", roles.RECIPIENT),
])
def test_roles_of_others_are_mapped(event: str, role: str, is_: str | None) -> None:
    assert roles.meaning(event, role) == is_


def test_heads_and_their_overlap() -> None:
    text = "The foreign minister of Peru, Ana Ruiz, met Chile's envoy."
    span = (0, text.index(" met"))
    assert text[slice(*roles.head(text, span))] == "minister"
    minister = (text.index("minister"), text.index(" of"))
    assert roles.matches(text, span, minister)
    assert roles.matches(text, minister, span)
    assert not roles.matches(text, (text.index("Chile"), len(text)), span)


def test_wikievents_asks_for_the_sentence_of_the_trigger(data: Path) -> None:
    first = [["Ana", 0, 3], ["hit", 4, 7], ["Bo", 8, 10]]
    second = [["Cy", 12, 14], ["met", 15, 18], ["Dee", 19, 22], [".", 22, 23]]
    entities = [("e1", 0, 0), ("e2", 0, 2), ("e3", 1, 3), ("e4", 1, 5)]
    document = {
        "sentences": [[first, "Ana hit Bo"], [second, "Cy met Dee."]],
        "entity_mentions": [{"id": i, "sent_idx": s, "start": at, "end": at + 1} for i, s, at in entities],
        "event_mentions": [
            {"event_type": "Conflict.Attack.Unspecified", "trigger": {"sent_idx": 0, "start": 1, "end": 2},
             "arguments": [{"entity_id": "e1", "role": "Attacker"}, {"entity_id": "e4", "role": "Target"}]},
            {"event_type": "Contact.Contact.Meet", "trigger": {"sent_idx": 1, "start": 4, "end": 5},
             "arguments": [{"entity_id": "e3", "role": "Participant"}, {"entity_id": "e4", "role": "Participant"}]},
            {"event_type": "Life.Die.Unspecified", "trigger": {"sent_idx": 0, "start": 1, "end": 2}, "arguments": []}]}
    put(data, "events-roles/wikievents-test.jsonl.gz", json.dumps(document))
    coder = Scripted(roles={"hit": (["Ana"], ["Bo"]), "met": (["Dee"], ["Cy"])})
    outcome = roles.wikievents(coder, "test")
    assert outcome.items == 2
    assert values(outcome) == {"F1": round(6 / 7, 3), "precision": 0.75, "recall": 1.0, "F1 with other sentences": 0.75}


def test_rams_counts_tokens_over_sentences_and_includes_the_last(data: Path) -> None:
    document = {
        "sentences": [["Ana", "left", "."], ["She", "attacked", "the", "far", "-", "off", "town", "."]],
        "evt_triggers": [[4, 4, [["conflict.attack.n/a", 1.0]]]],
        "gold_evt_links": [[[4, 4], [0, 0], "evt1arg01attacker"], [[4, 4], [5, 9], "evt1arg02target"]]}
    put(data, "events-roles/rams-dev.jsonl.gz", json.dumps(document))
    asked = next(roles.rams_items(find("events-roles/rams-dev.jsonl.gz")))
    assert (asked.text, asked.elsewhere) == ("She attacked the far-off town.", 1)
    assert [asked.text[slice(*span)] for span, _ in asked.gold] == ["the far-off town"]
    outcome = roles.rams(Scripted(roles={"attacked": (["She"], ["far-off town"])}), "train")
    assert values(outcome) == {"F1": 0.667, "precision": 0.5, "recall": 1.0, "F1 with other sentences": 0.5}


# -- the command ------------------------------------------------------------------------------------------------------


def test_what_is_absent_or_not_offered_is_skipped_with_the_reason(data: Path) -> None:
    packed(data, statements.FACTUALITY, {"factuality/UW/test.jsonl": json.dumps({"text": "He left", "targets": [
        {"span1": [1, 2], "label": 3.0}]}) + "\n"})
    outcomes, skipped = event_coding.measured(Scripted(), list(event_coding.ROWS), "test")
    assert set(outcomes) == {"alarms-own"}
    assert skipped["gsr"].startswith(str(data))
    assert VARIABLE in skipped["gsr"]
    assert skipped["factuality"] == "no numbers"
    _, skipped = event_coding.measured(Scripted(), ["gsr", "plv"], "train")
    assert skipped["gsr"] == "it has a test side only"
    assert "PLV_train.tsv is absent" in skipped["plv"]


def test_names_stand_for_all_rows_that_begin_with_them() -> None:
    assert event_coding.chosen(["roles", "gsr"]) == ["gsr", "roles-wikievents", "roles-rams"]
    assert event_coding.chosen([]) == list(event_coding.ROWS)
    with pytest.raises(KeyError, match="no row nothing"):
        event_coding.chosen(["nothing", "gsr"])
    with pytest.raises(SystemExit):
        event_coding.main(["nothing"])


def test_table_and_json_tell_the_same_and_no_sentence(data: Path, monkeypatch: pytest.MonkeyPatch,
                                                      capsys: pytest.CaptureFixture[str]) -> None:
    plv_file(data, "test")
    put(data, peers.ANCHORS, json.dumps({peers.ZSP[0]: {peers.ZSP[1]: {"root": 0.8}}}))
    coder: Coder = Scripted(pairs={f"It {text}": answer for _, _, text, answer in PLV})
    monkeypatch.setitem(CODERS, "encoder", lambda: coder)
    assert event_coding.main(["plv", "gsr", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    roots = told["rows"]["plv"]["measures"]["roots F1"]
    assert (roots["value"], roots["peer"], roots["peer_is"], roots["goal"]) == (
        pytest.approx(8 / 15), 0.8, "ZSP", 0.80)
    assert roots["low"] <= roots["value"] <= roots["high"]
    assert list(told["rows"]["plv"]["sha256"]) == ["PLV_test.tsv"]
    assert list(told["skipped"]) == ["gsr"]
    assert event_coding.main(["plv", "gsr"]) == 0
    printed = capsys.readouterr().out
    for part in ("roots F1", " 0.533 ", " 0.800 ", "skipped gsr: "):
        assert part in printed
    assert not any(text in printed for _, _, text, _ in PLV)


def test_every_peer_belongs_to_a_measure(data: Path) -> None:
    assert {test for test, _ in peers.PEERS} <= set(event_coding.ROWS)
    known = {"published": {peers.HU[1]: {"ZSP": [96.4, 89.6, 82.4, 88.0]}}}
    peer, goal = peers.PEERS["aw", "binary F1"]
    assert peers.value(peer, known) == pytest.approx(0.88)
    assert peers.value(goal, known) == pytest.approx(0.88)
    assert peers.anchors() == {}


@pytest.mark.parametrize("row", event_coding.ROWS.values(), ids=list(event_coding.ROWS))
def test_every_row_says_what_it_is(row: Row) -> None:
    assert row.title
    assert row.run.__doc__
    with pytest.raises((Absent, NoSplit)):
        row.run(Scripted(), "train")


# -- the rules as a coder ---------------------------------------------------------------------------------------------


def test_every_type_is_told_by_a_code_of_its_own() -> None:
    assert {cameo(code).plover: kind for kind, code in rules.GENERAL.items()} == {kind: kind for kind in rules.GENERAL}
    assert {cameo(code).gsr16 for code in rules.GENERAL.values()} == set(rules.GENERAL)


def test_the_rules_code_acts_between_states() -> None:
    coder = rules.RulesCoder()
    told = coder.codes(["Norway lodged a protest with Russia on Monday.", "Shares in Tokyo fell."])
    assert told == [[Coded(("NOR",), ("RUS",), "110")], []]
    weights = coder.pairs([("Norway lodged a protest with Russia on Monday.", (0, 6), None), ("Nothing.", None, None)])
    assert weights == [{"110": 0.5}, {}]
    assert coder.pledges(["We will build schools."]) == [0.0]
    for question in (coder.factuality, coder.roles):
        with pytest.raises(NotOffered):
            question([])
