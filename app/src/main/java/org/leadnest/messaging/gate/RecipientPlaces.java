package org.leadnest.messaging.gate;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.leadnest.cadence.Place;
import org.leadnest.messaging.Whereabouts;
import org.springframework.stereotype.Component;

/**
 * Every place where a recipient may be. A stated zone is believed. Otherwise all zones count that the postal code (or,
 * without one, the state) and the phone's area code allow: a mobile number moves with its owner, so neither outweighs the
 * other. Nothing known means every zone of the country. The law is that of the state, the postal code or the area code, in
 * this order.
 */
@Component
public class RecipientPlaces {
    private static final String FEDERAL = "US";

    private final Atlas atlas = new Atlas();

    /** Never empty. */
    public Set<Place> of(Whereabouts known) {
        var postal = Optional.ofNullable(known.postalCode()).flatMap(atlas::ofPostalCode);
        var state = Optional.ofNullable(known.state()).flatMap(atlas::ofState);
        var phone = Optional.ofNullable(known.phone()).flatMap(atlas::ofPhone);
        var jurisdiction = state.or(() -> postal)
                .or(() -> phone)
                .flatMap(region -> Optional.ofNullable(region.state()))
                .map(code -> FEDERAL + "-" + code)
                .orElse(FEDERAL);
        return zones(known, postal.or(() -> state), phone).stream()
                .map(zone -> new Place(zone, jurisdiction))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<ZoneId> zones(Whereabouts known, Optional<Atlas.Region> home, Optional<Atlas.Region> phone) {
        var stated = known.zone();
        if (stated != null) {
            return Set.of(stated);
        }
        var zones = new HashSet<ZoneId>();
        home.ifPresent(region -> zones.addAll(region.zones()));
        phone.ifPresent(region -> zones.addAll(region.zones()));
        return zones.isEmpty() ? atlas.allZones() : zones;
    }
}
