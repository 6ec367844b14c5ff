"""The PostgreSQL that Broadsheet brings along, as a server that several services and pgbench share."""

import contextlib
import os
import pathlib
import re
import signal
import subprocess

import children

ENTRIES = pathlib.Path(__file__).parent / "entries.sql"

# As the embedded server has them, but for the connections: pools of 20 for three services, and the clients of pgbench.
SETTINGS = {
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "max_connections": "200",
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
}

# Beyond these no word is new, and two sessions may write without waiting for each other.
WITH_NEW_WORDS = 10_000


class Postgres(children.Child):
    """Of a data folder that Broadsheet has made."""

    def __init__(self, folder, log):
        self.port = children.free_port()
        self.password = (folder / "postgres.password").read_text().strip()
        self.environment = os.environ | {
            "PGHOST": "127.0.0.1",
            "PGPORT": str(self.port),
            "PGUSER": "postgres",
            "PGPASSWORD": self.password,
        }
        program = next((folder / "binaries").glob("*/bin/postgres"))
        # It refuses to run as root; see io.broadsheet.database.Commands.
        privileges = ["unshare", "-U"] if os.getuid() == 0 else []
        settings = [f"--{name}={value}" for name, value in SETTINGS.items()]
        command = [*privileges, program, "-D", folder / "postgres", "-p", self.port, *settings]
        # An interrupt is what it takes for the order to stop without waiting for its clients.
        super().__init__(command, log, stop_with=signal.SIGINT)

    def is_ready(self):
        asked = subprocess.run(self._psql("postgres"), env=self.environment, capture_output=True)
        return asked.returncode == 0

    def sql(self, database, *statements):
        """What they answer; a statement may be a file."""
        return children.output(*self._psql(database, *statements), env=self.environment).strip()

    @staticmethod
    def _psql(database, *statements):
        command = ["psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", "select"]
        for statement in statements:
            command += ["-f" if isinstance(statement, pathlib.Path) else "-c", statement]
        return command

    def version(self):
        return re.match(r"[\d.]+", self.sql("postgres", "show server_version"))[0]

    def create(self, database):
        if not self.sql("postgres", f"select 1 from pg_database where datname = '{database}'"):
            self.sql("postgres", f"create database {database} owner broadsheet")

    def fill(self, database, wanted):
        """With so many entries in all, in tables that are there."""
        there = int(self.sql(database, "select coalesce(max(substr(slug, 11)::int), 0) from entry_slug"
                                       " where slug ~ '^generated-[0-9]+$'"))
        if there > wanted:
            children.fail(f"the folder of --data has {there} entries already")
        if there < wanted:
            children.say(f"writing {wanted - there} entries into the database {database}")
            alone = max(there, min(wanted, WITH_NEW_WORDS))
            middle = (alone + wanted) // 2
            self._generate(database, (there + 1, alone))
            self._generate(database, (alone + 1, middle), (middle + 1, wanted))
            # An empty range: all it does is count.
            self._generate(database, (1, 0))
            self.sql(database, "vacuum analyze", "checkpoint")

    def _generate(self, database, *ranges):
        """Each range in a session of its own."""
        with contextlib.ExitStack() as sessions:
            started = [
                sessions.enter_context(children.Child(
                    self._psql(database, ENTRIES, f"select pg_temp.generate_entries({first}, {last})"),
                    self.log,
                    env=self.environment,
                ))
                for first, last in ranges
            ]
            for session in started:
                session.succeed()
