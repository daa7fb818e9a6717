package org.leadnest.accounts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A handler that adds a way in, or a key, which outlives a new password: it is there only for whoever has confirmed their
 * address, so that nobody can sign up with a stranger's address and leave something behind that the stranger, who then sets a
 * password by the link in their mail, does not know of.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ConfirmedAddress {}
