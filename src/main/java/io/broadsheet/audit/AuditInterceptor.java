package io.broadsheet.audit;

import io.broadsheet.http.Answers;
import io.broadsheet.http.Write;
import io.broadsheet.http.Written;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.util.Locale;

/** Notes each write that was done; its verb is the name of the method. */
@Write
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 1)
class AuditInterceptor {

    @Inject
    AuditLog log;

    @Inject
    Written written;

    @AroundInvoke
    Object note(InvocationContext invocation) throws Exception {
        Object result = invocation.proceed();
        Method method = invocation.getMethod();
        int status = Answers.status(method, result);
        written.entity()
                .ifPresentOrElse(
                        entity -> log.note(method.getName(), entity, status),
                        () -> log.note(method.getName(), noun(method.getDeclaringClass()), null, status));
        return result;
    }

    /** Of a resource such as {@code BouncesResource}. */
    private static String noun(Class<?> resource) {
        return resource.getSimpleName().replace("Resource", "").toLowerCase(Locale.ROOT);
    }
}
