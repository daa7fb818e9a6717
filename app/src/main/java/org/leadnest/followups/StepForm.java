package org.leadnest.followups;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A step as the editor's form holds it: text as it was typed.
 *
 * @param unit minutes, hours or days
 */
record StepForm(String channel, String amount, String unit, String at, String subject, String body) {
    static StepForm blank(StepChannel channel, boolean first) {
        return new StepForm(channel.name(), first ? "0" : "2", first ? "hours" : "days", "", "", "");
    }

    static StepForm of(SequenceStep step) {
        Duration delay = step.delay();
        boolean days = delay.toSeconds() % Duration.ofDays(1).toSeconds() == 0 && !delay.isZero();
        boolean hours = delay.toSeconds() % Duration.ofHours(1).toSeconds() == 0;
        long amount = days ? delay.toDays() : hours ? delay.toHours() : delay.toMinutes();
        return new StepForm(
                step.channel().name(),
                Long.toString(amount),
                days ? "days" : hours ? "hours" : "minutes",
                Optional.ofNullable(step.at()).map(Object::toString).orElse(""),
                step.subject(),
                step.body());
    }

    SequenceInput.Line line() {
        return new SequenceInput.Line(channel, delay(), at, subject, body);
    }

    /** A wrong amount stays wrong, so that the check names it. */
    private String delay() {
        String number = amount.strip();
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "minutes" -> "PT" + number + "M";
            case "days" -> "P" + number + "D";
            default -> "PT" + number + "H";
        };
    }
}
