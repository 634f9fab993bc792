"""Values put aside on disk come back equal; the mapping over them copies none."""

from datetime import date

from comity.model.record import Dating, DocumentState, Record
from comity.model.times import Interval
from comity.spool import Chosen, Spool


def test_values_come_back_in_any_order_and_the_newest_counts() -> None:
    with Spool[list[int]]() as spool:
        for number in range(5):
            spool[str(number)] = [number] * 1000
        spool["3"] = [33]
        assert [spool[key] for key in ("4", "0", "3")] == [[4] * 1000, [0] * 1000, [33]]
        assert list(spool) == ["0", "1", "2", "3", "4"]
        assert len(spool) == 5
        assert "9" not in spool


def test_a_choice_reads_through() -> None:
    with Spool[str]() as spool:
        spool["a"], spool["b"] = "one", "two"
        chosen = Chosen(spool, {"first": "b"})
        assert dict(chosen) == {"first": "two"}
        assert len(chosen) == 1


def test_spool_gives_back_frozen_values() -> None:
    dating = Dating(interval=Interval(date(2024, 5, 3)))
    told = Record(documents=(DocumentState(document="d1", dating=dating, story="s"),))
    with Spool[Record]() as spool:
        spool["a"] = told
        assert spool["a"] == told
