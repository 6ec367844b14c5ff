package io.broadsheet.http;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import jakarta.transaction.Transactional;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method of a resource by which somebody with a key changes something: one transaction, which also has the row of the audit
 * log and, if it is a POST that came with an {@code Idempotency-Key}, the answer to give when it comes again.
 */
@InterceptorBinding
@Transactional
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Write {

    /** Whether the answer shows what must not be kept: such a POST takes no {@code Idempotency-Key}. */
    @Nonbinding
    boolean secret() default false;
}
