package io.broadsheet.audit;

import io.broadsheet.http.Input;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** What the log can be asked for. */
public class AuditParameters {

    /** How the key of the configuration is asked for, which has no id. */
    private static final String CONFIGURED = "admin";

    private static final int MOST = 100;

    @RestQuery
    @Parameter(
            description = "Ids of keys between commas, or `admin` alone for the key of the configuration.",
            schema = @Schema(maxLength = 4000),
            example = "admin")
    public String key;

    @RestQuery
    @Parameter(
            description = "Kinds of resources between commas.",
            schema = @Schema(maxLength = 1000),
            example = "article,post")
    public String resource;

    @RestQuery
    @Parameter(
            description = "Ids of resources between commas.",
            schema = @Schema(maxLength = 4000),
            example = "019ab0c2-4f00-7000-8000-000000000000")
    public String id;

    @RestQuery
    @Parameter(
            description = "Actions between commas.",
            schema = @Schema(maxLength = 4000),
            example = "article.publish,article.delete")
    public String action;

    @RestQuery
    @Parameter(description = "From this instant on.", schema = @Schema(format = "date-time"))
    public String after;

    @RestQuery
    @Parameter(description = "Until before this instant.", schema = @Schema(format = "date-time"))
    public String before;

    AuditFilter filter(Input input) {
        boolean configured = CONFIGURED.equals(key);
        List<UUID> keys = configured ? List.of() : input.ids("key", key, MOST);
        List<String> resources = input.list("resource", resource, MOST);
        List<UUID> ids = input.ids("id", id, MOST);
        List<String> actions = input.list("action", action, MOST);
        Instant from = input.instant("after", after);
        Instant until = input.instant("before", before);
        return new AuditFilter(keys, configured, resources, ids, actions, from, until);
    }
}
