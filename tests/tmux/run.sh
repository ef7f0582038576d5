#!/usr/bin/env bash
# Drives `claimbench review` in a real terminal: keys in, screen and exit code out.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
if ! command -v tmux >/dev/null; then
  echo "tmux is missing" >&2
  exit 1
fi
if [ -z "${CLAIMBENCH:-}" ]; then
  (cd "$root" && cargo build --quiet)
  CLAIMBENCH="$root/target/debug/claimbench"
fi
export LC_ALL=C.UTF-8
unset CI GITHUB_ACTIONS NO_COLOR
work=$(mktemp -d)
socket="claimbench-$$"
servers=0
mux() { tmux -L "$socket" -f /dev/null "$@"; }
trap 'mux kill-server 2>/dev/null || true; rm -rf "$work"' EXIT
failed=0
cd "$work"

screen() { mux capture-pane -p -t t; }
keys() { mux send-keys -t t "$@"; }
# Waits until the screen holds a text; says what stood there where it never does.
await() {
  local i
  for i in $(seq 1 300); do
    if screen | grep -qF -- "$1"; then return 0; fi
    sleep 0.05
  done
  echo "FAIL ($name): the screen never showed: $1" >&2
  screen >&2
  failed=1
  return 1
}
check() {
  if ! eval "$2"; then
    echo "FAIL ($name): $1" >&2
    failed=1
  fi
}
# A new server: the one before may still be on its way out.
fresh() {
  mux kill-server 2>/dev/null || true
  servers=$((servers + 1))
  socket="claimbench-$$-$servers"
}
# Opens a terminal of so many columns and rows, and the review in it.
open() {
  fresh
  mux new-session -d -s t -x "$1" -y "$2" "PS1='$ ' sh"
  mux set-option -t t status off
  keys "cd '$work' && clear; '$CLAIMBENCH' review --snapshot $3; echo left with \$?" Enter
}
# The screen is gone, the shell's own is back, and typing is seen.
clean() {
  check "the alternate screen was left" '[ "$(mux display-message -p -t t "#{alternate_on}")" = 0 ]'
  check "the cursor is back" '[ "$(mux display-message -p -t t "#{cursor_flag}")" = 1 ]'
  keys "echo se''en" Enter
  await "seen" || true
}
# A folder with two results that wait.
folder() {
  rm -rf "$1"
  cp -r pending "$1"
}

"$CLAIMBENCH" -q demo --out d >/dev/null
awk 'NR % 9 != 4' d/predictions/builtin.jsonl >worse.jsonl
awk 'NR % 5 != 2' d/predictions/digits.jsonl >fewer.jsonl
score() { "$CLAIMBENCH" -q score d/dataset --pred builtin="$1" --pred digits="$2" --out scores --snapshot pending >/dev/null; }
score d/predictions/builtin.jsonl d/predictions/digits.jsonl
"$CLAIMBENCH" -q accept --all --snapshot pending
score worse.jsonl fewer.jsonl
names=$(cd pending && ls ./*.snap.new | wc -l)
[ "$names" = 2 ] || { echo "expected two results that wait, found $names" >&2; exit 1; }

name="accept all"
folder one
open 120 30 one
await "[1/2] dataset__builtin"
keys A
await "left with 0"
await "accepted dataset__digits"
clean
check "nothing waits" '[ -z "$(ls one/*.snap.new 2>/dev/null)" ]'
check "the new result is accepted" 'cmp -s one/dataset__builtin.snap pending/dataset__builtin.snap.new'
check "no lock is left" '[ ! -e one/.lock ]'

name="reject one"
folder two
open 120 30 two
await "[1/2] dataset__builtin"
keys r
await "[2/2] dataset__digits"
keys q
await "left with 1"
await "1 snapshot still waits"
clean
check "the rejected result is gone" '[ ! -e two/dataset__builtin.snap.new ]'
check "the accepted result stands" 'cmp -s two/dataset__builtin.snap pending/dataset__builtin.snap'
check "the other waits" '[ -e two/dataset__digits.snap.new ]'

name="changed since it was shown"
folder changed
open 120 30 changed
await "[1/2] dataset__builtin"
sed 's/^fields claim: f1=0\.[0-9]*/fields claim: f1=0.1234/' pending/dataset__builtin.snap.new >changed/dataset__builtin.snap.new
keys a
await "changed since you looked"
await "0.1234"
check "nothing was accepted" 'cmp -s changed/dataset__builtin.snap pending/dataset__builtin.snap'
keys a
await "[2/2] dataset__digits"
check "what was shown then is accepted" 'grep -q "f1=0.1234" changed/dataset__builtin.snap'
keys q
await "left with 1"
clean

name="filter, search, article, numbers, help"
folder three
open 100 30 three
await "[1/2] dataset__builtin"
keys f
await "filter:"
keys Space Escape
await "(broken)"
keys x /
keys -l "toamasina"
keys Enter
await "fr-01-emeutes-toamasina"
keys o
await "fr-01-emeutes-toamasina  j k scroll"
check "the article is marked at the place" 'screen | grep -q "\^"'
keys q d
await "95% interval"
keys q "?"
await "open the article at the claim"
keys q q
await "left with 1"
clean

name="resize"
open 120 30 three
await "[1/2] dataset__builtin"
mux resize-window -t t -x 40 -y 10
await "dataset__builtin"
sleep 0.4
check "no row is wider than 40" '[ "$(screen | wc -L)" -le 40 ]'
check "the list and the claim are both there" 'screen | grep -q "broken.*missed"'
keys j j
await "3/"
mux resize-window -t t -x 120 -y 30
await "help q quit"
keys q
await "left with 1"
clean

name="Ctrl-C"
open 80 24 three
await "dataset__builtin"
keys C-c
await "left with 130"
clean

name="SIGTERM"
open 80 24 three
await "dataset__builtin"
kill -TERM "$(sed 's/.*pid \([0-9]*\).*/\1/' three/.lock)"
await "left with 143"
clean
check "no lock is left" '[ ! -e three/.lock ]'

name="the terminal is gone"
open 80 24 three
await "dataset__builtin"
reviewer=$(sed 's/.*pid \([0-9]*\).*/\1/' three/.lock)
mux kill-server
for i in $(seq 1 100); do kill -0 "$reviewer" 2>/dev/null || break; sleep 0.05; done
check "the review ended with its terminal" '! kill -0 "$reviewer" 2>/dev/null'
# Its lock may still lie there: it names a process that is no more, and holds nobody up.
cp -r three orphaned
check "the next reviewer may decide" '"$CLAIMBENCH" -q accept --all --snapshot orphaned'

name="two reviewers"
open 80 24 three
await "dataset__builtin"
code=0
"$CLAIMBENCH" accept --all --snapshot three 2>said || code=$?
check "the second is told" '[ "$code" = 2 ] && grep -q "is deciding on these snapshots" said'
kill -KILL "$(sed 's/.*pid \([0-9]*\).*/\1/' three/.lock)"
await "left with 137"
code=0
"$CLAIMBENCH" -q reject dataset__digits --snapshot three || code=$?
check "a killed reviewer holds nothing" '[ "$code" = 0 ]'

name="NO_COLOR"
fresh
mux new-session -d -s t -x 80 -y 24 "env NO_COLOR=1 '$CLAIMBENCH' review --snapshot '$work/three'"
await "dataset__builtin"
check "no colour" '! mux capture-pane -e -p -t t | grep -q "$(printf "\033")\[[0-9;]*3[0-7]m"'

name="no terminal"
code=0
"$CLAIMBENCH" review --snapshot three </dev/null >said 2>&1 || code=$?
check "the commands are listed" '[ "$code" = 1 ] && grep -q "claimbench accept dataset__builtin --snapshot three" said'

name="5,000 differences"
mkdir many
head='---\nsource: big\nexpression: x\ninfo:\n  format: 1\n  dataset: big\n  dataset_hash: abc\n  system: s\n  signature: "matcher:1"\n---\n'
lines() {
  awk -v class="$1" 'BEGIN { for (n = 0; n < 5000; n++) printf "wrong a%d:%d-%d: class=%s figure=incorrect gold.figure=1347 got.figure=347 text=\"1 347\" in=fr sentence=\"Selon la mairie, 1 347 personnes sont parties.\" marks=figure:17-22,unit:23-32\n", n / 8, n % 8 * 50, n % 8 * 50 + 5, class }'
}
{ printf -- "$head"; lines scale; } >many/big__s.snap
{ printf -- "$head"; lines grouping; } >many/big__s.snap.new
fresh
mux new-session -d -s t -x 120 -y 40 "PS1='$ ' sh"
keys "cd '$work'; '$CLAIMBENCH' review --snapshot many; echo left with \$?"
sleep 0.3
before=$(date +%s%N)
keys Enter
until screen | grep -qF "1/5000"; do sleep 0.01; done
opened=$((($(date +%s%N) - before) / 1000000))
before=$(date +%s%N)
for i in $(seq 1 10); do keys -N 100 j; done
until screen | grep -qF "1001/5000"; do
  sleep 0.01
  [ $((($(date +%s%N) - before) / 1000000)) -lt 30000 ] || break
done
scrolled=$((($(date +%s%N) - before) / 1000000))
echo "5,000 differences: open in $opened ms, 1,000 rows down in $scrolled ms"
check "it opens in time" '[ "$opened" -lt "${OPEN_MS:-3000}" ]'
check "it scrolls in time" '[ "$scrolled" -lt "${SCROLL_MS:-6000}" ]'
keys q
await "left with 1"

if [ "$failed" = 0 ]; then echo "the review screen behaves"; fi
exit "$failed"
