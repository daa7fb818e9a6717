package org.leadnest.platform.mail;

/**
 * Mail of the product that its reader may end, kind by kind. Everything else is transactional and is always sent. The order
 * stands in links that were mailed: new kinds come last.
 */
public enum MailKind {
    WELCOME("First steps", "A few letters in the first two weeks that show what to do next"),
    DIGEST("Weekly digest", "What your leads, tasks and deals did in the week, on Monday mornings"),
    NOTICES("Product notices", "What is new in LeadNest, and what changes"),
    LEADS("Your leads", "A lead that was given or offered to you, or that asked again"),
    REPLIES("Replies", "That a lead of yours wrote back, at most every half hour for each"),
    TASKS("Tasks of the day", "What is due today or overdue, each morning on which something is");

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
