package io.broadsheet.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Finishes the answers to public reads: bytes, {@code ETag}, what caches may do with them. Here and not in a
 * {@code WriterInterceptor}, which HEAD does without.
 */
@ApplicationScoped
class PublicAnswers {

    /** After all other filters have done what they do to the answer. */
    private static final int LAST = 0;

    /** What REST says where a resource does not name its type. */
    private static final String JSON = "application/json;charset=UTF-8";

    @Inject
    ResponseCache cache;

    @Inject
    CacheOptions options;

    @Inject
    CacheTags cacheTags;

    @Inject
    ObjectMapper mapper;

    @Inject
    RoutingContext routing;

    @Inject
    InstantSource clock;

    @ServerResponseFilter(priority = LAST)
    void finish(ContainerResponseContext response) throws JsonProcessingException {
        if (!PublicReads.is(routing)) {
            return;
        }
        if (response.getStatus() == 200 && response.hasEntity()) {
            finishRead(response);
        } else if (response.getStatus() == 301) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, control().header(clock.instant()));
            response.getHeaders().putSingle(HttpHeaders.VARY, CacheHeaders.VARY);
        }
    }

    private void finishRead(ContainerResponseContext response) throws JsonProcessingException {
        HttpServerRequest request = routing.request();
        CachedAnswer answer = answer(response);
        Coding coding = answer.worthwhile(Coding.of(request.getHeader(HttpHeaders.ACCEPT_ENCODING)));
        answer.prepare(coding);
        Fill fill = PublicReads.fill(routing);
        boolean kept = fill != null && cache.end(fill, answer.tags().isEmpty() ? null : answer);
        response.getHeaders().remove(HttpHeaders.VARY);
        response.getHeaders().remove(HttpHeaders.LINK);
        HttpServerResponse http = routing.response();
        Instant now = clock.instant();
        Buffer body = answer.putHeaders(request, http, coding, kept ? CacheHeaders.STORED : CacheHeaders.MISS, now);
        if (body == null) {
            response.setStatus(304);
            response.setEntity(null);
        } else {
            response.setEntity(body.getBytes(), null, response.getMediaType());
        }
    }

    private CachedAnswer answer(ContainerResponseContext response) throws JsonProcessingException {
        byte[] bytes = response.getEntity() instanceof String text
                ? text.getBytes(StandardCharsets.UTF_8)
                : mapper.writeValueAsBytes(response.getEntity());
        Set<String> tags = Set.copyOf(cacheTags.names());
        return new CachedAnswer(
                bytes,
                response.getMediaType() == null ? JSON : response.getMediaType().toString(),
                response.getHeaderString(HttpHeaders.LINK),
                tags,
                tags.isEmpty() ? null : TagHeader.of(options.tagHeader(), cacheTags.shortNames()),
                control());
    }

    private CacheControl control() {
        return new CacheControl(options, cacheTags.until(), cacheTags.isExpiring());
    }
}
