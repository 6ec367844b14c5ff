package io.broadsheet.http;

import java.util.Locale;

/** The catalogue of everything that can go wrong on the wire. Each has a page at {@code /problems/<code>}. */
public enum ProblemType {
    MALFORMED_REQUEST(
            400,
            "The request cannot be read",
            "The address or the body is not what it claims to be: broken JSON, invalid UTF-8, a wrong percent-encoding,"
                    + " duplicate members, nesting deeper than 64 levels, or something behind the end of the document."),
    INVALID_REQUEST(
            400,
            "The request is not valid",
            "The request could be read, but a member or a parameter is unknown, missing, of the wrong type or out of"
                    + " range. The member `errors` lists each with an RFC 6901 pointer into the body or the parameter's"
                    + " name. Nothing was changed."),
    UNAUTHORIZED(
            401,
            "A valid key is needed",
            "The request needs an API key, sent as `Authorization: Bearer bsk_…`, or the key sent is unknown, revoked or"
                    + " expired. A wrong key is never ignored, not even where none is needed. What is about one subscriber needs"
                    + " their own access token instead."),
    FORBIDDEN(403, "The key lacks a scope", "The key is valid, but it has not the scope that this request needs."),
    NOT_FOUND(404, "There is nothing here", "No resource has this address, or it is not published."),
    METHOD_NOT_ALLOWED(
            405, "The resource has no such method", "The header `Allow` lists the methods that this resource knows."),
    NOT_ACCEPTABLE(
            406,
            "No such representation",
            "The header `Accept` names only media types that this resource does not have."),
    CONFLICT(
            409,
            "The state of the resource forbids this",
            "The request is valid, but not in the present state of the resource. `detail` says why."),
    SLUG_TAKEN(
            409,
            "The slug is taken",
            "Another resource of this kind has the slug already. Choose another, or leave it out to have one made."),
    STILL_RUNNING(
            409,
            "The same request is still running",
            "A request with this `Idempotency-Key` has not been answered yet. Send it again after the seconds that"
                    + " `Retry-After` tells: you get its answer."),
    IN_USE(409, "The resource is in use", "It cannot be deleted as long as entries or other resources refer to it."),
    GONE(410, "It was here and is no longer", "The entry has been public; it is archived, expired or deleted now."),
    CHANGES_FORGOTTEN(
            410,
            "The changes since then are no longer known",
            "The token is older than what is kept of the log of changes, or from a time that the database has lost. Ask for"
                    + " the changes without a token, read the lists again, and follow from there."),
    PRECONDITION_FAILED(
            412,
            "It has changed meanwhile",
            "The version in `If-Match` is not the present one, which `ETag` tells. Read it again, then decide."),
    CONTENT_TOO_LARGE(
            413,
            "The body is too large",
            "A request body may have 1 MiB (1 048 576 bytes) at most; an import 8 MiB, lines of entries 1 GiB."),
    URI_TOO_LONG(414, "The address is too long", "An address may have 32 768 characters at most."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "The body is of a type that is not understood here",
            "Send `Content-Type: application/json`; a PATCH takes `application/merge-patch+json` (RFC 7396), too. The body"
                    + " must not be compressed."),
    KEY_REUSED(
            422,
            "The Idempotency-Key belongs to another request",
            "You have sent this `Idempotency-Key` with another body, method or address. A request that is not the same"
                    + " needs a key of its own."),
    PRECONDITION_REQUIRED(
            428,
            "If-Match is missing",
            "Changing this resource needs the version that you have seen: send its ETag in `If-Match` (RFC 6585)."),
    RATE_LIMITED(
            429,
            "Too many requests",
            "Your network, or everybody together, sent more than is let through in a while. Nothing was changed; try again"
                    + " after the seconds that `Retry-After` tells. `RateLimit` and `RateLimit-Policy` tell the limits."),
    INTERNAL_ERROR(
            500,
            "Something failed on our side",
            "Nothing was changed. The log of the service has the details under the request id in `instance`."),
    UNAVAILABLE(503, "The service cannot answer now", "Try again after the seconds that `Retry-After` tells.");

    private final int status;
    private final String title;
    private final String description;

    ProblemType(int status, String title, String description) {
        this.status = status;
        this.title = title;
        this.description = description;
    }

    /** The last segment of the type's address, such as {@code not-found}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** A paragraph for the type's page; code is set between backquotes. */
    public String description() {
        return description;
    }

    /** The type that stands for an HTTP status that some other layer chose. */
    static ProblemType of(int status) {
        for (ProblemType type : values()) {
            if (type.status == status) {
                return type;
            }
        }
        return status < 500 ? MALFORMED_REQUEST : INTERNAL_ERROR;
    }
}
