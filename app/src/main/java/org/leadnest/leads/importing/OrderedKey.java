package org.leadnest.leads.importing;

import java.util.Comparator;

/**
 * A search key on its way into the index.
 *
 * @param head its first eight characters as one number, which nearly always says already which of two comes first
 */
record OrderedKey(String lead, String value, long head) {
    static final Comparator<OrderedKey> BY_VALUE = (one, other) -> {
        int heads = Long.compareUnsigned(one.head, other.head);
        return heads != 0 ? heads : one.value.compareTo(other.value);
    };

    private static final int HEAD = 8;

    static OrderedKey of(String lead, String value) {
        long head = 0;
        for (int at = 0; at < HEAD; at++) {
            head = head << 8 | (at < value.length() ? Math.min(value.charAt(at), 0xff) : 0);
        }
        return new OrderedKey(lead, value, head);
    }
}
