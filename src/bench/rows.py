"""What is measured, and beside what."""

from broadsheet import ADMIN_KEY, API, fetch
from children import fail
from nginx import OF_EACH
from questions import LIST, NEWSLETTER, TAGS
from table import Measured, Row

AS_EDITOR = {"Authorization": f"Bearer {ADMIN_KEY}", "Content-Type": "application/json"}

READS = ("hot list", "hot article", "hot 304", "hot gzip", "cold list", "cold article", "cold tag list", "cold search")
# These leave work behind, so they come after all reads.
WRITES = ("write", "signup")


class Rows:
    """Rows for servers that run. Hot is a service with its response cache, cold one without."""

    def __init__(self, load, questions, postgres, hot, cold, nginx):
        self.load = load
        self.questions = questions
        self.postgres = postgres
        self.hot = hot
        self.cold = cold
        self.nginx = nginx

    def named(self, name):
        return {
            "hot list": lambda: self._beside_nginx(name, "list"),
            "hot article": lambda: self._beside_nginx(name, "article"),
            "hot 304": lambda: self._beside_nginx(name, "list", conditional=True),
            "hot gzip": lambda: self._beside_nginx(name, "list", {"Accept-Encoding": "gzip"}),
            "cold list": lambda: self._beside_pgbench(name, self._one(self.cold, LIST), "list", at_least=0.35),
            "cold article": lambda: self._beside_pgbench(
                name, self._any(self.cold, self.questions.articles), "article", at_least=0.35),
            "cold tag list": lambda: self._beside_pgbench(name, self._one(self.cold, TAGS), "tags"),
            "cold search": lambda: self._beside_pgbench(name, self._any(self.cold, self.questions.searches), "search"),
            "write": lambda: Row(name, self._any(self.hot, self.questions.posts, AS_EDITOR)),
            "signup": lambda: self._signups(name),
        }[name]()

    def _beside_nginx(self, name, what, headers=None, conditional=False):
        """As it is after such an answer was given, so that all that follow come from the cache."""
        runs = []
        answers = []
        for port, path in (
            (self.hot.port, API + self.questions.hot[what]), (self.nginx.port, f"/{what}"), (self.nginx.bare, f"/{what}"),
        ):
            sent = dict(headers or {})
            if conditional:
                sent["If-None-Match"] = fetch(port, "GET", path).headers["ETag"] or "none"
            answers.append(fetch(port, "GET", path, headers=sent))
            runs.append(lambda port=port, path=path, sent=sent: self.load.wrk(port, path, sent))
        ours, alike, bare = answers
        if not (ours.headers["Cache-Status"] or "").startswith("Broadsheet; hit"):
            fail(f"{name}: not from the cache, but {ours.headers['Cache-Status']}")
        check_alike(name, ours, alike, 304 if conditional else 200)
        check_same_bytes(name, ours, bare)
        return Row(
            name, runs[0],
            Measured("nginx", runs[1], at_least=0.9, p99_at_most=2),
            Measured("nginx bare", runs[2], at_least=0.9, p99_at_most=2))

    def _beside_pgbench(self, name, ours, statements, at_least=None):
        scripts = self.questions.scripts[statements]
        theirs = lambda: self.load.pgbench(self.postgres, "broadsheet", scripts)
        return Row(name, ours, Measured("pgbench", theirs, at_least))

    def _signups(self, name):
        if self.hot.get(f"/newsletters/{NEWSLETTER}").status == 404:
            self.hot.post("/newsletters", {"name": "Bench", "slug": NEWSLETTER})
        return Row(name, self._any(self.hot, self.questions.signups, {"Content-Type": "application/json"}))

    def by_size(self, few, entries):
        """The same list among many entries and among few."""
        return Row(
            "cold list, by size", self._one(self.cold, LIST),
            Measured(f"of {entries}", self._one(few, LIST), at_least=0.8, is_java=True))

    def everything(self, service):
        """Each read once more, now all from one service."""
        for run in (
            self._one(service, LIST), self._one(service, TAGS), self._any(service, self.questions.articles),
            self._any(service, self.questions.searches),
        ):
            run()

    def _one(self, server, path):
        return lambda: self.load.wrk(server.port, API + path)

    def _any(self, server, requests, headers=None):
        return lambda: self.load.wrk(server.port, headers=headers, requests=requests)


def check_alike(name, ours, theirs, status):
    """What is compared must be one answer. nginx may say more of it than we do, and has ids of its own."""
    if ours.status != status:
        fail(f"{name}: Broadsheet answers {ours.status}, not {status}")
    check_same_bytes(name, ours, theirs)
    for header, value in ours.headers.items():
        if header.lower() in OF_EACH:
            value = theirs.headers[header] or "none"
        if theirs.headers.get_all(header) != [value]:
            fail(f"{name}: {header} is {value} and {theirs.headers.get_all(header)}")


def check_same_bytes(name, ours, theirs):
    if ours.status != theirs.status:
        fail(f"{name}: Broadsheet answers {ours.status}, nginx {theirs.status}")
    if ours.headers["Content-Encoding"] != theirs.headers["Content-Encoding"]:
        fail(f"{name}: encoded as {ours.headers['Content-Encoding']} and {theirs.headers['Content-Encoding']}")
    if ours.content != theirs.content:
        fail(f"{name}: {len(ours.content)} and {len(theirs.content)} bytes, not the same")
