package org.leadnest.accounts.devices;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.mail.MailLanguage;
import org.leadnest.platform.places.Place;
import org.springframework.stereotype.Component;

/**
 * Where users sign in from, and what is unusual about a place. Without a file of places nothing is known and nothing is
 * unusual; nor is the first place.
 */
@Component
class Arrivals {
    /** Faster than airliners fly, about 900 km/h. */
    private static final double FASTEST_KM_PER_HOUR = 1_000;
    /** Files of places err by some hundred kilometres for mobile networks. */
    private static final double NEAR_KM = 500;

    private static final double SECONDS_PER_HOUR = 3_600;

    private final ArrivalStore store;
    private final InstantSource clock;

    Arrivals(ArrivalStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What makes a sign-in one to tell of. */
    enum Sign {
        NEW_COUNTRY("a country that you have not signed in from before", "un país desde el que no había entrado antes"),
        TOO_FAR(
                "too far away from your last sign-in for the time between the two",
                "un lugar demasiado lejos de su última entrada para el tiempo que pasó entre las dos");

        private final String words;
        private final String palabras;

        Sign(String words, String palabras) {
            this.words = words;
            this.palabras = palabras;
        }

        String words(MailLanguage language) {
            return language.choose(words, palabras);
        }
    }

    /** Takes note of a sign-in from {@code place}; answers what is unusual about it. */
    Set<Sign> note(UserId user, Place place) {
        Set<Sign> signs = EnumSet.noneOf(Sign.class);
        if (place.country() == null) {
            return signs;
        }
        Instant now = clock.instant();
        store.forget(user, now.minus(Devices.MEMORY));
        List<ArrivalStore.Earlier> earlier = store.latestFirst(user);
        if (!earlier.isEmpty()
                && earlier.stream().noneMatch(one -> place.country().equals(one.country()))) {
            signs.add(Sign.NEW_COUNTRY);
        }
        if (!earlier.isEmpty() && tooFar(earlier.getFirst(), place, now)) {
            signs.add(Sign.TOO_FAR);
        }
        store.put(user, place, now);
        return signs;
    }

    private static boolean tooFar(ArrivalStore.Earlier last, Place place, Instant now) {
        if (last.position() == null || place.position() == null) {
            return false;
        }
        double kilometres = last.position().kilometresTo(place.position());
        double hours = Duration.between(last.at(), now).toSeconds() / SECONDS_PER_HOUR;
        return kilometres > NEAR_KM && kilometres > FASTEST_KM_PER_HOUR * hours;
    }
}
