package org.leadnest.platform.mail;

/** Mail of the product that its reader may end, kind by kind. Everything else is transactional and is always sent. */
public enum MailKind {
    WELCOME("First steps", "A few letters in the first two weeks that show what to do next"),
    DIGEST("Weekly digest", "What your leads, tasks and deals did in the week, on Monday mornings"),
    NOTICES("Product notices", "What is new in LeadNest, and what changes");

    private final String label;
    private final String text;

    MailKind(String label, String text) {
        this.label = label;
        this.text = text;
    }

    public String label() {
        return label;
    }

    public String text() {
        return text;
    }
}
