#!/usr/bin/env bash
# Opens report.html in headless Chromium: payloads in every field, keys and links, ten thousand articles.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT
cd "$root"
cargo build --quiet
CLAIMBENCH_PAGES="$pages" cargo test --quiet --test main html::no_string_adds_an_element >/dev/null
python3 "$here/page.py" "$root/target/debug/claimbench" "$root/datasets/demo" "$pages"
