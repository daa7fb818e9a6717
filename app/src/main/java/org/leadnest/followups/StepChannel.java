package org.leadnest.followups;

/** What a step of a sequence does. */
public enum StepChannel {
    EMAIL("E-mail", "mail"),
    SMS("Text message", "message"),
    TASK("Task", "checklist"),
    WAIT("Wait", "clock"),
    CONDITION("Condition", "git-branch"),
    WEBHOOK("Webhook", "webhook");

    private final String label;
    private final String icon;

    StepChannel(String label, String icon) {
        this.label = label;
        this.icon = icon;
    }

    public String label() {
        return label;
    }

    String icon() {
        return icon;
    }

    /** Whether it writes to the lead. */
    boolean writes() {
        return this == EMAIL || this == SMS;
    }

    /** Whether it carries words of the account's own. */
    boolean hasText() {
        return writes() || this == TASK;
    }

    /** Whether a person can be asked before it acts. */
    boolean mayAsk() {
        return writes() || this == WEBHOOK;
    }

    /** Whether it does something that could come too late. */
    boolean mayExpire() {
        return this != WAIT && this != CONDITION;
    }
}
