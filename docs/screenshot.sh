#!/usr/bin/env bash
# Makes docs/brief.png, the picture in the README, from the brief that `make demo` writes. Needs Chromium.
# Usage: docs/screenshot.sh [BRIEF.html] [PICTURE.png]
set -euo pipefail
cd "$(dirname "$0")/.."
brief=${1:-out/brief-JPN-KOR.html}
picture=${2:-docs/brief.png}
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
    echo "Chromium is not installed; on Debian: apt-get install chromium fonts-noto-cjk" >&2
    exit 2
}
[ -f "$brief" ] || { echo "There is no $brief; run make demo first" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# One line that rests on one report is opened, so that the picture shows what stands behind it.
sed '/aria-labelledby="h-single"/,/<details>/s/<details>/<details open>/' "$brief" >"$work/brief.html"
"$chromium" --headless --no-sandbox --disable-gpu --disable-background-networking --hide-scrollbars \
    --user-data-dir="$work/profile" --window-size=1280,1420 --screenshot="$work/brief.png" \
    "file://$work/brief.html" >/dev/null 2>&1
mv "$work/brief.png" "$picture"
echo "$picture"
