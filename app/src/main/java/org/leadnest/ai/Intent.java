package org.leadnest.ai;

/** What somebody who writes to an agent wants. */
public enum Intent {
    INTERESTED("interested"),
    SCHEDULE("wants to see it"),
    QUESTION("asks a question"),
    PRICE("asks about money"),
    NOT_NOW("not now"),
    WRONG_NUMBER("wrong person"),
    STOP("wants no more messages");

    private final String words;

    Intent(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
