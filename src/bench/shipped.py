"""What is shipped, as the Dockerfile says: how it is built, with which options it runs, how its AOT cache is made."""

import os
import pathlib
import re
import shutil
import subprocess

import children

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text()

# Of a container as the README starts one: what Java takes the heap from. The embedded PostgreSQL would be in it, too.
MEMORY = "-XX:MaxRAM=512m"

# Those of the options that older ones know; the others are for the container.
JDK_OF_CONTAINER = 25


class Shipped:
    """A folder as /opt/broadsheet in the image, for one JDK."""

    def __init__(self, folder, jdk):
        self.folder = folder
        self.jdk = jdk
        self.trained = False

    def build(self):
        command = re.search(r"^ +(mvn .*)$", DOCKERFILE, re.MULTILINE)[1]
        children.say(command)
        subprocess.run([*command.split(), "-q"], cwd=ROOT, check=True)
        # With the times of the jars, which an AOT cache is bound to.
        shutil.copytree(ROOT / "target" / "quarkus-app", self.folder)
        options = heredoc("COPY <<'END' java.options")
        if self.jdk.version < JDK_OF_CONTAINER:
            options = "-XX:+IgnoreUnrecognizedVMOptions\n" + re.sub(r"(?m)^-Xlog:aot.*\n", "", options)
        (self.folder / "java.options").write_text(options)

    def train(self, log):
        """Makes the AOT cache, if the JDK can, by the script of the Dockerfile."""
        if self.jdk.version < JDK_OF_CONTAINER:
            return
        children.say("training run for the AOT cache")
        script = ["bash", "-c", heredoc("RUN <<'END' bash")]
        environment = os.environ | {
            "PATH": f"{self.jdk.home}/bin:{os.environ['PATH']}",
            "QUARKUS_HTTP_PORT": str(children.free_port()),
            "QUARKUS_HTTP_HOST": "127.0.0.1",
        }
        with children.Child(script, log, cwd=self.folder, env=environment) as training:
            training.succeed()
        self.trained = True

    def command(self, cached=True):
        cache = ["-XX:AOTCache=app.aot"] if cached and self.trained else []
        return [f"{self.jdk.home}/bin/java", "@java.options", MEMORY, *cache, "-jar", "quarkus-run.jar"]


def heredoc(opening):
    return re.search(rf"^{re.escape(opening)}\n(.*?)^END$", DOCKERFILE, re.DOTALL | re.MULTILINE)[1]
