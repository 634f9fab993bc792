"""How big is the base install, and does it work by itself? Makes a bare venv, installs, and uses it.

    python benchmarks/install_size.py [--most MEGABYTES]

Needs pip's index (or its cache). Prints megabytes as the disk counts them (without pip and setuptools), the biggest
packages, how long `comity --help` takes; reads the examples and writes a brief and an export with what is installed.
Exit status 1 if the install is over `--most` or a command fails.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MEGABYTE = 1_000_000
NOT_OURS = ("pip", "setuptools", "_distutils_hack", "pkg_resources", "distutils-precedence.pth")
BIGGEST = 8
RUNS = 5


def size(path: Path) -> int:
    """Bytes on disk of a file or folder."""
    files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file() and not one.is_symlink()]
    return sum(one.stat().st_blocks * 512 for one in files)


def run(program: Path, *arguments: str, cwd: Path) -> float:
    """Seconds that a command takes, with nothing but its own install in reach. Raises CalledProcessError."""
    begun = time.perf_counter()
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COMITY"))}
    subprocess.run([str(program), *arguments], cwd=cwd, check=True, capture_output=True, text=True, env=clean)
    return time.perf_counter() - begun


def main() -> int:
    """Installs, measures, uses."""
    parser = argparse.ArgumentParser(description="Measure the base install.")
    parser.add_argument("--most", type=float, default=400, metavar="MEGABYTES", help="default: 400")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        venv.create(home / "venv", with_pip=True)
        programs = home / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
        try:
            took = run(programs / "pip", "install", "--quiet", "--no-compile", str(ROOT), cwd=home)
            packages = next((home / "venv").rglob("site-packages"))
            sizes = {path.name: size(path) for path in packages.iterdir() if not path.name.startswith(NOT_OURS)}
            comity = programs / "comity"
            help_took = sorted(run(comity, "--help", cwd=home) for _ in range(RUNS))[RUNS // 2]
            run(comity, "read", str(ROOT / "examples" / "japan-korea"), cwd=home)
            run(comity, "brief", "JPN", "KOR", "--output", "brief.html", cwd=home)
            run(comity, "export", "--output", "record.jsonl", cwd=home)
        except subprocess.CalledProcessError as error:
            print(f"{error}\n{error.stdout}{error.stderr}", file=sys.stderr)
            return 1
    total = sum(sizes.values()) / MEGABYTE
    print(f"base install: {total:.0f} MB in {took:.0f} s; comity --help: {help_took:.2f} s; it reads, briefs, exports")
    for name in sorted(sizes, key=sizes.__getitem__, reverse=True)[:BIGGEST]:
        print(f"  {sizes[name] / MEGABYTE:6.1f} MB  {name}")
    return 1 if total > options.most else 0


if __name__ == "__main__":
    sys.exit(main())
