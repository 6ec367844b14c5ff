package io.broadsheet.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestPath;
import org.jboss.resteasy.reactive.server.mapping.URITemplate;

/**
 * Which methods an address has, for {@code Allow} (RFC 9110, section 10.2.1). Quarkus REST leaves it out of a 405, and answers
 * OPTIONS with the methods of all addresses of a class.
 */
@ApplicationScoped
class AllowedMethods {

    /** Addresses below REST, where other layers would take any method for GET. */
    private static final List<String> READ_ONLY = List.of("/problems/", "/openapi", "/docs", "/q/health", "/q/metrics");

    private static final Set<String> READING = new TreeSet<>(List.of("GET", "HEAD", "OPTIONS"));

    /** By method, with the library's own matching of paths. */
    private final Map<String, RequestMapper<Boolean>> paths = new TreeMap<>();

    @Inject
    AllowedMethods(BeanManager beans) {
        Map<String, ArrayList<RequestPath<Boolean>>> templates = new TreeMap<>();
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .filter(type -> type.isAnnotationPresent(Path.class))
                .flatMap(type -> Stream.of(type.getMethods())
                        .map(method -> Map.entry(type.getAnnotation(Path.class).value() + below(method), method)))
                .forEach(each -> Stream.of(each.getValue().getAnnotations())
                        .map(annotation -> annotation.annotationType().getAnnotation(jakarta.ws.rs.HttpMethod.class))
                        .filter(method -> method != null)
                        .forEach(method -> templates
                                .computeIfAbsent(method.value(), name -> new ArrayList<>())
                                .add(new RequestPath<>(false, new URITemplate(each.getKey(), false), true))));
        templates.forEach((method, list) -> paths.put(method, new RequestMapper<>(list)));
    }

    private static String below(Method method) {
        Path path = method.getAnnotation(Path.class);
        return path == null ? "" : "/" + path.value();
    }

    /** Answers OPTIONS, and 405 where no other layer does: REST does so itself. */
    void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean asked = request.method() == HttpMethod.OPTIONS;
        if (!asked && request.path().startsWith(PublicUrl.API)) {
            context.next();
            return;
        }
        Set<String> allowed = of(request.path());
        if (asked && !allowed.isEmpty()) {
            HttpServerResponse response = context.response().putHeader(HttpHeaders.ALLOW, String.join(", ", allowed));
            if (allowed.contains("PATCH")) {
                // RFC 5789, section 3.1.
                response.putHeader("Accept-Patch", MergePatch.MEDIA_TYPE + ", application/json");
            }
            response.setStatusCode(204).end();
        } else if (!asked
                && !allowed.isEmpty()
                && !allowed.contains(request.method().name())) {
            throw notAllowed(request.path());
        } else {
            context.next();
        }
    }

    Problem notAllowed(String path) {
        return new Problem(ProblemType.METHOD_NOT_ALLOWED, ProblemType.METHOD_NOT_ALLOWED.description())
                .with("Allow", String.join(", ", of(path)));
    }

    /** Empty where nothing is. */
    private Set<String> of(String path) {
        if (READ_ONLY.stream().anyMatch(path::startsWith)) {
            return READING;
        }
        Set<String> methods = new TreeSet<>();
        paths.forEach((method, mapper) -> {
            if (mapper.map(path) != null) {
                methods.add(method);
            }
        });
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        if (!methods.isEmpty()) {
            methods.add("OPTIONS");
        }
        return methods;
    }
}
