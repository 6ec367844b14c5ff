package io.broadsheet.database;

import io.broadsheet.support.ChildProcess;
import java.nio.file.Path;

/** Run as a process of its own: does with the database what the service does, says where it is, and stays. */
final class DatabaseService {
    private DatabaseService() {}

    static ChildProcess in(Path folder) {
        return ChildProcess.java(
                "-Dquarkus.datasource.jdbc.url=${broadsheet.embedded.url}",
                "-Dbroadsheet.data-dir=" + folder,
                DatabaseService.class.getName());
    }

    public static void main(String[] none) throws InterruptedException {
        Database.prepare();
        // As after a live reload; a second server in the same folder would be refused.
        Database.prepare();
        System.out.println(System.getProperty(Database.URL));
        Thread.currentThread().join();
    }
}
