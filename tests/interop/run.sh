#!/usr/bin/env bash
# Opens a dataset in the tools that people use. Makes its own Python environment under target/.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
venv=${INTEROP_VENV:-$root/target/interop}
# The stamp is written last: an installation that broke off is done again.
if ! cmp -s "$here/requirements.txt" "$venv/installed.txt"; then
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --requirement "$here/requirements.txt"
  cp "$here/requirements.txt" "$venv/installed.txt"
fi
(cd "$root" && cargo build --quiet)
exec "$venv/bin/python" "$here/interop.py" "$root/target/debug/claimbench" "$root/datasets/demo"
