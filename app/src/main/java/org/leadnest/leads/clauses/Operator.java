package org.leadnest.leads.clauses;

import java.util.Arrays;
import java.util.Optional;

/** How a clause compares; the name in an address is {@link #key()}. */
public enum Operator {
    IS("is", "is", Takes.ONE),
    IS_NOT("isNot", "is not", Takes.ONE),
    ONE_OF("oneOf", "is one of", Takes.SEVERAL),
    NONE_OF("noneOf", "is none of", Takes.SEVERAL),
    CONTAINS("contains", "contains", Takes.ONE),
    EQUALS("equals", "is", Takes.AMOUNT),
    AT_LEAST("atLeast", "is at least", Takes.AMOUNT),
    AT_MOST("atMost", "is at most", Takes.AMOUNT),
    ON("on", "is on", Takes.DAY),
    BEFORE("before", "is before", Takes.DAY),
    AFTER("after", "is after", Takes.DAY),
    LAST_DAYS("lastDays", "is in the last … days", Takes.DAYS),
    OLDER_DAYS("olderDays", "is not in the last … days", Takes.DAYS),
    NEXT_DAYS("nextDays", "is in the next … days", Takes.DAYS),
    EMPTY("empty", "is empty", Takes.NOTHING),
    NOT_EMPTY("notEmpty", "is not empty", Takes.NOTHING);

    /** What stands behind an operator. */
    public enum Takes {
        NOTHING,
        ONE,
        SEVERAL,
        AMOUNT,
        DAY,
        DAYS
    }

    private final String key;
    private final String words;
    private final Takes takes;

    Operator(String key, String words, Takes takes) {
        this.key = key;
        this.words = words;
        this.takes = takes;
    }

    public String key() {
        return key;
    }

    public String words() {
        return words;
    }

    public Takes takes() {
        return takes;
    }

    /** Whether it lets through what its opposite does not. */
    boolean negative() {
        return this == IS_NOT || this == NONE_OF || this == OLDER_DAYS;
    }

    static Optional<Operator> named(String key) {
        return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
    }
}
