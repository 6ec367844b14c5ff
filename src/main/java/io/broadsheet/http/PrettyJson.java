package io.broadsheet.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Indents JSON for whoever reads it with {@code ?pretty=true}; machines get none of the white space. */
@ApplicationScoped
public class PrettyJson {

    static final String PARAMETER = "pretty";

    private static final Pattern WANTED = Pattern.compile("(^|&)pretty=true(&|$)");
    private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");
    private static final DefaultPrettyPrinter PRINTER = new DefaultPrettyPrinter()
            .withSeparators(Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                    .withObjectEmptySeparator("")
                    .withArrayEmptySeparator(""))
            .withObjectIndenter(LINES)
            .withArrayIndenter(LINES);

    @Inject
    ObjectMapper mapper;

    @Inject
    RoutingContext routing;

    /** Text is what resources answer with where it is no JSON. */
    @ServerResponseFilter
    void indent(ContainerResponseContext response) throws JsonProcessingException {
        if (isWanted(routing.request()) && response.hasEntity() && !(response.getEntity() instanceof String)) {
            response.setEntity(indented(response.getEntity()));
        }
    }

    /** JSON as the caller wants to read it. */
    public String text(Object value, HttpServerRequest request) throws JsonProcessingException {
        return isWanted(request) ? indented(value) : mapper.writeValueAsString(value);
    }

    private String indented(Object value) throws JsonProcessingException {
        return mapper.writer(PRINTER).writeValueAsString(value) + "\n";
    }

    private static boolean isWanted(HttpServerRequest request) {
        return request.query() != null && WANTED.matcher(request.query()).find();
    }
}
