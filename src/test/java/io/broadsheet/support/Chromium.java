package io.broadsheet.support;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A Chromium without a window, which reaches this machine by its number only: no name is resolved. */
public final class Chromium implements AutoCloseable {

    private final Process process;
    private final Path profile;

    private Chromium(Process process, Path profile) {
        this.process = process;
        this.profile = profile;
    }

    /** @param profile an empty folder for what it keeps, and for its log */
    public static Chromium start(Path profile, String address) throws IOException {
        Process process = new ProcessBuilder(
                        executable().toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "--mute-audio",
                        "--autoplay-policy=no-user-gesture-required",
                        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                        "--user-data-dir=" + profile.resolve("profile"),
                        "--remote-debugging-port=0",
                        address)
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("chromium.log").toFile())
                .start();
        return new Chromium(process, profile);
    }

    /** @throws AssertionError where there is none, for a test that is not run must not pass */
    private static Path executable() {
        String given = System.getenv("CHROMIUM");
        List<String> folders = List.of(System.getenv("PATH").split(":"));
        return Stream.concat(
                        Stream.ofNullable(given).map(Path::of),
                        Stream.of("chromium", "chromium-browser", "google-chrome")
                                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name))))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "There is no Chromium: apt-get install chromium, or name its program in CHROMIUM."));
    }

    /** The port of its DevTools protocol, which it writes down when it listens. */
    int port() throws IOException {
        Path written = profile.resolve("profile").resolve("DevToolsActivePort");
        await().alias("Chromium listens").until(() -> Files.exists(written) && Files.size(written) > 0);
        return Integer.parseInt(Files.readAllLines(written).get(0));
    }

    public void onExit(Runnable what) {
        process.onExit().thenRun(what);
    }

    public static String log(Path profile) throws IOException {
        return Files.readString(profile.resolve("chromium.log"));
    }

    @Override
    public void close() throws InterruptedException {
        List<ProcessHandle> helpers = process.descendants().toList();
        process.destroyForcibly().waitFor();
        helpers.forEach(ProcessHandle::destroyForcibly);
    }
}
