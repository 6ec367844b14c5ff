package io.broadsheet.http;

import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that the resource does not declare, that are given twice where one value is taken, and that are
 * empty: nothing a client writes is ignored.
 */
class KnownParameters {

    private static final Set<String> FLAGS = Set.of("true", "false");

    /** By resource method: the name of each parameter, and whether it may be repeated. */
    private final Map<Method, Map<String, Boolean>> known = new ConcurrentHashMap<>();

    @Inject
    RoutingContext routing;

    @ServerRequestFilter
    void check(ContainerRequestContext request, ResourceInfo resource) {
        if (routing.request().query() == null || resource.getResourceClass().isAnnotationPresent(AnyParameters.class)) {
            return;
        }
        Map<String, Boolean> parameters =
                known.computeIfAbsent(resource.getResourceMethod(), KnownParameters::declared);
        List<ProblemJson.Error> errors = new ArrayList<>();
        request.getUriInfo().getQueryParameters().forEach((name, values) -> {
            if (!parameters.containsKey(name)) {
                errors.add(ProblemJson.Error.parameter(
                        JsonText.shortened(name),
                        "unknown",
                        "There is no parameter '" + JsonText.shortened(name) + "' here"
                                + Nearest.hint(name, parameters.keySet()) + ". Known: " + listed(parameters.keySet())
                                + "."));
            } else if (values.size() > 1 && !parameters.get(name)) {
                errors.add(ProblemJson.Error.parameter(name, "repeated", "'" + name + "' takes one value only."));
            } else if (values.stream().anyMatch(String::isBlank)) {
                errors.add(ProblemJson.Error.parameter(name, "empty", "'" + name + "' needs a value."));
            } else if (name.equals(PrettyJson.PARAMETER) && !FLAGS.contains(values.get(0))) {
                errors.add(ProblemJson.Error.parameter(name, "type", "'" + name + "' must be true or false."));
            }
        });
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private static String listed(Collection<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    /** Resources say what they produce where it is something else. */
    private static boolean answersJson(Method method) {
        return method.getReturnType() != void.class && !method.isAnnotationPresent(Produces.class);
    }

    private static Map<String, Boolean> declared(Method method) {
        Map<String, Boolean> parameters = new TreeMap<>();
        if (answersJson(method)) {
            parameters.put(PrettyJson.PARAMETER, false);
        }
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(RestQuery.class)) {
                parameters.put(
                        name(parameter.getAnnotation(RestQuery.class), parameter.getName()),
                        Collection.class.isAssignableFrom(parameter.getType()));
            } else if (parameter.isAnnotationPresent(BeanParam.class)) {
                declare(parameter.getType(), parameters);
            }
        }
        return parameters;
    }

    private static void declare(Class<?> bean, Map<String, Boolean> parameters) {
        for (Class<?> type = bean; type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(BeanParam.class)) {
                    declare(field.getType(), parameters);
                } else if (field.isAnnotationPresent(RestQuery.class)) {
                    parameters.put(
                            name(field.getAnnotation(RestQuery.class), field.getName()),
                            Collection.class.isAssignableFrom(field.getType()));
                }
            }
        }
    }

    private static String name(RestQuery annotation, String fallback) {
        return annotation.value().isEmpty() ? fallback : annotation.value();
    }
}
