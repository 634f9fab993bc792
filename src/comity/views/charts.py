"""Geometry of the two pictures: where things stand on a canvas. The template draws them, with all escaping."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from comity.views.dates import MONTHS
from comity.views.lines import Mark, Month

WIDTH = 960  # user units; the page scales them
GUTTER = 96  # left of the canvas, for the names of rows and the scale
ROW = 40
TOP = 16
HALF = 110  # height of the curve above and below nought
APART = 13  # two marks nearer than this are drawn beside each other
ROWS = ("leaders", "ministers", "officials", "forces")


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the canvas with its label; `at` is x on a time axis and y on a scale."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A meeting: a dot, or a bar of `width` for days not exactly known."""

    x: float
    y: float
    width: float
    status: str
    label: str


@dataclass(frozen=True, slots=True)
class TimeLine:
    """The picture of meetings over time."""

    height: float
    rows: tuple[Tick, ...]
    ticks: tuple[Tick, ...]
    spots: tuple[Spot, ...]
    today: float | None


@dataclass(frozen=True, slots=True)
class Bar:
    """One month: `up` and `down` are heights from nought."""

    x: float
    width: float
    up: float
    down: float
    label: str


@dataclass(frozen=True, slots=True)
class Curve:
    """The picture of cooperation and conflict by month; `net` is the path of their sum."""

    height: float
    middle: float
    bars: tuple[Bar, ...]
    net: str
    ticks: tuple[Tick, ...]
    scale: tuple[Tick, ...]


def time_line(marks: Sequence[Mark], on: date) -> TimeLine | None:
    """Where every meeting stands, or None without any. Marks that would cover each other move up or down a little."""
    known = [(m, first, last) for m in marks if (first := m.interval.earliest) and (last := m.interval.latest)]
    if not known:
        return None
    first, last = min(first for _, first, _ in known), max(last for *_, last in known)
    pad = max(20, (last - first).days // 40)
    start, end = first.toordinal() - pad, last.toordinal() + pad
    names = [row for row in ROWS if any(m.row == row for m, _, _ in known)]

    def x(day: date) -> float:
        return round(GUTTER + (day.toordinal() - start) / (end - start) * (WIDTH - GUTTER - 16), 1)

    spots: list[Spot] = []
    for mark, earliest, latest in sorted(known, key=lambda item: (item[1], item[0].entry)):
        left, right = x(earliest), x(latest)
        middle = TOP + ROW * (names.index(mark.row) + 0.5)
        taken = [s.y for s in spots if abs(s.x + s.width / 2 - (left + right) / 2) < APART]
        y = next((middle + shift for shift in (0, -12, 12) if middle + shift not in taken), middle)
        spots.append(Spot(left, y, round(right - left, 1), mark.status, mark.label))
    rows = tuple(Tick(TOP + ROW * (n + 0.5), name) for n, name in enumerate(names))
    today = x(on) if start <= on.toordinal() <= end else None
    ticks = _time_ticks(date.fromordinal(start), date.fromordinal(end))
    return TimeLine(TOP + ROW * len(names) + 28, rows, tuple(Tick(x(d), t) for d, t in ticks), tuple(spots), today)


def _time_ticks(first: date, last: date) -> list[tuple[date, str]]:
    """Firsts of months or years, twelve at most."""
    months = [date(y, m, 1) for y in range(first.year, last.year + 1) for m in range(1, 13)]
    months = [day for day in months if first <= day <= last]
    step = next((s for s in (1, 3, 12, 24, 60, 120) if sum(1 for d in months if _on(d, s)) <= 12), 240)
    chosen = [day for day in months if _on(day, step)]
    names = [str(d.year) if d.month == 1 or step >= 12 else MONTHS[d.month - 1][:3] for d in chosen]
    if names and not names[0].isdigit():
        names[0] += f" {chosen[0].year}"
    return list(zip(chosen, names, strict=True))


def _on(day: date, step: int) -> bool:
    return (day.year * 12 + day.month - 1) % step == 0


def curve(months: Sequence[Month]) -> Curve | None:
    """Bars up for cooperation and down for conflict, and the net line; None without a month."""
    if not months:
        return None
    most = max(5.0, *(m.cooperation for m in months), *(-m.conflict for m in months))
    most = next(n * 10**p for p in range(9) for n in (5, 10, 20, 25, 30, 40) if n * 10**p >= most)
    slot = (WIDTH - GUTTER - 16) / len(months)
    width = min(28.0, slot * 0.7)
    middle = TOP + HALF
    bars, points = [], []
    for number, month in enumerate(months):
        centre = GUTTER + slot * (number + 0.5)
        up, down = month.cooperation / most * HALF, -month.conflict / most * HALF
        label = f"{MONTHS[int(month.month[5:]) - 1]} {month.month[:4]}: {month.acts} acts"
        bars.append(Bar(round(centre - width / 2, 1), round(width, 1), round(up, 1), round(down, 1), label))
        points.append(f"{centre:.1f},{middle - (up - down):.1f}")
    days = _time_ticks(date.fromisoformat(months[0].month + "-01"), date.fromisoformat(months[-1].month + "-01"))
    index = {month.month: number for number, month in enumerate(months)}
    ticks = [Tick(round(GUTTER + slot * (index[d.isoformat()[:7]] + 0.5), 1), label) for d, label in days]
    scale = [Tick(middle - share * HALF, f"{share * most:+g}" if share else "0") for share in (1, 0.5, 0, -0.5, -1)]
    return Curve(2 * HALF + TOP + 28, middle, tuple(bars), " ".join(points), tuple(ticks), tuple(scale))
