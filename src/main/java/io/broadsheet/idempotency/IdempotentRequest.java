package io.broadsheet.idempotency;

import io.broadsheet.access.Caller;
import io.broadsheet.http.Problem;
import io.broadsheet.http.ProblemType;
import io.broadsheet.http.RequestBodyReader;
import io.broadsheet.http.Write;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/** The present request, as far as it can be sent again. */
@RequestScoped
class IdempotentRequest {

    private static final String WRITE = "broadsheet.keyed-write";
    private static final byte[] NO_BODY = {};

    @Inject
    RoutingContext routing;

    @Inject
    Caller caller;

    /**
     * Nothing if the request has no key, or is none that needs one.
     *
     * @param method that answers it
     * @throws Problem 400 if the key is malformed, or the answer is one that is not kept
     */
    Optional<KeyedWrite> write(Method method) {
        List<String> headers = routing.request().headers().getAll(IdempotencyKey.HEADER);
        Write write = method.getAnnotation(Write.class);
        if (headers.isEmpty() || write == null || routing.request().method() != HttpMethod.POST) {
            return Optional.empty();
        }
        if (write.secret()) {
            throw new Problem(
                    ProblemType.MALFORMED_REQUEST,
                    "What this answers with is shown once and not kept, so it takes no Idempotency-Key.");
        }
        KeyedWrite keyed = KeyedWrite.of(
                caller.keyId(),
                IdempotencyKey.parse(headers),
                HttpMethod.POST.name(),
                routing.request().uri(),
                RequestBodyReader.body(routing).orElse(NO_BODY));
        routing.put(WRITE, keyed);
        return Optional.of(keyed);
    }

    /** Whether all of a request was read, without which nobody can say which it is. */
    static boolean isRead(RoutingContext routing) {
        return routing.get(WRITE) != null || RequestBodyReader.body(routing).isPresent();
    }
}
