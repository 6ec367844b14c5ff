"""What must be installed, and on what the figures were measured."""

import os
import pathlib
import platform
import re
import shutil
import subprocess

import children

# The program, and the package of Debian that it comes with.
TOOLS = {
    "mvn": "maven",
    "nginx": "nginx-light",
    "pgbench": "postgresql-contrib",
    "psql": "postgresql-client",
    "wrk": "wrk",
}


def check_tools():
    # Debian has nginx where only root looks.
    os.environ["PATH"] += ":/usr/sbin"
    missing = [program for program in TOOLS if not shutil.which(program)]
    if missing:
        packages = " ".join(TOOLS[program] for program in missing)
        children.fail(f"{', '.join(missing)} not found: apt-get install {packages}")


class Jdk:
    """By its folder; without one, the newest among those of Debian's folder, JAVA_HOME and the PATH."""

    def __init__(self, folder):
        homes = [pathlib.Path(folder)] if folder else self._installed()
        versions = {self._version(home): home for home in homes if (home / "bin" / "java").exists()}
        if not versions:
            children.fail("no JDK found: --jdk <folder>, or apt-get install openjdk-17-jdk-headless")
        self.version = max(versions)
        self.home = versions[self.version]

    @staticmethod
    def _installed():
        on_path = shutil.which("java")
        return [
            *pathlib.Path("/usr/lib/jvm").glob("*"),
            *([pathlib.Path(os.environ["JAVA_HOME"])] if "JAVA_HOME" in os.environ else []),
            *([pathlib.Path(on_path).resolve().parents[1]] if on_path else []),
        ]

    @staticmethod
    def _version(home):
        return int(re.search(r" (\d+)", children.output(home / "bin" / "java", "--version"))[1])

    def __str__(self):
        return children.output(self.home / "bin" / "java", "--version").splitlines()[1]


def described(jdk, postgresql):
    """In lines for the head of the table."""
    cpu = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    kilobytes = int(re.search(r"MemTotal: +(\d+)", pathlib.Path("/proc/meminfo").read_text())[1])
    # Both print their versions as complaints.
    nginx = subprocess.run(["nginx", "-v"], capture_output=True, text=True).stderr.split("/")[-1].strip()
    wrk = subprocess.run(["wrk", "-v"], capture_output=True, text=True).stdout.split()[1]
    return (
        f"{cpu[1] if cpu else platform.machine()}, {os.cpu_count()} cores, {kilobytes / 2**20:.0f} GiB, "
        f"Linux {platform.release()}\n{jdk}; PostgreSQL {postgresql}; nginx {nginx}; wrk {wrk}"
    )
