"""Builds a dataset with the program, opens it in other tools, and compares their rows with the JSON lines.

In: the program, the demo corpus. Out: one line a tool, and exit code 1 where one reads other rows.
"""

import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import tomllib

os.environ["HF_DATASETS_OFFLINE"] = "1"
os.environ["HF_HUB_DISABLE_PROGRESS_BARS"] = "1"

import datasets
import duckdb
import mlcroissant
import pandas
import polars
import pyarrow
import pyarrow.ipc
import pyarrow.parquet

datasets.disable_progress_bars()
program, demo = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
tests = pathlib.Path(__file__).resolve().parent.parent
failures = 0


def run(*arguments, stdin=b""):
    done = subprocess.run([program, *map(str, arguments)], input=stdin, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def plain(value):
    """Numbers, lists and dictionaries as JSON has them, whatever the tool made of them."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, float) and value != value:
        return None
    return value


def same(tool, rows, expected):
    global failures
    rows = [plain(row) for row in rows]
    if rows == expected:
        print(f"ok    {tool}: {len(rows)} rows")
        return
    failures += 1
    wrong = [(a, b) for a, b in zip(rows, expected) if a != b]
    print(f"WRONG {tool}: {len(rows)} rows for {len(expected)}; first difference: {wrong[:1]}")


def open_everywhere(data, table, expected):
    files = f"{data}/{table}/*.parquet"
    same(f"pyarrow {table}", pyarrow.parquet.read_table(data / table).to_pylist(), expected)
    same(f"polars {table}", polars.read_parquet(files).to_dicts(), expected)
    same(f"pandas {table}", pandas.read_parquet(data / table).to_dict("records"), expected)
    found = duckdb.sql(f"select * from read_parquet('{files}')")
    names = [column[0] for column in found.description]
    same(f"duckdb {table}", [dict(zip(names, row)) for row in found.fetchall()], expected)
    with tempfile.TemporaryDirectory() as cache:
        loaded = datasets.load_dataset(str(data), table, cache_dir=cache)
        assert list(loaded) == ["train"], list(loaded)
        same(f"datasets {table}", loaded["train"].to_list(), expected)


def croissant(data, table, expected):
    def columns(row, prefix=""):
        for key, item in row.items():
            if isinstance(item, dict):
                yield from columns(item, f"{prefix}{key}/")
            elif isinstance(item, list) and item and isinstance(item[0], dict):
                for inner in item[0]:
                    yield f"{prefix}{key}/{inner}", [each[inner] for each in item]
            elif item not in (None, []):
                yield f"{prefix}{key}", item

    def decoded(item):
        if isinstance(item, list):
            return [decoded(each) for each in item]
        return item.decode() if isinstance(item, bytes) else item

    described = mlcroissant.Dataset(jsonld=data / "croissant.json")
    rows = []
    for record in described.records(table):
        named = {key.removeprefix(f"{table}/"): decoded(plain(item)) for key, item in record.items()}
        rows.append({key: item for key, item in named.items() if item not in (None, [])})
    same(f"mlcroissant {table}", rows, [dict(columns(row)) for row in expected])


def streams(lines, expected):
    articles = pyarrow.Table.from_pylist([json.loads(line) for line in lines.splitlines()])
    sink = io.BytesIO()
    with pyarrow.ipc.new_stream(sink, articles.schema) as writer:
        batches = articles.to_batches(max_chunksize=3)
        for batch in batches:
            writer.write_batch(batch)
    out = run("extract", "--input", "arrow", "--output", "arrow", stdin=sink.getvalue())
    found = list(pyarrow.ipc.open_stream(out))
    assert len(found) == len(batches), "a batch for each batch"
    same("arrow stream", [row for batch in found for row in batch.to_pylist()], expected)


def linked(data):
    """Articles on one event, and articles with sums."""
    cases = [tomllib.loads((tests / "links" / name).read_text()) for name in ("fire.toml", "sums.toml")]
    lines = "\n".join(json.dumps(article) for case in cases for article in case["article"])
    run("build", "-", "--out", data, stdin=lines.encode())
    links = pyarrow.parquet.read_table(data / "links").to_pylist()
    assert {row["kind"] for row in links} == {"event", "sum", "wrong_sum"}, links
    open_everywhere(data, "links", links)
    croissant(data, "links", links)


def rewritten(data, folder, expected):
    """What other tools write back is read as our own."""
    out = folder / "polars.parquet"
    polars.read_parquet(f"{data}/claims/*.parquet").write_parquet(out)
    run("check", out)
    out = folder / "pandas.parquet"
    pandas.read_parquet(data / "claims").to_parquet(out)
    run("check", out)
    out = folder / "duckdb.parquet"
    duckdb.sql(f"copy (select * from read_parquet('{data}/claims/*.parquet')) to '{out}' (format parquet)")
    run("check", out)
    print(f"ok    written back by polars, pandas and duckdb: {len(expected)} rows each")


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    texts = sorted((demo / "articles").glob("*.txt"))
    lines = "\n".join(json.dumps({"id": t.stem, "text": t.read_bytes().decode()}) for t in texts).encode()
    machine = [json.loads(line) for line in run("extract", "--input", "jsonl", stdin=lines).splitlines()]
    run("build", "-", "--out", folder / "silver", stdin=lines)
    if machine:
        open_everywhere(folder / "silver", "claims", machine)
    streams(lines, machine)

    run("build", demo / "articles", "--labels", demo / "gold", "--out", folder / "gold")
    gold = pyarrow.parquet.read_table(folder / "gold" / "claims").to_pylist()
    labelled = [json.loads(line) for file in (demo / "gold").iterdir() for line in file.read_text().splitlines()]
    labelled.sort(key=lambda claim: (claim["article_id"], claim["figure"]["start"]))
    same("gold labels", [{key: row[key] for key in claim} for row, claim in zip(gold, labelled)], labelled)
    open_everywhere(folder / "gold", "claims", gold)
    articles = pyarrow.parquet.read_table(folder / "gold" / "articles").to_pylist()
    open_everywhere(folder / "gold", "articles", articles)
    texts = {text.stem: text.read_bytes().decode().removeprefix("\ufeff") for text in texts}
    for claim in gold:
        text = texts[claim["article_id"]]
        assert text[claim["figure"]["start"] : claim["figure"]["end"]] == claim["figure"]["text"]
    croissant(folder / "gold", "claims", gold)
    croissant(folder / "gold", "articles", articles)
    linked(folder / "linked")
    rewritten(folder / "gold", folder, gold)
    labels = tests / "labels" / "agreement"
    printed = run("label", "agree", labels / "ana.jsonl", labels / "bo.jsonl", "--json", "--articles", demo / "articles")
    (folder / "agreement.json").write_bytes(printed)
    agreement = ["--labels", labels / "ana.jsonl", "--agreement", folder / "agreement.json"]
    run("build", demo / "articles", *agreement, "--out", folder / "agreed")
    assert "alpha" in json.loads((folder / "agreed" / "croissant.json").read_text())["rai:dataAnnotationAnalysis"]
    for described in ("gold", "agreed"):
        jsonld = folder / described / "croissant.json"
        validator = pathlib.Path(sys.executable).parent / "mlcroissant"
        failures += subprocess.run([validator, "validate", "--jsonld", jsonld]).returncode != 0

sys.exit(1 if failures else 0)
