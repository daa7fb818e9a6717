package org.leadnest.accounts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A handler for {@link Operators} with a second factor alone; for everybody else it is not there. With {@code made}, for those
 * alone whom the command {@code admin make-operator} made one.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ForOperator {
    boolean made() default false;
}
