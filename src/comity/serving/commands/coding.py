"""The command that codes raw sentences, outside any ledger."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from comity.serving import options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from comity.reading.coding import CodedAct

MOST_BYTES = 5_000_000  # of a file; a larger one belongs into a ledger
LINES = {".json": "json", ".jsonl": "json"}


def code(
    text: Annotated[str | None, typer.Argument(metavar="TEXT", help="One sentence or several.")] = None,
    file: Annotated[Path | None, typer.Option("--file", help="Read from a file; - for standard input.")] = None,
    least: Annotated[float, typer.Option(min=0.05, max=0.95, help="How likely an act must be to be told.")] = 0.6,
    form: options.Format = None,
    output: options.Output = None,
) -> None:
    """Code sentences as events, who does what to whom, by PLOVER and CAMEO: text or json, one sentence a line."""
    from comity.errors import UsageError
    from comity.reading.coder import load_coder
    from comity.reading.coding import code_texts
    from comity.reading.sentences import split
    from comity.register import load_register
    from comity.serving import asking, telling

    name = asking.form_of(form, output, LINES, "text")
    if name not in ("text", "json"):
        raise UsageError(f"There is no format {name!r} here. Choose text or json.")
    given = _given(text, file)
    sentences = [s.text for s in split(given)]
    register, coder = load_register(), load_coder()
    found = zip(sentences, code_texts(sentences, register, coder, least), strict=True)
    lines = (line for sentence, acts in found
             for line in (_as_json(sentence, acts) if name == "json" else _as_text(sentence, acts)))
    telling.give(lines, output)


def _given(text: str | None, file: Path | None) -> str:
    """The text that was given, or UsageError with what to do."""
    import sys

    from comity.errors import UsageError

    if (text is None) == (file is None):
        raise UsageError("Give a TEXT, or --file with a path (- for standard input), and not both.")
    if text is not None:
        return text
    assert file is not None
    if str(file) == "-":
        return sys.stdin.read(MOST_BYTES)
    try:
        if file.stat().st_size > MOST_BYTES:
            raise UsageError(f"{file} has over {MOST_BYTES // 1_000_000} MB. Read it into a ledger: comity read {file}")
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror or error}. Check the path.") from error


def _as_json(sentence: str, acts: list[CodedAct]) -> Iterator[str]:
    yield json.dumps({"text": sentence, "acts": [{
        "source": sentence[slice(*a.source)], "source_states": a.source_states,
        "target": sentence[slice(*a.target)] if a.target else None, "target_states": a.target_states,
        "event_type": a.type, "mode": a.mode, "cameo": a.code, "auxiliary": a.auxiliary,
        "trigger": sentence[slice(*a.trigger)], "probability": round(a.probability, 3)} for a in acts]},
        ensure_ascii=False) + "\n"


def _as_text(sentence: str, acts: list[CodedAct]) -> Iterator[str]:
    from comity.codebook.cameo import cameo

    yield f"{' '.join(sentence.split())}\n"
    for a in acts:
        target = f" -> {_party(sentence, a.target, a.target_states)}" if a.target else ""
        mode = f"/{a.mode}" if a.mode else ""
        unreal = f", {a.auxiliary}" if a.auxiliary else ""
        yield (f"  {a.probability:.2f}  {a.type}{mode} (CAMEO {a.code} {cameo(a.code).name}{unreal}): "
               f"{_party(sentence, a.source, a.source_states)}{target}, by “{sentence[slice(*a.trigger)]}”\n")
    if not acts:
        yield "  no act\n"


def _party(sentence: str, span: tuple[int, int], states: tuple[str, ...]) -> str:
    return f"{sentence[slice(*span)]} [{'+'.join(states) or '?'}]"
