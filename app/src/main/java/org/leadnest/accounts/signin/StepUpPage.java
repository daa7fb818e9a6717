package org.leadnest.accounts.signin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * @param what the act that was asked for, as it follows "You asked to"; empty when it is not known any more
 * @param code whether a code is asked for in place of the password
 * @param app whether an app makes such codes; without one a recovery code does
 * @param passkey whether one of the user's passkeys does, too
 * @param mailed the code that is mailed to whoever has neither password nor second factor
 * @param google whether Google is asked, too
 * @param go the form to send again, once the proof is there
 */
public record StepUpPage(
        String what,
        boolean code,
        boolean app,
        boolean passkey,
        @Nullable Mailed mailed,
        boolean google,
        @Nullable String error,
        @Nullable Go go) {
    public record Go(String action, List<Field> fields) {
        static Go of(String action, Map<String, List<String>> fields) {
            return new Go(
                    action,
                    fields.entrySet().stream()
                            .flatMap(field -> field.getValue().stream().map(value -> new Field(field.getKey(), value)))
                            .toList());
        }
    }

    /** @param sent whether a code is on its way */
    public record Mailed(String to, boolean sent) {}

    public record Field(String name, String value) {}
}
