"""The pages of site/ as a server sends them: redirected, gzipped, in chunks, in an old charset, or not at all.

python3 serve.py                     # 127.0.0.1:8791, until it is stopped; README.md says what was made of it
"""

import gzip
import http.server
import pathlib

site = pathlib.Path(__file__).resolve().parent / "site"
kinds = {".html": "text/html", ".json": "application/json", ".png": "image/png"}


class Pages(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "courier", ""

    def do_GET(self):
        name = self.path.lstrip("/")
        if name == "old":
            return self.send(301, b"", {"Location": "/flood.html"})
        if not (site / name).is_file():
            page = b"<html><body><h1>Not found</h1><p>There are 404 reasons.</p></body></html>"
            return self.send(404, page, {"Content-Type": "text/html"})
        body, headers = (site / name).read_bytes(), {"Content-Type": kinds[(site / name).suffix]}
        if name == "flood.html" and "gzip" in self.headers.get("Accept-Encoding", ""):
            body, headers["Content-Encoding"] = gzip.compress(body, mtime=0), "gzip"
        if name == "crue.html":
            headers |= {"Content-Type": "text/html; charset=iso-8859-15", "Transfer-Encoding": "chunked"}
            parts = [body[at : at + 700] for at in range(0, len(body), 700)] + [b""]
            body = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts)
        self.send(200, body, headers)

    def send(self, status, body, headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if "Transfer-Encoding" not in headers:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


http.server.ThreadingHTTPServer(("127.0.0.1", 8791), Pages).serve_forever()
