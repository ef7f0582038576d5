#!/usr/bin/env bash
# Walks the way of docs/review.md with this program in a real terminal, and puts the captured screens into that page, and the
# same walk without a screen into README.md.
# Builds the program twice: as it is, and with one entry taken from a pack, which is put back at the end. Where
# CLAIMBENCH_BEFORE and CLAIMBENCH_AFTER name two programs that are built already, it takes these.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
pack="$root/src/lang/packs/fr.toml"
entry='"précis~v_er", '
export LC_ALL=C.UTF-8 USER=anna
unset CI GITHUB_ACTIONS
work=$(mktemp -d)
socket="claimbench-walk-$$"
mux() { tmux -L "$socket" -f /dev/null "$@"; }
trap 'mux kill-server 2>/dev/null || true; [ ! -e "$work/pack" ] || cp "$work/pack" "$pack"; rm -rf "$work"' EXIT

mkdir "$work/bin"
if [ -n "${CLAIMBENCH_BEFORE:-}" ]; then
  cp "$CLAIMBENCH_BEFORE" "$work/claimbench"
  cp "${CLAIMBENCH_AFTER:?the program with the changed pack}" "$work/bin/claimbench"
else
  (cd "$root" && cargo build --quiet)
  cp "$root/target/debug/claimbench" "$work/claimbench"
  cp "$pack" "$work/pack"
  grep -qF "$entry" "$pack" || { echo "the pack has no entry $entry" >&2; exit 1; }
  sed -i "s/$entry//" "$pack"
  (cd "$root" && cargo build --quiet)
  cp "$root/target/debug/claimbench" "$work/bin/claimbench"
  cp "$work/pack" "$pack"
fi

cd "$work"
./claimbench -q demo --out d >/dev/null
score() { claimbench score d/dataset --pred builtin="$1" --out "$2" --snapshot snapshots; }
PATH="$work:$PATH" score d/predictions/builtin.jsonl before >/dev/null 2>&1
./claimbench -q accept --all --pin claim.f1
export PATH="$work/bin:$PATH"
{
  echo '$ claimbench run d/dataset --system builtin --out now --no-cache'
  claimbench run d/dataset --system builtin --out now --no-cache 2>&1
  echo '$ claimbench -q score d/dataset --pred builtin=now/builtin.jsonl --out scores --snapshot snapshots'
  claimbench -q score d/dataset --pred builtin=now/builtin.jsonl --out scores --snapshot snapshots >/dev/null
  echo '$ claimbench pending'
  claimbench pending || true
} >score.txt
{
  echo '$ claimbench diff before scores --limit 2'
  claimbench diff before scores --limit 2 || true
} >diff.txt

# How long a run takes is this machine's matter, and of a debug build.
sed -i 's/, [0-9.]* s$//' score.txt
# The README's walk: the same change, on the prompt.
cp -r d/dataset data
old() { PATH="$work:$PATH" claimbench "$@"; }
old -q score data --pred builtin=d/predictions/builtin.jsonl --pred digits=d/predictions/digits.jsonl --out r --snapshot snaps >/dev/null
{
  echo '$ claimbench accept --snapshot snaps --all'
  old accept --snapshot snaps --all 2>&1
  echo "$ sed -i 's/$entry//' src/lang/packs/fr.toml && cargo install --path ."
  echo '$ claimbench run data --system builtin --out now --no-cache'
  claimbench run data --system builtin --out now --no-cache 2>&1 | sed 's/, [0-9.]* s$//'
  echo '$ claimbench -q score data --pred builtin=now/builtin.jsonl --out scores --snapshot snaps > scores.txt'
  claimbench -q score data --pred builtin=now/builtin.jsonl --out r --snapshot snaps >/dev/null
  echo '$ claimbench review --snapshot snaps --print'
  # Its first claim is enough.
  { claimbench review --snapshot snaps --print || true; } | awk '/^broken / && ++claims == 2 { exit } { print }' | sed '$d'
  echo '  …'
  echo '$ claimbench accept data__builtin --snapshot snaps'
  claimbench accept data__builtin --snapshot snaps 2>&1
} >walk.txt

keys() { mux send-keys -t t "$@"; }
await() {
  for _ in $(seq 1 200); do
    if mux capture-pane -p -t t | grep -qF -- "$1"; then sleep 0.2; return 0; fi
    sleep 0.05
  done
  echo "the screen never showed: $1" >&2
  mux capture-pane -p -t t >&2
  exit 1
}
picture() { mux capture-pane -p -t t | sed 's/[[:space:]]*$//' | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}' >"$1.txt"; }
mux new-session -d -s t -x 110 -y 24 "PS1='$ ' sh"
mux set-option -t t status off
keys "cd '$work'; clear; claimbench review" Enter
await "dataset__builtin"
picture screen
keys f
await "filter:"
picture filter
keys Escape
sleep 0.3
keys o
await "Esc back"
picture article
keys q d
await "95% interval"
picture numbers
keys q "?"
await "open the article at the claim"
picture help
keys q
await "help q quit"
keys a
await "accept why?"
keys -l "the verb moves to another list"
keys Enter
await "accepted dataset__builtin"
{
  echo '$ claimbench review'
  echo 'accepted dataset__builtin'
  echo '$ tail -n +4 snapshots/floors.toml'
  tail -n +4 snapshots/floors.toml
} >accepted.txt

for page in docs/review.md README.md; do
  awk -v work="$work" '
    /^<!-- picture: / { name = $3; print; getline; print; while ((getline line < (work "/" name ".txt")) > 0) print line; skip = 1; next }
    skip && /^```/ { skip = 0 }
    !skip { print }
  ' "$root/$page" >page.md
  cp page.md "$root/$page"
  echo "$page holds what this program shows"
done
