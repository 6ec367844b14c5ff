package io.broadsheet.http;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The headers that requests and answers have, each described once. */
final class OpenApiHeaders {

    private static final String IF_MATCH = "IfMatch";
    private static final String IF_NONE_MATCH = "IfNoneMatch";
    private static final String IDEMPOTENCY_KEY = "IdempotencyKey";

    /** What every answer has, and what every answer may have. */
    private static final List<String> ALWAYS =
            List.of("X-Request-Id", "X-Content-Type-Options", "Referrer-Policy", "Content-Security-Policy");

    private static final List<String> OFTEN =
            List.of("Access-Control-Allow-Origin", "Access-Control-Expose-Headers", "Cache-Control", "Vary");

    private OpenApiHeaders() {}

    static void declare(Components components) {
        header(
                components,
                "X-Request-Id",
                "The id of this request, as the log has it.",
                "0b6f3c53-7d1c-4f5c-9a39-0d9a5d7f3f60");
        header(
                components,
                "ETag",
                "To callers with a key the version, for If-Match; to all others a strong tag of the bytes, for If-None-Match.",
                "\"v7\"");
        header(
                components,
                "Link",
                "The pages around this one (RFC 8288): first, next, prev.",
                "<https://api.example.org/api/v1/articles>; rel=\"first\"");
        header(
                components,
                "Location",
                "The address of the resource.",
                "https://api.example.org/api/v1/articles/the-bridge");
        header(components, "WWW-Authenticate", "How to authenticate (RFC 6750).", "Bearer realm=\"broadsheet\"");
        header(components, "Allow", "The methods that the resource has.", "GET, HEAD");
        header(components, "Accept-Encoding", "The codings that a body may have (RFC 9110).", "identity");
        header(components, "X-Accel-Buffering", "Proxies pass on each event as it comes.", "no");
        header(components, "X-Robots-Tag", "Search engines do not keep it.", "noindex");
        header(
                components,
                "Idempotent-Replayed",
                "`true` if this was answered before, to a request with the same Idempotency-Key.",
                "true");
        header(components, "Retry-After", "Seconds to wait.", "5");
        header(
                components,
                "RateLimit-Policy",
                "Each limit by its name: `q` requests in any `w` seconds, for your network and for everybody together.",
                "\"network\";q=20;w=600, \"overall\";q=3000;w=60");
        header(
                components,
                "RateLimit",
                "How many more each limit lets through (`r`), and the seconds until it is one more (`t`).",
                "\"network\";r=0;t=31, \"overall\";r=2979;t=42");
        header(components, "Vary", "What the answer depends on.", "Accept");
        header(components, "X-Content-Type-Options", "The type is the one that is said.", "nosniff");
        header(components, "Referrer-Policy", "Links from here do not tell of here.", "no-referrer");
        header(
                components,
                "Content-Security-Policy",
                "Nothing in an answer runs.",
                "default-src 'none'; frame-ancestors 'none'");
        header(components, "Access-Control-Allow-Origin", "Whose pages may read it (CORS).", "*");
        header(components, "Access-Control-Expose-Headers", "The headers that such pages may read.", "ETag, Link");
        header(
                components,
                "Cache-Control",
                "Who may keep it for how long (RFC 9111); nobody what a key or a token opened.",
                "private, no-store");
        header(
                components,
                "Cache-Status",
                "Whether it came from the cache of the service (RFC 9211).",
                "Broadsheet; hit");
        header(
                components,
                "Cache-Tag",
                "What the answer is made of, for caches that can be purged by it.",
                "article:all,category:harbour,site");
        header(components, "Content-Encoding", "How the bytes are compressed (RFC 9110).", "br");
        header(
                components,
                "Content-Disposition",
                "The name to keep it under (RFC 6266).",
                "attachment; filename=\"signups.csv\"");
        // Each repeats the address of the request.
        components.getHeaders().get("Link").getSchema().maxLength(120_000);
        ALWAYS.forEach(name -> components.getHeaders().get(name).required(true));
        components.addParameter(
                IF_NONE_MATCH,
                OASFactory.createParameter()
                        .name("If-None-Match")
                        .in(Parameter.In.HEADER)
                        .required(false)
                        .description("The ETag of what you have. If it is still the answer, that is 304.")
                        .schema(OASFactory.createSchema()
                                .addType(SchemaType.STRING)
                                .maxLength(1000))
                        .example("\"NAZXNpDntOgq-PNdLpoRIA-br\""));
        components.addParameter(
                IDEMPOTENCY_KEY,
                OASFactory.createParameter()
                        .name("Idempotency-Key")
                        .in(Parameter.In.HEADER)
                        .required(false)
                        .description(
                                "A name of your own for this request, between quotation marks: however often it comes"
                                        + " within a day, it is done once and answered alike.")
                        .schema(OASFactory.createSchema()
                                .addType(SchemaType.STRING)
                                .minLength(3)
                                .maxLength(600))
                        .example("\"8e03978e-40d5-43e8-bc93-6894a57f9324\""));
        components.addParameter(
                IF_MATCH,
                OASFactory.createParameter()
                        .name("If-Match")
                        .in(Parameter.In.HEADER)
                        // Not required by the schema: its lack has a status of its own.
                        .required(false)
                        .description(
                                "The ETag of the version that you have seen, or `*`. Without it the answer is 428.")
                        .schema(OASFactory.createSchema()
                                .addType(SchemaType.STRING)
                                .maxLength(1000))
                        .example("\"v7\""));
    }

    static Parameter idempotencyKey() {
        return OASFactory.createParameter().ref("#/components/parameters/" + IDEMPOTENCY_KEY);
    }

    static Parameter ifNoneMatch() {
        return OASFactory.createParameter().ref("#/components/parameters/" + IF_NONE_MATCH);
    }

    /** Of what everybody gets alike. */
    static void addKept(APIResponse response) {
        List.of("ETag", "Cache-Status", "Cache-Tag").forEach(name -> add(response, name));
    }

    static Parameter ifMatch() {
        return OASFactory.createParameter().ref("#/components/parameters/" + IF_MATCH);
    }

    static void addCommon(APIResponse response) {
        ALWAYS.forEach(name -> add(response, name));
        OFTEN.forEach(name -> add(response, name));
    }

    static void addLimits(APIResponse response) {
        add(response, "RateLimit");
        add(response, "RateLimit-Policy");
    }

    static void add(APIResponse response, String name) {
        response.addHeader(name, OASFactory.createHeader().ref("#/components/headers/" + name));
    }

    static List<String> ofProblem(ProblemType type) {
        List<String> headers = new ArrayList<>();
        switch (type) {
            case UNAUTHORIZED, FORBIDDEN -> headers.add("WWW-Authenticate");
            case METHOD_NOT_ALLOWED -> headers.add("Allow");
            case PRECONDITION_FAILED -> headers.add("ETag");
            case UNSUPPORTED_MEDIA_TYPE -> headers.add("Accept-Encoding");
            case RATE_LIMITED -> headers.addAll(List.of("Retry-After", "RateLimit", "RateLimit-Policy"));
            case UNAVAILABLE, STILL_RUNNING -> headers.add("Retry-After");
            default -> {}
        }
        return headers;
    }

    private static void header(Components components, String name, String description, String example) {
        components.addHeader(
                name,
                OASFactory.createHeader()
                        .description(description)
                        .schema(OASFactory.createSchema()
                                .addType(SchemaType.STRING)
                                .maxLength(4000))
                        .example(example));
    }
}
