package io.broadsheet.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.broadsheet.database.BaseEntity;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Makes the answers that all resources give alike: one resource, a new one, a page of a list. */
@RequestScoped
public class Answers {

    @Inject
    UriInfo uri;

    @Inject
    PublicUrl publicUrl;

    @Inject
    SecurityIdentity identity;

    @Inject
    Written written;

    @Inject
    ObjectMapper mapper;

    /** 200; with the version as ETag where the caller has a key and could use it in If-Match. */
    public <V> RestResponse<V> one(BaseEntity entity, V view) {
        return one(entity, view, Set.of());
    }

    /** @param fields the members to keep, or empty for all */
    public <V> RestResponse<V> one(BaseEntity entity, V view, Set<String> fields) {
        ResponseBuilder<V> answer = ok(view, fields).header("Vary", "Accept");
        if (!identity.isAnonymous()) {
            answer.header("ETag", entity.versionTag());
        }
        return answer.build();
    }

    /** 200 with text. */
    public RestResponse<String> text(MediaType type, String text) {
        return ResponseBuilder.ok(text, type).header("Vary", "Accept").build();
    }

    /** 301. @param path below the API's */
    public <V> RestResponse<V> moved(String path) {
        return ResponseBuilder.<V>create(RestResponse.Status.MOVED_PERMANENTLY)
                .header("Location", publicUrl.api(path))
                .build();
    }

    /** 201 with the new resource. */
    public <V> RestResponse<V> created(BaseEntity entity, V view) {
        written.is(entity);
        return ResponseBuilder.<V>create(RestResponse.Status.CREATED, view)
                .header("Location", publicUrl.base() + uri.getPath() + "/" + entity.id())
                .header("ETag", entity.versionTag())
                .build();
    }

    /** 200 with a page, and its neighbours as {@code Link} (RFC 8288). */
    public <T, V> RestResponse<Page<V>> page(Paging.Slice<T> slice, Function<T, V> view, Set<String> fields) {
        return page(slice, view, fields, Page::new);
    }

    /** @param made what is answered with, of the members {@code data} and {@code page} and whatever else it has */
    public <T, V, P> RestResponse<P> page(
            Paging.Slice<T> slice, Function<T, V> view, Set<String> fields, BiFunction<List<V>, Page.Info, P> made) {
        Page.Info info = new Page.Info(slice.limit(), slice.next(), slice.previous(), slice.total());
        P page = made.apply(slice.rows().stream().map(view).toList(), info);
        return ok(page, fields).header("Link", links(info)).build();
    }

    /** Of the answer that a method of a resource returned. */
    public static int status(Method method, Object returned) {
        if (returned instanceof RestResponse<?> response) {
            return response.getStatus();
        }
        ResponseStatus declared = method.getAnnotation(ResponseStatus.class);
        return declared != null ? declared.value() : returned == null ? 204 : 200;
    }

    private String links(Page.Info page) {
        String links = link(null, "first");
        if (page.next() != null) {
            links += ", " + link(page.next(), "next");
        }
        return page.previous() == null ? links : links + ", " + link(page.previous(), "prev");
    }

    private String link(String cursor, String relation) {
        String query = uri.getRequestUri().getRawQuery();
        Stream<String> kept = query == null
                ? Stream.empty()
                : Arrays.stream(query.split("&"))
                        .filter(each -> !each.startsWith("cursor=") && !each.startsWith("page="))
                        .sorted(CacheHeaders.BY_NAME);
        String parameters = Stream.concat(kept, cursor == null ? Stream.empty() : Stream.of("cursor=" + cursor))
                .collect(Collectors.joining("&", "?", ""));
        String target = publicUrl.base() + uri.getPath() + (parameters.equals("?") ? "" : parameters);
        return "<" + target + ">; rel=\"" + relation + "\"";
    }

    /** With some fields only it is JSON already; its type is kept for the sake of the OpenAPI document. */
    @SuppressWarnings("unchecked")
    private <V> ResponseBuilder<V> ok(V view, Set<String> fields) {
        return ResponseBuilder.ok(fields.isEmpty() ? view : (V) sparse(view, fields));
    }

    private JsonNode sparse(Object view, Set<String> fields) {
        ObjectNode tree = mapper.valueToTree(view);
        if (tree.get("data") instanceof ArrayNode data) {
            data.forEach(each -> ((ObjectNode) each).retain(fields));
            return tree;
        }
        return tree.retain(fields);
    }
}
