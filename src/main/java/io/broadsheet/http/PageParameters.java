package io.broadsheet.http;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The parameters of every list. They arrive as text, so that a wrong one can be answered with a problem. */
public class PageParameters {

    /** How deep {@code page} reaches; beyond, the cursor is the way. */
    private static final int DEEPEST = 10_000;

    @RestQuery
    @Parameter(
            description = "How many to answer with.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    public String limit;

    @RestQuery
    @Parameter(
            description = "Where to go on: `next` or `previous` of another page of the same list, with the same"
                    + " filters and order.",
            schema = @Schema(maxLength = 1000))
    public String cursor;

    @RestQuery
    @Parameter(
            description = "The number of the page instead of a cursor; `page` × `limit` is 10 000 at most.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "10000"))
    public String page;

    @RestQuery
    @Parameter(
            description = "Whether to count all that match, as `page.total`.",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    public String count;

    /** @param scope everything that a cursor is bound to: the list, its filters and its order */
    public PageRequest read(Input input, String scope) {
        int size = input.integer("limit", limit, 1, 100, 20);
        int number = input.integer("page", page, 1, DEEPEST, 1);
        if ((long) number * size > DEEPEST) {
            input.reject("page", "range", "small enough that page × limit is " + DEEPEST + " at most");
        }
        if (page != null && cursor != null) {
            input.reject("cursor", "exclusive", "absent where 'page' is given");
        }
        return new PageRequest(size, cursor, (number - 1) * size, input.flag("count", count), scope);
    }
}
