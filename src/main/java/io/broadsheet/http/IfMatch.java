package io.broadsheet.http;

import io.broadsheet.database.BaseEntity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The precondition of every change (RFC 9110, section 13.1.1): a writer says which version it has seen. */
@RequestScoped
public class IfMatch {

    private static final Pattern TAGS = Pattern.compile("\\*|(W/)?\"[^\"]*\"(\\s*,\\s*(W/)?\"[^\"]*\")*");

    @Inject
    HttpHeaders headers;

    @Inject
    Written written;

    /**
     * Returns the entity if the caller has seen its present version. The row must be locked, so that it stays so.
     *
     * @throws Problem 428 if the header is missing, 412 with the present ETag if the version is another
     */
    public <T extends BaseEntity> T check(T entity) {
        List<String> lines = headers.getRequestHeader("If-Match");
        return check(entity, lines == null ? "" : String.join(", ", lines));
    }

    /** Likewise. @param value what the header would have; null or empty if it is missing */
    public <T extends BaseEntity> T check(T entity, String value) {
        written.is(entity);
        String given = value == null ? "" : value.strip();
        if (given.isEmpty()) {
            throw new Problem(
                    ProblemType.PRECONDITION_REQUIRED, "Send the ETag of the version you have seen in If-Match.");
        }
        if (!TAGS.matcher(given).matches()) {
            throw new Problem(ProblemType.MALFORMED_REQUEST, "If-Match must be * or ETags such as \"v7\".");
        }
        boolean seen = given.equals("*")
                || Arrays.stream(given.split(",")).map(String::strip).anyMatch(entity.versionTag()::equals);
        if (!seen) {
            throw new Problem(
                            ProblemType.PRECONDITION_FAILED,
                            "The present version is " + entity.versionTag() + ", not " + JsonText.shortened(given)
                                    + ".")
                    .with("ETag", entity.versionTag());
        }
        return entity;
    }
}
