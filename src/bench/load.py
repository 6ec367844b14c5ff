"""Measures with wrk and pgbench."""

import itertools
import json
import os
import pathlib
import re
from typing import NamedTuple

import children

SCRIPT = pathlib.Path(__file__).parent / "requests.lua"


class Sample(NamedTuple):
    """Requests a second; milliseconds, of which pgbench tells none."""

    rate: float
    p50: float | None = None
    p99: float | None = None


class Load:
    """The same for all: so many clients, each with one request at a time, for so many seconds."""

    def __init__(self, clients, seconds):
        self.clients = clients
        self.seconds = seconds
        self.threads = min(clients, os.cpu_count())
        self.runs = itertools.count(1)

    def wrk(self, port, path="/", headers=None, requests=None):
        """One request, or those of a file, see requests.lua."""
        command = ["wrk", f"-t{self.threads}", f"-c{self.clients}", f"-d{self.seconds}s", "--timeout", "60s"]
        command += ["-s", SCRIPT]
        for name, value in (headers or {}).items():
            command += ["-H", f"{name}: {value}"]
        command += [f"http://127.0.0.1:{port}{path}"]
        if requests:
            command += ["--", requests, next(self.runs)]
        said = children.output(*command)
        done = json.loads(said.splitlines()[-1])
        if done["errors"]:
            children.fail(f"{' '.join(map(str, command))}\n{said}")
        return Sample(done["requests"] / done["microseconds"] * 1e6, done["p50"] / 1000, done["p99"] / 1000)

    def pgbench(self, postgres, database, scripts):
        """One of these scripts by chance, again and again."""
        command = ["pgbench", "-n", "-M", "prepared", "-c", self.clients, "-j", self.threads, "-T", self.seconds]
        for script in scripts:
            command += ["-f", script]
        said = children.output(*command, database, env=postgres.environment)
        if not re.search(r"number of failed transactions: 0 ", said):
            children.fail(said)
        return Sample(float(re.search(r"tps = ([\d.]+)", said)[1]))
