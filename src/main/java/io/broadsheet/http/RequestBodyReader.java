package io.broadsheet.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Nullable;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;

/** Reads every JSON body: bounded, strict (RFC 8259, I-JSON), with a pointer to whatever is wrong. */
@Provider
@Consumes({MediaType.APPLICATION_JSON, MergePatch.MEDIA_TYPE})
public class RequestBodyReader implements MessageBodyReader<Object> {

    private static final String BODY = "broadsheet.body";

    @Inject
    StrictJson json;

    @Inject
    RoutingContext context;

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return true;
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream stream) {
        byte[] bytes = read(stream);
        context.put(BODY, bytes);
        if (bytes.length > RequestLimits.BODY) {
            throw RequestLimits.tooLarge(context, RequestLimits.BODY);
        }
        if (bytes.length == 0 && Arrays.stream(annotations).anyMatch(Nullable.class::isInstance)) {
            return null;
        }
        JsonNode tree = json.tree(bytes);
        return MergePatch.class.equals(type) ? new MergePatch(tree, json) : json.value(tree, type);
    }

    /** What came as the body, of one that is too long no more than shows it; nothing as long as none was read. */
    public static Optional<byte[]> body(RoutingContext context) {
        return Optional.ofNullable(context.get(BODY));
    }

    private static byte[] read(InputStream stream) {
        try {
            return stream.readNBytes(RequestLimits.BODY + 1);
        } catch (IOException interrupted) {
            throw new Problem(
                    ProblemType.MALFORMED_REQUEST,
                    "The body ended before all of it had arrived, or its chunks are malformed.");
        }
    }
}
