"""Opens report.html in a real browser: nothing that a file smuggles in runs, nothing leaves, and it is fast.

page.py PROGRAM DEMO PAGES: the built program, the demo corpus, and the pages that `cargo test html` kept, which have
each payload in every field.
"""

import json
import pathlib
import random
import socketserver
import subprocess
import sys
import tempfile
import threading
import time

from browser import Browser

# What payloads call. It is defined before any page, in frames too, so that a call is counted and not an error.
COUNT = "window.hits = 0; window.ran = () => { top.hits += 1; }; for (const n of ['alert', 'prompt', 'confirm', 'open', 'print']) window[n] = window.ran;" \
        "document.addEventListener('securitypolicyviolation', (e) => { (top.blocked ??= []).push(e.violatedDirective + ' ' + e.blockedURI); });"
ARTICLES = 10_000


class Proxy(socketserver.ThreadingTCPServer):
    """Where every request goes that leaves the browser."""

    allow_reuse_address, daemon_threads = True, True

    def __init__(self):
        self.lines = []

        class Handler(socketserver.StreamRequestHandler):
            def handle(handler):
                self.lines.append(handler.rfile.readline().decode("latin-1").strip())

        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()


def expect(truth, what):
    if not truth:
        raise SystemExit(f"FAILED: {what}")


def leaks(browser, proxy, page):
    """What ran, what was blocked, what was asked for, what went wrong."""
    own = pathlib.Path(page).as_uri()
    found = []
    if browser.run("window.hits"):
        found.append("something ran")
    found += [f"blocked: {v}" for v in browser.run("window.blocked ?? []")]
    found += [f"asked for {e['request']['url']}" for e in browser.of("Network.requestWillBeSent")
              if not e["request"]["url"].startswith(own) or e["request"]["url"].split("#")[0] != own]
    found += [f"left: {line}" for line in proxy.lines if "canary" in line]
    found += [f"dialog: {e['message']}" for e in browser.of("Page.javascriptDialogOpening")]
    found += [f"error: {e['exceptionDetails'].get('exception', {}).get('description')}" for e in browser.of("Runtime.exceptionThrown")]
    found += [f"log: {e['entry']['text']}" for e in browser.of("Log.entryAdded")]
    if not browser.run("location.href").startswith(own):
        found.append("the page was left")
    return found


def start(proxy):
    browser = Browser(f"--proxy-server=127.0.0.1:{proxy.server_address[1]}", "--proxy-bypass-list=<-loopback>")
    browser.call("Page.addScriptToEvaluateOnNewDocument", source=COUNT)
    return browser


def payloads_run_nothing(pages):
    proxy = Proxy()
    browser = start(proxy)
    # A page without the report's care must be caught, or this test could not fail.
    with tempfile.TemporaryDirectory() as folder:
        control = pathlib.Path(folder) / "control.html"
        control.write_text("<img src=http://canary.invalid/1 onerror=ran()><script>ran()</script>")
        browser.open(control.as_uri())
        browser.rest_for(0.5)
        caught = " ".join(leaks(browser, proxy, control))
        for sign in ("something ran", "asked for http://canary", "left: GET http://canary"):
            expect(sign in caught, f"the control page shows {sign!r}, not {caught!r}")
    proxy.lines.clear()
    claims = 0
    for page in pages:
        browser.events.clear()
        browser.open(page.as_uri())
        browser.until("document.querySelector('#list .card')")
        systems = browser.run("[...document.querySelector('[name=system]').options].map((o) => o.value)")
        for number in range(len(systems)):
            # Every claim is chosen, and so is every word sought: both build markup anew.
            claims += browser.run("""(async () => {
                const form = document.getElementById('filters'), turn = () => new Promise((r) => setTimeout(r, 5));
                form.reset(); await turn();
                form.elements.namedItem('system').selectedIndex = %d;
                form.dispatchEvent(new Event('input', { bubbles: true })); await turn(); await turn();
                let seen = 0;
                for (const id of [...document.querySelectorAll('a.claim[id]')].map((a) => a.id)) {
                    document.getElementById(id).click();
                    seen += document.getElementById('inspector').hidden ? 0 : 1;
                }
                const box = form.elements.namedItem('text');
                box.value = form.elements.namedItem('system').value;
                box.dispatchEvent(new Event('input', { bubbles: true }));
                await new Promise((r) => setTimeout(r, 230));
                return seen;
            })()""" % number)
        browser.rest_for(0.02)
        found = leaks(browser, proxy, page)
        expect(not found, f"{page.name}: {found}")
    expect(claims >= 600, f"only {claims} claims were looked at")
    browser.close()
    print(f"{len(pages)} pages with payloads in every field, {claims} claims looked at: nothing ran, nothing left")


def a_reader_finds_the_way(page):
    browser = start(Proxy())
    browser.open(page.as_uri())
    browser.until("document.querySelector('#list .card')")
    expect(browser.run("document.querySelectorAll('#list .card').length") == 8, "eight articles")
    browser.key("j")
    browser.key("j")
    second = browser.run("location.hash")
    browser.key("j")
    browser.key("k")
    expect(browser.run("location.hash") == second != "", "k comes back from j")
    expect(browser.run("document.querySelectorAll('a.claim.chosen').length") >= 1, "the claim is marked")
    id = browser.run("document.querySelector('a.claim.chosen').id")
    # The address leads there from nowhere.
    browser.open("about:blank#")
    browser.call("Page.navigate", url=page.as_uri() + second)
    browser.until("document.querySelector('a.claim.chosen')?.id === " + json.dumps(id))
    browser.key("/")
    expect(browser.run("document.activeElement.name") == "text", "/ goes to the search")
    browser.key("Escape")
    browser.key("?")
    expect(browser.run("document.getElementById('help').open"), "? shows the keys")
    browser.run("document.getElementById('help').close()")
    browser.run("document.querySelector('#errors tbody a').click()")
    browser.until("document.querySelector('[name=class]').value !== ''")
    shown = browser.run("document.querySelectorAll('#list a.claim[id]:not(.faded)').length")
    expect(shown > 0, "a count of errors leads to its claims")
    broken = browser.run("""[...document.querySelectorAll('table')].filter((t) => !t.caption || ![...t.rows].every((r) =>
        r.cells.length === 0 || r.closest('thead') || r.cells[0].scope === 'row')).length""")
    expect(broken == 0, f"{broken} tables without caption or headers")
    browser.close()
    print("keys, addresses, filters and tables are as they should be")


# Sentences in scripts that run to the left, and one that runs to the right: the figure stands between bars, as does its unit.
DIRECTIONS = {
    "ar": ("rtl", "قالت الشرطة إن |149| |شخصا| أصيبوا في المدينة (BBC)."),
    "he": ("rtl", "המשטרה מסרה כי |225| |איש| נפצעו בעיר, כך לפי Reuters."),
    "en": ("ltr", "Police said that |12| |people| were hurt in the town (الشرق الأوسط)."),
}


def scripts_run_their_own_way(program, folder):
    folder = pathlib.Path(folder)
    with open(folder / "texts.jsonl", "w") as texts, open(folder / "gold.jsonl", "w") as gold:
        for language, (_, marked) in DIRECTIONS.items():
            before, figure, between, unit, _ = marked.split("|")
            text, first = marked.replace("|", ""), len(before)
            texts.write(json.dumps({"id": language, "text": text}) + "\n")
            place = first + len(figure) + len(between)
            claim = {"article_id": language, "language": language,
                     "figure": {"text": figure, "start": first, "end": first + len(figure), "value": int(figure)},
                     "unit": {"text": unit, "start": place, "end": place + len(unit), "kind": "count", "code": "person"}}
            gold.write(json.dumps(claim) + "\n")
    subprocess.run([program, "--quiet", "score", "gold.jsonl", "--articles", "texts.jsonl", "--pred", "a=gold.jsonl", "--out", "out",
                    "--resamples", "0"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    browser = start(Proxy())
    browser.open((folder / "out/report.html").as_uri())
    browser.until("document.querySelectorAll('#list .card').length === %d" % len(DIRECTIONS))
    for language, (direction, marked) in DIRECTIONS.items():
        before, figure, _, unit, after = marked.split("|")
        seen = browser.run("""(() => {
            const card = [...document.querySelectorAll('#list .card')].find((c) => c.getAttribute('aria-label') === %s);
            const box = card.querySelector('.text'), mark = box.querySelector('a.claim');
            const at = (node) => { const range = document.createRange(); range.selectNodeContents(node); return range.getBoundingClientRect(); };
            const parts = [...box.querySelectorAll('a.claim, .claim')].map((m) => m.textContent);
            const frame = box.getBoundingClientRect(), first = document.createRange();
            first.setStart(box.firstChild, 0); first.setEnd(box.firstChild, 1);
            const edge = first.getBoundingClientRect();
            const found = { way: getComputedStyle(box).direction, head: getComputedStyle(card.querySelector('header')).direction,
                            text: box.textContent, parts, left: edge.left - frame.left, right: frame.right - edge.right,
                            mark: at(mark).left - edge.left };
            mark.click();
            return found;
        })()""" % json.dumps(language))
        expect(seen["way"] == direction, f"{language}: the text runs {seen['way']}")
        expect(seen["head"] == "ltr", f"{language}: the page's own words run {seen['head']}")
        expect(seen["text"] == marked.replace("|", ""), f"{language}: the text is whole and in its order")
        expect(figure in seen["parts"], f"{language}: {figure} is marked, not {seen['parts']}")
        near, far = (seen["right"], seen["left"]) if direction == "rtl" else (seen["left"], seen["right"])
        expect(near < far, f"{language}: the first letter stands at the wrong edge: {seen}")
        expect((seen["mark"] < 0) == (direction == "rtl"), f"{language}: the figure stands on the wrong side of the first word: {seen}")
        isolated = browser.run("((cells) => cells.length > 4 && cells.every((c) => !c.textContent || c.querySelector('bdi')))([...document.querySelectorAll('#inspector td')])")
        expect(isolated, f"{language}: a value of the claim's table is not kept apart from its neighbours")
    browser.close()
    print(f"{len(DIRECTIONS)} articles in scripts of both directions run their own way")


def ten_thousand_articles_open_at_once(program, folder):
    folder, sure = pathlib.Path(folder), random.Random(0)
    words = "people were counted in the town on Monday said the mayor of a place by the river while rain fell".split()
    with open(folder / "texts.jsonl", "w") as texts, open(folder / "gold.jsonl", "w") as gold, open(folder / "pred.jsonl", "w") as pred:
        for number in range(ARTICLES):
            id, text, claims = f"article-{number:05}", "", []
            for _ in range(10):
                text += " ".join(sure.choices(words, k=30)) + " "
                value = sure.randint(2, 9999)
                claims.append((len(text), len(text) + len(str(value)), value))
                text += f"{value} people. "
            texts.write(json.dumps({"id": id, "text": text}) + "\n")
            for at, end, value in claims:
                unit = {"text": "people", "start": end + 1, "end": end + 7, "kind": "count", "code": "person"}
                claim = {"article_id": id, "language": "en", "figure": {"text": str(value), "start": at, "end": end, "value": value}, "unit": unit}
                gold.write(json.dumps(claim) + "\n")
                claim["figure"]["value"] += sure.random() < 0.2
                if sure.random() > 0.1:
                    pred.write(json.dumps(claim) + "\n")
    subprocess.run([program, "--quiet", "score", "gold.jsonl", "--articles", "texts.jsonl", "--pred", "a=pred.jsonl", "--pred", "b=gold.jsonl",
                    "--out", "out", "--resamples", "0"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    page = folder / "out/report.html"
    browser = start(Proxy())
    seen, shown, sought = [], [], []
    for _ in range(3):
        browser.call("Page.navigate", url="about:blank")
        browser.rest_for(0.3)
        began = time.monotonic()
        browser.call("Page.navigate", url=page.as_uri())
        browser.until("document.querySelectorAll('#list .card').length === 20")
        seen.append(time.monotonic() - began)
        shown.append(browser.run("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0") / 1000)
        began = time.monotonic()
        browser.run("location.hash = '#?system=a&class=missed'")
        browser.until("/^[\\d]+ of 10000 articles, [\\d]+ claims$/.test(document.getElementById('status').textContent)")
        sought.append(time.monotonic() - began)
    size = page.stat().st_size / 1e6
    print(f"{ARTICLES} articles, {ARTICLES * 10} claims, two systems: {size:.1f} MB; first paint {min(shown):.2f} s, "
          f"first articles {min(seen):.2f} s, filter over all {min(sought):.2f} s")
    browser.close()


if __name__ == "__main__":
    program, demo, kept = (pathlib.Path(argument).resolve() for argument in sys.argv[1:4])
    pages = sorted(kept.glob("*.html"))
    expect(len(pages) >= 75, f"{len(pages)} pages in {kept}")
    payloads_run_nothing(pages)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, "--quiet", "demo", "--out", folder], check=True, stdout=subprocess.DEVNULL)
        a_reader_finds_the_way(pathlib.Path(folder) / "scores/report.html")
    with tempfile.TemporaryDirectory() as folder:
        scripts_run_their_own_way(program, folder)
    with tempfile.TemporaryDirectory() as folder:
        ten_thousand_articles_open_at_once(program, folder)
