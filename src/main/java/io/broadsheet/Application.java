package io.broadsheet;

import io.broadsheet.database.Database;
import io.broadsheet.database.StartupProblem;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Sees to the database, then hands over to Quarkus. */
@QuarkusMain
public class Application {
    private Application() {}

    /** Runs until it is told to stop; exit code 1 and one line on standard error if there is no usable database. */
    public static void main(String... arguments) {
        try {
            Database.prepare();
        } catch (StartupProblem problem) {
            System.err.println(problem.getMessage());
            System.exit(1);
        }
        Quarkus.run(arguments);
    }
}
