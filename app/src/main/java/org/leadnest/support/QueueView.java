package org.leadnest.support;

import java.util.Arrays;

/** A tab of the queue: which requests it shows, as a condition over {@code :now} and {@code :me}. */
enum QueueView {
    OPEN("Open", "status = 'OPEN'"),
    OVERDUE("Overdue", "status = 'OPEN' and due_at < :now"),
    MINE("Mine", "status in ('OPEN', 'WAITING') and assignee_id = :me"),
    NOBODY("Nobody’s", "status = 'OPEN' and assignee_id is null"),
    WAITING("Answered", "status = 'WAITING'"),
    CLOSED("Closed", "status = 'CLOSED'"),
    HELD("Held", "status = 'HELD'");

    private final String label;
    private final String condition;

    QueueView(String label, String condition) {
        this.label = label;
        this.condition = condition;
    }

    String label() {
        return label;
    }

    String condition() {
        return condition;
    }

    /** What wants the operator first: high before low, then what is due first; what is done, newest first. */
    String order() {
        return switch (this) {
            case OPEN, OVERDUE, MINE, NOBODY ->
                "status, case priority when 'HIGH' then 0 when 'NORMAL' then 1 else 2 end, due_at, id";
            case WAITING, CLOSED, HELD -> "changed_at desc, id";
        };
    }

    static QueueView of(String name) {
        return Arrays.stream(values())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(OPEN);
    }
}
