package io.broadsheet.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The PostgreSQL processes of a data folder, as the machine sees them. */
public final class Servers {
    private Servers() {}

    /** The server that PostgreSQL's pid file names. */
    public static ProcessHandle server(Path folder) throws IOException {
        String pid =
                Files.readAllLines(folder.resolve("postgres/postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** Those processes of the folder that no other of its processes has started. */
    public static List<ProcessHandle> servers(Path folder) throws IOException {
        Path real = folder.toRealPath();
        return ProcessHandle.allProcesses()
                .filter(process -> runs(process, real))
                .filter(process ->
                        process.parent().filter(parent -> runs(parent, real)).isEmpty())
                .toList();
    }

    private static boolean runs(ProcessHandle process, Path folder) {
        return process.info()
                .command()
                .filter(program -> Path.of(program).startsWith(folder))
                .isPresent();
    }
}
