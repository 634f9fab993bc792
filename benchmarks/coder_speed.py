"""How fast is the event coder? Sentences a second on one core through all heads.

    python benchmarks/coder_speed.py

640 sentences of 26 to 30 word pieces from `training/sentences/`; each is encoded once, two pairs and a promise are
asked about it. Processor time, median of five runs: bind it to one core and keep that free.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

from comity.reading.coder import load_coder

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "training"))

import markup  # type: ignore[import-not-found]  # noqa: E402

SENTENCES = ROOT / "training" / "sentences" / "newswire_cooperation.txt"
PIECES = range(26, 31)
MANY, RUNS = 640, 5


def main() -> None:
    """Measure and print."""
    coder = load_coder()
    texts = [sample.text for _, line in markup.lines(SENTENCES) if (sample := markup.parse(line))]
    texts = [text for text in texts if len(coder.tokenizer.encode(text).ids) in PIECES]
    texts = (texts * (MANY // len(texts) + 1))[:MANY]
    spent = []
    for _ in range(RUNS):
        begun = time.process_time()
        read = coder.read(texts)
        coder.acts([(s, (0, 5), (10, 20)) for s in read for _ in range(2)])
        coder.promises([(s, (0, 5)) for s in read])
        coder.tells(read)
        spent.append(time.process_time() - begun)
    print(f"sentences a second, all heads  {MANY / statistics.median(spent):.0f}")


if __name__ == "__main__":
    main()
