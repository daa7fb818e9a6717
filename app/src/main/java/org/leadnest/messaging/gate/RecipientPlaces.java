package org.leadnest.messaging.gate;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.leadnest.cadence.Place;
import org.leadnest.messaging.Whereabouts;
import org.leadnest.messaging.gate.Atlas.Region;
import org.springframework.stereotype.Component;

/**
 * Every place where a recipient may be. The state, the postal code and the phone's area code or country each name places
 * with their own law, and none outweighs another: a number moves with its owner, and so does a customer; but a postal code is
 * the finer word on the state that it lies in. A number of the country whose area code nobody here knows may be of any state, so
 * that the strictest law of all binds. A stated zone is believed, under the law of every state that is named. Nothing known
 * means every zone of the country.
 */
@Component
public class RecipientPlaces {
    private static final String FEDERAL = "US";

    private final Atlas atlas = Atlas.INSTANCE;

    /** Never empty. */
    public Set<Place> of(Whereabouts known) {
        Set<Region> regions = new HashSet<>(regions(known));
        if (Optional.ofNullable(known.phone()).filter(atlas::ofNewAreaCode).isPresent()) {
            regions.addAll(atlas.ofEveryState());
        }
        ZoneId stated = known.zone();
        if (stated != null) {
            return regions.isEmpty()
                    ? Set.of(new Place(stated, FEDERAL))
                    : regions.stream()
                            .map(region -> new Place(stated, law(region)))
                            .collect(Collectors.toUnmodifiableSet());
        }
        Set<Place> places = new HashSet<>();
        regions.forEach(region -> region.zones().forEach(zone -> places.add(new Place(zone, law(region)))));
        if (places.isEmpty()) {
            atlas.allZones().forEach(zone -> places.add(new Place(zone, FEDERAL)));
        }
        return Set.copyOf(places);
    }

    /** All zones that what is known allows, but for a stated one; none when nothing is known. */
    public Set<ZoneId> zones(Whereabouts known) {
        return regions(known).stream()
                .flatMap(region -> region.zones().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Set<Region> regions(Whereabouts known) {
        Optional<Region> postal = Optional.ofNullable(known.postalCode()).flatMap(atlas::ofPostalCode);
        Optional<Region> state = Optional.ofNullable(known.state())
                .flatMap(atlas::ofState)
                .filter(named -> postal.isEmpty()
                        || !Objects.equals(named.state(), postal.get().state()));
        return Stream.of(state, postal, Optional.ofNullable(known.phone()).flatMap(atlas::ofPhone))
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String law(Region region) {
        return region.state() == null ? FEDERAL : FEDERAL + "-" + region.state();
    }
}
