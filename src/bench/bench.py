"""The order in which everything is started, measured and told."""

import pathlib
import tempfile

import machine
import table
from broadsheet import WITHOUT_CACHE, Broadsheet, database
from children import say
from load import Load
from nginx import Nginx
from postgres import Postgres
from questions import Questions
from rows import READS, WRITES, Rows
from shipped import Shipped

FEW = 10_000
MAIN = "broadsheet"
SMALL = "few"

START = "start"
MEMORY = "memory"
NAMES = (START, *READS, *WRITES, MEMORY)

START_RATIO_AT_MOST = 0.4
MEBIBYTES_AT_MOST = 256


class Bench:
    """One run. What it starts is ended by the stack that it is given."""

    def __init__(self, options, running):
        self.options = options
        self.running = running
        self.folder = pathlib.Path(running.enter_context(tempfile.TemporaryDirectory(prefix="broadsheet-bench-")))
        # The training run and the workers of nginx are not root's.
        self.folder.chmod(0o755)
        self.jdk = machine.Jdk(options.jdk)
        self.shipped = Shipped(self.folder / "app", self.jdk)

    def run(self):
        """Yields the lines of the table as soon as they are known."""
        self.shipped.build()
        self.shipped.train(self.folder / "training.log")
        self._start_postgres()
        yield machine.described(self.jdk, self.postgres.version())
        yield (
            f"{self.options.entries} entries, {self.options.clients} clients, {self.options.rounds} rounds of"
            f" {self.options.seconds} s; medians (and ranges)\n"
        )
        if START in self.options.names:
            yield from self._starts()
        hot = self.running.enter_context(self._service("hot"))
        rows, reads, writes = self._rows(hot)
        yield table.HEAD
        for together in (reads, *([row] for row in writes)):
            self._measure(together)
            for row in together:
                yield from row.lines()
        if MEMORY in self.options.names:
            rows.everything(hot)
            yield table.alone("resident afterwards", [hot.resident_mebibytes()], "MiB", 0, MEBIBYTES_AT_MOST)

    def _start_postgres(self):
        data = self.options.data.resolve() if self.options.data else self.folder / "data"
        # Makes the folder, the user, and the database with its tables.
        with Broadsheet(self.shipped, data, self.folder / "first.log"):
            pass
        self.postgres = self.running.enter_context(Postgres(data, self.folder / "postgres.log"))
        self.postgres.fill(MAIN, self.options.entries)

    def _service(self, name, base=MAIN, **options):
        return Broadsheet(
            self.shipped, self.folder / name, self.folder / f"{name}.log", database(self.postgres, base), **options)

    def _starts(self):
        """By turns with the AOT cache and without."""
        seconds = {True: [], False: []}
        for round in range(self.options.rounds):
            say(f"starts, round {round + 1}")
            for cached in (True, False) if round % 2 else (False, True):
                with self._service(START, cached=cached) as service:
                    seconds[cached].append(service.seconds_to_first_answer)
        yield table.alone("start without AOT cache", seconds[False], "s", 2)
        if self.shipped.trained:
            yield table.alone("start", seconds[True], "s", 2)
            yield table.ratio("", seconds[True], seconds[False], START_RATIO_AT_MOST)

    def _rows(self, hot):
        questions = Questions(self.folder, self.postgres, self.options.entries)
        cold = self.running.enter_context(self._service("cold", environment=WITHOUT_CACHE))
        nginx = self.running.enter_context(Nginx(self.folder / "nginx", hot, questions.hot))
        rows = Rows(Load(self.options.clients, self.options.seconds), questions, self.postgres, hot, cold, nginx)
        reads = [rows.named(name) for name in READS if name in self.options.names]
        writes = [rows.named(name) for name in WRITES if name in self.options.names]
        if self.options.entries > FEW and "cold list" in self.options.names:
            reads.append(rows.by_size(self._cold_among_few(), FEW))
        return rows, reads, writes

    def _cold_among_few(self):
        self.postgres.create(SMALL)
        # Makes the tables.
        with self._service(SMALL, SMALL):
            pass
        self.postgres.fill(SMALL, FEW)
        return self.running.enter_context(self._service(SMALL, SMALL, environment=WITHOUT_CACHE))

    def _measure(self, rows):
        """All rows in each round, so that what happens to the machine happens to all of them."""
        for row in rows:
            say(f"warming up: {row.name}")
            row.warm_up()
        for round in range(self.options.rounds):
            for row in rows:
                say(f"round {round + 1}: {row.name}")
                row.measure(ours_first=round % 2 == 0)
