package org.leadnest.platform.api;

import org.leadnest.kernel.FieldErrors;

/** The input cannot be taken; says by field what was expected. Thrown by controllers, answered as a problem. */
public final class Invalid extends RuntimeException {
    private final transient FieldErrors errors;

    public Invalid(FieldErrors errors) {
        super("the input cannot be taken: " + String.join(", ", errors.ordered().keySet()), null, false, false);
        this.errors = errors;
    }

    public FieldErrors errors() {
        return errors;
    }
}
