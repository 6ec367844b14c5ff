package io.broadsheet.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a client did wrong or cannot have; thrown anywhere, answered as {@code application/problem+json} (RFC 9457). */
public class Problem extends RuntimeException {

    private final ProblemType type;
    private final List<ProblemJson.Error> errors;
    private final Map<String, String> headers = new LinkedHashMap<>();

    /** @param detail a sentence for the client's developer; never holds what a stranger may not know */
    public Problem(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    private Problem(ProblemType type, String detail, List<ProblemJson.Error> errors) {
        // A client's mistake is no event of the service: no stack trace is taken.
        super(detail, null, false, false);
        this.type = type;
        this.errors = errors;
    }

    /** A 400 that lists everything found wrong. */
    public static Problem invalid(List<ProblemJson.Error> errors) {
        ProblemJson.Error first = errors.get(0);
        String said = first.pointer() == null || first.pointer().isEmpty()
                ? first.detail()
                : first.pointer() + ": " + first.detail();
        String detail = errors.size() == 1 ? said : errors.size() + " things are wrong; the first: " + said;
        return new Problem(ProblemType.INVALID_REQUEST, detail, errors);
    }

    /** A 400 about one member of the body. */
    public static Problem invalidMember(String pointer, String code, String detail) {
        return invalid(List.of(ProblemJson.Error.member(pointer, code, detail)));
    }

    /** A 400 about a body that is no JSON text that we read. */
    static Problem malformedBody(String pointer, String code, String detail) {
        return new Problem(
                ProblemType.MALFORMED_REQUEST, detail, List.of(ProblemJson.Error.member(pointer, code, detail)));
    }

    /** A 400 about one parameter of the query. */
    public static Problem invalidParameter(String parameter, String code, String detail) {
        return invalid(List.of(ProblemJson.Error.parameter(parameter, code, detail)));
    }

    /** A 401. */
    public static Problem unauthorized(String detail) {
        return new Problem(ProblemType.UNAUTHORIZED, detail).with("WWW-Authenticate", "Bearer realm=\"broadsheet\"");
    }

    public static Problem notFound() {
        return new Problem(ProblemType.NOT_FOUND, "Nothing published has this address.");
    }

    /** A 503. @param seconds until another try may have more luck */
    public static Problem unavailable(String detail, long seconds) {
        return new Problem(ProblemType.UNAVAILABLE, detail).with("Retry-After", String.valueOf(seconds));
    }

    /** A 409 about a slug that somebody else has. */
    public static Problem slugTaken(String slug) {
        String detail = "The slug '" + slug + "' is taken.";
        return new Problem(ProblemType.SLUG_TAKEN, detail, List.of(ProblemJson.Error.member("/slug", "taken", detail)));
    }

    /** The same of a member of a larger body. @param pointer of the member */
    public Problem within(String pointer) {
        List<ProblemJson.Error> inside = errors.stream()
                .map(error -> ProblemJson.Error.member(pointer + error.pointer(), error.code(), error.detail()))
                .toList();
        Problem problem = new Problem(type, getMessage(), inside);
        problem.headers.putAll(headers);
        return problem;
    }

    public Problem with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public ProblemType type() {
        return type;
    }

    List<ProblemJson.Error> errors() {
        return errors;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
