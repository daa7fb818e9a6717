package org.leadnest.followups;

import org.leadnest.cadence.Action;

/** What a step of a sequence does. */
public enum StepChannel {
    EMAIL("E-mail"),
    SMS("Text message"),
    TASK("Task");

    private final String label;

    StepChannel(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** A task without a subject takes its title from the body. */
    Action action(String subject, String body) {
        return switch (this) {
            case EMAIL -> new Action.Email(subject, body);
            case SMS -> new Action.Sms(body);
            case TASK -> new Action.Task(subject.isBlank() ? body : subject, body);
        };
    }
}
