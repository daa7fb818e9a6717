package org.leadnest.messaging;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.leadnest.messaging.gate.RecipientPlaces;
import org.springframework.stereotype.Component;

/** Whose clock a person lives by. */
@Component
public class Zones {
    private static final Instant WINTER = Instant.parse("2026-01-15T12:00:00Z");
    private static final Instant SUMMER = Instant.parse("2026-07-15T12:00:00Z");

    /** Where it is early longest comes first, the year round: Phoenix after Denver, before Los Angeles. */
    private static final Comparator<ZoneId> LATEST = Comparator.<ZoneId>comparingInt(
                    zone -> offset(zone, WINTER) + offset(zone, SUMMER))
            .thenComparing(ZoneId::getId);

    private final RecipientPlaces places;

    Zones(RecipientPlaces places) {
        this.places = places;
    }

    /**
     * The stated zone; else the one that state, postal code and number agree on; else the one in which a time of day comes
     * last, so that it has come in all of them. Nothing when nothing is known.
     */
    public Optional<ZoneId> of(Whereabouts known) {
        ZoneId stated = known.zone();
        return stated == null ? latest(places.zones(known)) : Optional.of(stated);
    }

    private static Optional<ZoneId> latest(Set<ZoneId> zones) {
        return zones.stream().min(LATEST);
    }

    private static int offset(ZoneId zone, Instant at) {
        return zone.getRules().getOffset(at).getTotalSeconds();
    }
}
