package org.leadnest.messaging;

/** Takes in mail to the house itself, which no account has: answers to letters of the support. */
public interface HouseMailbox {
    /**
     * One letter, which may come more than once.
     *
     * @param to as its header says, with names
     * @param name of the sender, or empty
     * @param text without what it quotes
     * @param id by which a second delivery is known
     */
    record Letter(String to, String from, String name, String subject, String text, boolean automatic, String id) {}

    void take(Letter letter);
}
