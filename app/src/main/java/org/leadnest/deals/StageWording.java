package org.leadnest.deals;

import java.util.Locale;
import java.util.Optional;
import org.leadnest.kernel.FieldErrors;

/** A stage as somebody wrote it; {@link #checked} says whether it can be one. */
record StageWording(String name, String outcome, String probability) {
    static final int MAX_NAME = 60;
    static final String EXPECTED_NAME = "expected a name of 1 to " + MAX_NAME + " characters";

    record Checked(String name, Outcome outcome, int probability) {}

    /** A won deal is certain and a lost one has no chance, whatever was written. */
    Optional<Checked> checked(FieldErrors errors) {
        String called = name.strip();
        errors.expect(fits(called), "name", EXPECTED_NAME);
        Optional<Outcome> meant = java.util.Arrays.stream(Outcome.values())
                .filter(one -> one.name().equals(outcome.strip().toUpperCase(Locale.ROOT)))
                .findFirst();
        errors.expect(meant.isPresent(), "outcome", "expected OPEN, WON or LOST");
        String digits = probability.replace("%", "").strip();
        boolean number = digits.matches("[0-9]{1,3}") && Integer.parseInt(digits) <= 100;
        errors.expect(
                number || meant.filter(Outcome::closed).isPresent(),
                "probability",
                "expected a whole number from 0 to 100");
        if (errors.any() || meant.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Checked(
                called,
                meant.get(),
                switch (meant.get()) {
                    case OPEN -> Integer.parseInt(digits);
                    case WON -> 100;
                    case LOST -> 0;
                }));
    }

    /** Whether this can be the name of a stage or of a pipeline. */
    static boolean fits(String name) {
        return !name.isEmpty() && name.codePointCount(0, name.length()) <= MAX_NAME && name.indexOf('\0') < 0;
    }
}
