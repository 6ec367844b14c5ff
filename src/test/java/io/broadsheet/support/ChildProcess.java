package io.broadsheet.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Java process of its own with the classes of the tests, for what can only be seen from outside a process. */
public final class ChildProcess implements AutoCloseable {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private final Process process;

    private ChildProcess(Process process) {
        this.process = process;
    }

    /** @param arguments options of Java, the main class, its arguments */
    public static ChildProcess java(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(JAVA);
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.addAll(List.of("-cp", absolute(System.getProperty("java.class.path"))));
        command.addAll(Arrays.asList(arguments));
        return start(new ProcessBuilder(command));
    }

    /** @param environment what is set beside that of the tests, from which nothing meant for another service is taken over */
    static ChildProcess jar(Path jar, Map<String, String> environment, Path log) {
        ProcessBuilder builder = new ProcessBuilder(JAVA, "-jar", jar.toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("BROADSHEET_"));
        builder.environment().putAll(environment);
        return start(builder.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile())));
    }

    private static ChildProcess start(ProcessBuilder builder) {
        try {
            return new ChildProcess(builder.start());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static String absolute(String classPath) {
        return String.join(
                File.pathSeparator,
                Arrays.stream(classPath.split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for the next line on standard output; null if there will be none. */
    public String line() {
        try {
            return process.inputReader(StandardCharsets.UTF_8).readLine();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Waits until the process has ended by itself and returns what it said on standard error. */
    public String errors() throws IOException {
        return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** @return the exit code, within a minute */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            throw new AssertionError("The process did not end");
        }
        return process.exitValue();
    }

    /** As {@code kill -9}: nothing of it gets the chance to tidy up. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As Ctrl-C or the end of a container: the process may tidy up, and has when this returns. */
    public void terminate() throws InterruptedException {
        process.destroy();
        exitCode();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
