package io.broadsheet.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.models.media.Content;

/** The examples of requests and answers: {@code openapi/examples}, by the name of the schema. */
final class OpenApiExamples {

    private static final String REFERENCE = "#/components/schemas/";

    private OpenApiExamples() {}

    /** Adds an example to each media type of a named schema. */
    static void add(Content content) {
        content.getMediaTypes().values().forEach(media -> {
            if (media.getSchema() != null && media.getSchema().getRef() != null) {
                media.setExample(example(media.getSchema().getRef().substring(REFERENCE.length())));
            }
        });
    }

    private static Object example(String schema) {
        String file = "openapi/examples/" + schema + ".json";
        try (InputStream json = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            if (json == null) {
                throw new IllegalStateException(file + " is missing: every shape on the wire has an example");
            }
            return new ObjectMapper().readValue(json, Object.class);
        } catch (IOException failure) {
            throw new UncheckedIOException(file, failure);
        }
    }
}
