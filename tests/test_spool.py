"""Values put aside on disk come back equal; the mapping over them copies none."""

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
