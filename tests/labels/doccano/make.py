"""Sends a file through doccano itself: imports it into a new project and exports it again.

    pip install doccano==1.8.4 'numpy<2' 'marshmallow<4' 'setuptools<81' 'djangorestframework<3.15' requests
    doccano init && doccano createuser --username admin --password pass
    doccano webserver --port 8765 & doccano task &
    claimbench label export data --format doccano --out sent.jsonl
    python make.py sent.jsonl export.jsonl

The project allows overlapping spans and relations; doccano drops either where it does not.
"""

import io
import sys
import time
import zipfile

import requests

BASE = "http://127.0.0.1:8765/v1"
sent, out = sys.argv[1:]
http = requests.Session()
http.post(f"{BASE}/auth/login/", json={"username": "admin", "password": "pass"}).raise_for_status()
http.headers["X-CSRFToken"] = http.cookies.get("csrftoken", "")


def wait(task):
    while not (status := http.get(f"{BASE}/tasks/status/{task}").json())["ready"]:
        time.sleep(0.5)
    print(status)


project = http.post(f"{BASE}/projects", json={
    "name": "figures", "description": "figure claims", "project_type": "SequenceLabeling", "guideline": "",
    "resourcetype": "SequenceLabelingProject", "allow_overlapping": True, "use_relation": True,
    "random_order": False, "collaborative_annotation": False, "grapheme_mode": False, "tags": [],
})
project.raise_for_status()
here = f"{BASE}/projects/{project.json()['id']}"
with open(sent, "rb") as file:
    upload = http.post(f"{BASE}/fp/process/", files={"filepond": ("sent.jsonl", file)})
upload.raise_for_status()
started = http.post(f"{here}/upload", json={
    "format": "JSONL", "task": "RelationExtraction", "uploadIds": [upload.text.strip('"')],
    "column_data": "text", "column_label": "label", "encoding": "utf_8",
})
started.raise_for_status()
wait(started.json()["task_id"])
started = http.post(f"{here}/download", json={"format": "JSONL", "exportApproved": False})
started.raise_for_status()
task = started.json()["task_id"]
wait(task)
archive = zipfile.ZipFile(io.BytesIO(http.get(f"{here}/download", params={"taskId": task}).content))
print(archive.namelist())
with open(out, "wb") as file:
    for name in sorted(archive.namelist()):
        file.write(archive.read(name))
