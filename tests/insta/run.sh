#!/usr/bin/env bash
# Lets `cargo insta` decide on the program's own snapshots, inside a Cargo project.
# CARGO_INSTA names the cargo-insta to drive; without it, the one of this version is built under target/insta.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
if [ -z "${CLAIMBENCH:-}" ]; then
  (cd "$root" && cargo build --quiet)
  CLAIMBENCH="$root/target/debug/claimbench"
fi
if [ -z "${CARGO_INSTA:-}" ]; then
  # A tool of the development only: no optimisation, the versions that its authors locked.
  cargo install --quiet --locked --debug --root "$root/target/insta" --version 1.49.0 cargo-insta
  CARGO_INSTA="$root/target/insta/bin/cargo-insta"
fi
unset CI GITHUB_ACTIONS INSTA_UPDATE
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
failed=0
check() {
  if ! eval "$2"; then
    echo "FAIL: $1" >&2
    failed=1
  fi
}
insta() { "$CARGO_INSTA" "$@" >said 2>&1 || true; }

# A project whose folder of snapshots is the program's.
mkdir -p newsroom/src
cd newsroom
printf '[package]\nname = "newsroom"\nversion = "0.1.0"\nedition = "2024"\n[workspace]\n' >Cargo.toml
: >src/lib.rs
"$CLAIMBENCH" -q demo --out ../d >/dev/null
awk 'NR % 9 != 4' ../d/predictions/builtin.jsonl >../worse.jsonl
score() { "$CLAIMBENCH" -q score ../d/dataset --pred builtin="$1" --out ../scores --snapshot snapshots >/dev/null; }
snap=snapshots/dataset__builtin.snap

score ../d/predictions/builtin.jsonl
insta accept
check "a first result is accepted" '[ -e "$snap" ] && [ ! -e "$snap.new" ]'
check "the program sees it as accepted" '[ "$("$CLAIMBENCH" pending --snapshot snapshots | wc -l)" = 0 ]'

score ../worse.jsonl
cp "$snap" ../accepted
cp "$snap.new" ../proposed
insta pending-snapshots
check "a result that waits is listed" 'grep -q "$snap" said'
insta reject
check "a rejected result is gone and the accepted one stands" '[ ! -e "$snap.new" ] && cmp -s "$snap" ../accepted'

score ../worse.jsonl
insta accept
check "an accepted result is the proposed one to the byte" '[ ! -e "$snap.new" ] && cmp -s "$snap" ../proposed'
score ../worse.jsonl
check "the same result waits no more" '[ ! -e "$snap.new" ]'

[ "$failed" = 0 ] && echo "cargo insta accepts and rejects what the program proposes"
exit "$failed"
