from __future__ import annotations

from datetime import date

from comity.model.times import Interval
from comity.views import charts
from comity.views.lines import Mark, Month


def mark(first: date, last: date | None = None, *, row: str = "leaders", status: str = "held") -> Mark:
    return Mark(Interval(first, last or first), row, status, "label", "m1")


def test_a_day_is_a_dot_and_an_interval_a_bar_inside_the_canvas() -> None:
    marks = [mark(date(2025, 1, 5)), mark(date(2025, 3, 1), date(2025, 3, 31)), mark(date(2025, 8, 1), row="ministers")]
    drawn = charts.time_line(marks, date(2025, 6, 1))
    assert drawn is not None
    assert [spot.width > 0 for spot in drawn.spots] == [False, True, False]
    assert [spot.x for spot in drawn.spots] == sorted(spot.x for spot in drawn.spots)
    assert all(charts.GUTTER <= spot.x <= spot.x + spot.width <= charts.WIDTH for spot in drawn.spots)
    assert [row.label for row in drawn.rows] == ["leaders", "ministers"]
    assert drawn.today is not None
    assert drawn.ticks[0].label == "Jan 2025" or drawn.ticks[0].label.endswith("2025")


def test_marks_of_one_day_do_not_cover_each_other() -> None:
    drawn = charts.time_line(
        [mark(date(2025, 1, 5)), mark(date(2025, 1, 6)), mark(date(2025, 12, 5))], date(2030, 1, 1)
    )
    assert drawn is not None
    assert len({spot.y for spot in drawn.spots[:2]}) == 2
    assert drawn.today is None  # outside what is drawn


def test_nothing_is_drawn_of_nothing() -> None:
    assert charts.time_line([], date(2025, 1, 1)) is None
    assert charts.time_line([Mark(Interval(), "leaders", "held", "label", "m1")], date(2025, 1, 1)) is None
    assert charts.curve([]) is None


def test_the_curve_keeps_its_months_and_scale() -> None:
    drawn = charts.curve(
        [Month("2025-01", 10.0, -2.5, 3), Month("2025-02", 0.0, 0.0, 0), Month("2025-03", 0.0, -5.0, 1)]
    )
    assert drawn is not None
    assert [(bar.up, bar.down) for bar in drawn.bars] == [(110.0, 27.5), (0.0, 0.0), (0.0, 55.0)]
    assert [tick.label for tick in drawn.scale] == ["+10", "+5", "0", "-5", "-10"]
    assert [tick.label for tick in drawn.ticks] == ["2025", "Feb", "Mar"]
    assert drawn.net.split()[1].endswith(f",{drawn.middle:.1f}")


def test_a_long_time_has_few_ticks() -> None:
    drawn = charts.time_line([mark(date(1965, 6, 22)), mark(date(2026, 1, 1))], date(2026, 6, 1))
    assert drawn is not None
    assert 3 <= len(drawn.ticks) <= 14
