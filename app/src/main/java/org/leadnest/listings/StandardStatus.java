package org.leadnest.listings;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** RESO Data Dictionary 2.0, lookup StandardStatus, and which status may follow which. */
public enum StandardStatus {
    ACTIVE("Active"),
    ACTIVE_UNDER_CONTRACT("Active Under Contract"),
    CANCELED("Canceled"),
    CLOSED("Closed"),
    COMING_SOON("Coming Soon"),
    DELETE("Delete"),
    EXPIRED("Expired"),
    HOLD("Hold"),
    INCOMPLETE("Incomplete"),
    PENDING("Pending"),
    WITHDRAWN("Withdrawn");

    /**
     * The transition relation. A sale that falls through goes back; a closed listing only to Pending, when it was closed by
     * mistake; what has left the market comes back as Active; any listing may be marked for deletion.
     */
    private static final Map<StandardStatus, Set<StandardStatus>> NEXT = Map.ofEntries(
            Map.entry(INCOMPLETE, Set.of(COMING_SOON, ACTIVE, CANCELED, DELETE)),
            Map.entry(COMING_SOON, Set.of(ACTIVE, INCOMPLETE, HOLD, WITHDRAWN, CANCELED, DELETE)),
            Map.entry(
                    ACTIVE, Set.of(ACTIVE_UNDER_CONTRACT, PENDING, CLOSED, HOLD, WITHDRAWN, CANCELED, EXPIRED, DELETE)),
            Map.entry(
                    ACTIVE_UNDER_CONTRACT, Set.of(ACTIVE, PENDING, CLOSED, HOLD, WITHDRAWN, CANCELED, EXPIRED, DELETE)),
            Map.entry(
                    PENDING, Set.of(ACTIVE, ACTIVE_UNDER_CONTRACT, CLOSED, HOLD, WITHDRAWN, CANCELED, EXPIRED, DELETE)),
            Map.entry(HOLD, Set.of(ACTIVE, COMING_SOON, WITHDRAWN, CANCELED, EXPIRED, DELETE)),
            Map.entry(WITHDRAWN, Set.of(ACTIVE, CANCELED, EXPIRED, DELETE)),
            Map.entry(EXPIRED, Set.of(ACTIVE, DELETE)),
            Map.entry(CANCELED, Set.of(ACTIVE, DELETE)),
            Map.entry(CLOSED, Set.of(PENDING, DELETE)),
            Map.entry(DELETE, Set.of(INCOMPLETE)));

    private final String reso;

    StandardStatus(String reso) {
        this.reso = reso;
    }

    /** Whether the public may see such a listing: on the market, about to be, or sold. */
    public boolean shown() {
        return asked() || this == CLOSED;
    }

    /** Whether it counts among those that a plan holds at a time. */
    boolean open() {
        return switch (this) {
            case CLOSED, CANCELED, EXPIRED, WITHDRAWN, DELETE -> false;
            case ACTIVE, ACTIVE_UNDER_CONTRACT, COMING_SOON, HOLD, INCOMPLETE, PENDING -> true;
        };
    }

    /** Whether a question about such a listing still makes sense. */
    public boolean asked() {
        return switch (this) {
            case ACTIVE, COMING_SOON, ACTIVE_UNDER_CONTRACT, PENDING -> true;
            default -> false;
        };
    }

    /** The word of the data dictionary, as the API and pages write it. */
    public String reso() {
        return reso;
    }

    public static Optional<StandardStatus> of(String reso) {
        return Arrays.stream(values())
                .filter(status -> status.reso.equals(reso))
                .findFirst();
    }

    boolean leadsTo(StandardStatus other) {
        return this == other || NEXT.getOrDefault(this, Set.of()).contains(other);
    }

    /** What may follow, in the order of the constants. */
    public List<StandardStatus> next() {
        return Arrays.stream(values())
                .filter(other -> other != this && leadsTo(other))
                .toList();
    }

    static List<String> words() {
        return Arrays.stream(values()).map(StandardStatus::reso).toList();
    }

    /** The field that holds the day on which a listing took this status, when RESO has one. */
    Optional<String> dayField() {
        return Optional.ofNullable(
                switch (this) {
                    case ACTIVE -> "OnMarketDate";
                    case ACTIVE_UNDER_CONTRACT, PENDING -> "PurchaseContractDate";
                    case CLOSED -> "CloseDate";
                    case WITHDRAWN -> "WithdrawnDate";
                    case CANCELED -> "CancellationDate";
                    case EXPIRED -> "ExpirationDate";
                    case COMING_SOON, DELETE, HOLD, INCOMPLETE -> null;
                });
    }
}
