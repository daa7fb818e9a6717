package org.leadnest.accounts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A handler of a form that changes nothing, such as a search whose words do not belong into an address: an operator whom an
 * account lets in may use it, too. Of all others of their requests only those that read are let through.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OnlyLooks {}
