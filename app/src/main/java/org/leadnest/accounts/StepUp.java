package org.leadnest.accounts;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A dangerous act: whoever is signed in shows a password or a code again before it, unless they did within the last ten
 * minutes, and then goes on with what they asked for. API keys have no password and are not asked.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface StepUp {
    /** The act, as it follows "You asked to", such as "change a role". */
    String value();
}
