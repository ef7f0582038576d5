"""Sends tasks through Label Studio itself: our configuration, our tasks, one of them annotated, and its own export.

    pip install label-studio==1.23.0
    LABEL_STUDIO_ENABLE_LEGACY_API_TOKEN=true label-studio start --no-browser --port 8766 \
        --username ana@example.org --password secret-word --user-token 0123456789abcdef0123456789abcdef01234567 &
    claimbench label config --format label-studio > config.xml
    claimbench label export data --format label-studio --out tasks.json
    python make.py config.xml tasks.json export.json

ana takes each prediction over as it is, but for the first figure of the first task, whose modifier she corrects.
"""

import json
import sys
import urllib.request

BASE = "http://127.0.0.1:8766/api"
TOKEN = "0123456789abcdef0123456789abcdef01234567"
config, tasks, out = sys.argv[1:]


def ask(path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"{BASE}{path}", data, {"Content-Type": "application/json"})
    request.add_header("Authorization", f"Token {TOKEN}")
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


with open(config, encoding="utf-8") as file:
    project = ask("/projects/", {"title": "figures", "label_config": file.read()})["id"]
with open(tasks, encoding="utf-8") as file:
    print(ask(f"/projects/{project}/import", json.load(file)))
listed = ask(f"/tasks?project={project}&fields=all")["tasks"]
for number, task in enumerate(sorted(listed, key=lambda task: task["id"])):
    result = ask(f"/tasks/{task['id']}")["predictions"][0]["result"]
    if number == 0:
        first = next(entry for entry in result if entry.get("from_name") == "figure_modifier")
        first["value"]["choices"] = ["approximate"]
    ask(f"/tasks/{task['id']}/annotations/", {"result": result})
with open(out, "w", encoding="utf-8") as file:
    json.dump(ask(f"/projects/{project}/export?exportType=JSON"), file, ensure_ascii=False)
