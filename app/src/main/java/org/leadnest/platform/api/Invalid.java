package org.leadnest.platform.api;

import org.leadnest.kernel.FieldErrors;

/** The request was understood and its values are not acceptable: 400 with {@code errors} by field in the API, 422 on pages. */
public final class Invalid extends RuntimeException {
    private final transient FieldErrors errors;

    public Invalid(FieldErrors errors) {
        super(
                "these fields are not acceptable: "
                        + String.join(", ", errors.ordered().keySet()),
                null,
                false,
                false);
        this.errors = errors;
    }

    /** One field's error. */
    public static Invalid field(String name, String message) {
        return new Invalid(new FieldErrors().add(name, message));
    }

    public FieldErrors errors() {
        return errors;
    }
}
