"""Programs that the bench starts, and ends by their ids."""

import os
import signal
import socket
import subprocess
import sys
import time

PATIENCE_SECONDS = 60
POLL_SECONDS = 0.005


class Child:
    """A program with a log of its own, and a process group of its own: so Ctrl-C ends it only when its turn comes."""

    def __init__(self, command, log, stop_with=signal.SIGTERM, **options):
        self.log = log
        self.stop_with = stop_with
        with open(log, "ab") as written:
            self.process = subprocess.Popen(
                [str(word) for word in command],
                stdin=subprocess.DEVNULL,
                stdout=written,
                stderr=written,
                start_new_session=True,
                **options,
            )

    @property
    def pid(self):
        return self.process.pid

    def succeed(self):
        """Waits for its end, which must be a good one."""
        if self.process.wait() != 0:
            self.complain()

    def check_alive(self):
        if self.process.poll() is not None:
            self.complain()

    def complain(self):
        with open(self.log, errors="replace") as log:
            fail(f"{self.process.args[0]} ended with {self.process.returncode}:\n{log.read()[-4000:]}")

    def is_ready(self):
        """Whether it does what it was started for."""
        return True

    def __enter__(self):
        try:
            while not self.is_ready():
                self.check_alive()
                time.sleep(POLL_SECONDS)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self._signal(self.stop_with)
        deadline = time.monotonic() + PATIENCE_SECONDS
        while self._signal(0):
            if time.monotonic() > deadline:
                self._signal(signal.SIGKILL)
            time.sleep(POLL_SECONDS)

    def _signal(self, number):
        """To all of the group. Whether there was anyone left."""
        self.process.poll()
        try:
            os.killpg(self.pid, number)
            return True
        except ProcessLookupError:
            return False


def output(*command, **options):
    """What a program prints. A failure ends the bench with what it said."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, **options)
    if done.returncode != 0:
        fail(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def say(what):
    print(what, file=sys.stderr, flush=True)


def fail(why):
    sys.exit(f"src/bench/run: {why}")
