package io.broadsheet.database;

/** Why the service cannot start, said in one line to whoever runs it: it has no stack trace and no line breaks. */
public final class StartupProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param format as {@link String#format} takes it; whatever needs more than a line is put on one */
    public StartupProblem(String format, Object... arguments) {
        super(String.format(format, arguments).replaceAll("\\s*\\R\\s*", " ").strip(), null, false, false);
    }
}
