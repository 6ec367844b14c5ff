"""The service, as a container would run it, but for its address."""

import http.client
import json
import os
import time

import children

API = "/api/v1"
ADMIN_KEY = "bsk_" + "bench" * 8

# A cache of no bytes is none.
WITHOUT_CACHE = {"BROADSHEET_CACHE_SIZE": "0"}

# All requests come from one network: a million a second, which is the most that can be set.
WITHOUT_LIMITS = {
    "BROADSHEET_SIGNUPS_PER_NETWORK": "1000000",
    "BROADSHEET_SIGNUPS_PER_NETWORK_WINDOW": "PT1S",
    "BROADSHEET_SIGNUPS_OVERALL": "1000000",
    "BROADSHEET_SIGNUPS_OVERALL_WINDOW": "PT1S",
}


class Broadsheet(children.Child):
    """A running service. Without a database it makes its embedded one in the folder."""

    def __init__(self, shipped, folder, log, database=None, environment=None, cached=True):
        self.port = children.free_port()
        self.began = time.monotonic()
        super().__init__(
            shipped.command(cached),
            log,
            cwd=shipped.folder,
            env=os.environ | {
                "BROADSHEET_DATA_DIR": str(folder),
                "BROADSHEET_ADMIN_KEY": ADMIN_KEY,
                # What answers say must not depend on the port, as caches with and without are compared.
                "BROADSHEET_PUBLIC_URL": "http://localhost:8080",
                "QUARKUS_HTTP_HOST": "127.0.0.1",
                "QUARKUS_HTTP_PORT": str(self.port),
            } | (database or {}) | WITHOUT_LIMITS | (environment or {}),
        )

    def is_ready(self):
        try:
            answers = self.get("/articles?limit=10").status == 200
        except OSError:
            return False
        self.seconds_to_first_answer = time.monotonic() - self.began
        return answers

    def get(self, path, headers=None):
        return self.request("GET", path, None, headers or {})

    def post(self, path, body):
        answer = self.request("POST", path, json.dumps(body), {
            "Authorization": f"Bearer {ADMIN_KEY}", "Content-Type": "application/json"})
        if answer.status >= 300:
            children.fail(f"POST {path}: {answer.status} {answer.content.decode()}")

    def request(self, method, path, body, headers):
        return fetch(self.port, method, API + path, body, headers)

    def resident_mebibytes(self):
        with open(f"/proc/{self.pid}/status") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS:"))


def fetch(port, method, path, body=None, headers=None):
    """The answer, its body as the attribute content."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        answer.content = answer.read()
        return answer
    finally:
        connection.close()


def database(postgres, name):
    """How a service is told of a database."""
    return {
        "QUARKUS_DATASOURCE_JDBC_URL": f"jdbc:postgresql://127.0.0.1:{postgres.port}/{name}",
        "QUARKUS_DATASOURCE_USERNAME": "broadsheet",
        "QUARKUS_DATASOURCE_PASSWORD": postgres.password,
    }
