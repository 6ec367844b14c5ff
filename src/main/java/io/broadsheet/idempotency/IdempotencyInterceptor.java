package io.broadsheet.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.broadsheet.http.Answers;
import io.broadsheet.http.PrettyJson;
import io.broadsheet.http.Write;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/** Does a write once that comes with a key, and keeps the answer for when it comes again; within its transaction. */
@Write
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class IdempotencyInterceptor {

    @Inject
    IdempotentRequest request;

    @Inject
    KeptAnswerRepository answers;

    @Inject
    PrettyJson json;

    @Inject
    RoutingContext routing;

    @AroundInvoke
    Object once(InvocationContext invocation) throws Exception {
        Optional<KeyedWrite> write = request.write(invocation.getMethod());
        if (write.isEmpty()) {
            return invocation.proceed();
        }
        answers.find(write.get()).ifPresent(kept -> {
            throw new Replay(kept);
        });
        Object result = invocation.proceed();
        answers.keep(write.get(), answer(Answers.status(invocation.getMethod(), result), result));
        return result;
    }

    private KeptAnswer answer(int status, Object result) throws JsonProcessingException {
        if (result instanceof RestResponse<?> response) {
            return new KeptAnswer(
                    status,
                    response.getHeaderString("Location"),
                    response.getHeaderString("ETag"),
                    body(response.getEntity()));
        }
        return new KeptAnswer(status, null, null, body(result));
    }

    private String body(Object entity) throws JsonProcessingException {
        return entity == null ? null : json.text(entity, routing.request());
    }
}
