package org.leadnest.messaging;

import java.util.List;

/** Takes in mail to the house itself, which no account has: answers to letters of the support, and new requests. */
public interface HouseMailbox {
    /**
     * One letter, which may come more than once.
     *
     * @param to as its header says, with names
     * @param from the address; what stood there where it is none
     * @param name of the sender, or empty
     * @param text without what it quotes
     * @param files names of what came with it, which is not kept
     * @param sender whether the sender's domain stands for it
     * @param id by which a second delivery is known
     */
    record Letter(
            String to,
            String from,
            String name,
            String subject,
            String text,
            boolean automatic,
            List<String> files,
            Sender sender,
            String id) {
        public Letter {
            files = List.copyOf(files);
        }
    }

    /** What the receiving post office found by SPF (RFC 7208) and DKIM (RFC 6376), for the domain that the letter names. */
    enum Sender {
        PROVEN,
        UNPROVEN,
        /** It told nothing. */
        UNTOLD
    }

    /** False when there is too much from that sender now: the letter is to be delivered again later. */
    boolean take(Letter letter);
}
