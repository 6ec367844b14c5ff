package io.broadsheet.database;

import java.nio.file.Path;

/** Run as a process of its own: does with the database what the service does, says where it is, and stays. */
final class DatabaseService {
    private DatabaseService() {}

    public static void main(String[] folder) throws InterruptedException {
        EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(folder[0]));
        System.out.println(database.address().url());
        Thread.currentThread().join();
    }
}
