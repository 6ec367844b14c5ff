package io.broadsheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.broadsheet.support.Given;
import io.broadsheet.support.PackagedService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The README's chapter of requests to copy, copied: each block into one shell, as its readers would. */
class ReadmeCurlIT {

    private static final Path FOLDER = Path.of("target", "readme");
    private static final Path ANSWERS = FOLDER.resolve("answers.txt");

    /** Characters, enough to see what failed. */
    private static final int TAIL = 2000;

    private static final Pattern CHAPTER = Pattern.compile("(?s)\n## curl\n(.*?)\n## ");
    private static final Pattern BLOCK = Pattern.compile("(?s)\n```sh ?(\\d{3})?\n(.*?)\n```\n");

    /** A status of 400 or more is an error here: 22. */
    private static final String BEGINNING = "set -euo pipefail\ncurl() { command curl -sS --fail-with-body \"$@\"; }\n";

    @Test
    @DisplayName("every request of the README is answered as it says")
    void everyRequestIsAnsweredAsItSays() throws Exception {
        assumeTrue(
                runs("bash", "-c", "curl --help all | grep -q -e --json"),
                "There is no bash or no curl 7.82 here: the README's requests are not tried.");
        Files.createDirectories(FOLDER.resolve("data"));
        Files.writeString(FOLDER.resolve("data/admin-key"), Given.ADMIN_KEY + "\n");
        try (PackagedService service = PackagedService.inEmptyFolder("readme", Map.of("BROADSHEET_DEMO", "true"))) {
            service.start();
            String script = script().replace("localhost:8080", "localhost:" + service.port());
            assertThat(script)
                    .as("all of the chapter")
                    .contains("/resolve?", "/changes", "cursor=", "preview=", "PATCH", "pretty=true");
            String answers = run(script);
            assertThat(answers.substring(Math.max(0, answers.length() - TAIL)))
                    .as("the end of " + ANSWERS)
                    .endsWith("DONE\n");
        }
    }

    private static String script() throws IOException {
        MatchResult chapter = CHAPTER.matcher(Files.readString(Path.of("README.md")))
                .results()
                .findFirst()
                .orElseThrow();
        List<String> lines = new ArrayList<>(List.of(BEGINNING));
        BLOCK.matcher(chapter.group(1)).results().forEach(block -> {
            lines.add("echo; echo '=== line "
                    + chapter.group(1).substring(0, block.start(2)).lines().count() + "'");
            lines.add(block.group(1) == null ? block.group(2) : refused(block.group(2), block.group(1)));
        });
        lines.add("echo; echo DONE");
        return String.join("\n", lines);
    }

    private static String refused(String request, String status) {
        return "ANSWER=$(" + request + " 2>&1) && exit 1 || [ $? = 22 ]\n" + "grep -E '\"status\": ?" + status
                + "\\b' <<< \"$ANSWER\"";
    }

    /** @return what it printed, errors included, up to the first that failed */
    private static String run(String script) throws Exception {
        Path file = Files.writeString(FOLDER.resolve("requests.sh"), script);
        Process bash = new ProcessBuilder("bash", file.getFileName().toString())
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ANSWERS.toFile())
                .start();
        if (!bash.waitFor(2, TimeUnit.MINUTES)) {
            bash.destroyForcibly();
        }
        return Files.readString(ANSWERS, StandardCharsets.UTF_8);
    }

    private static boolean runs(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
