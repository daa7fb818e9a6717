package org.leadnest.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.leadnest.messaging.gate.RecipientPlaces;

class ZonesTests {
    private final Zones zones = new Zones(new RecipientPlaces());

    @Test
    void believesAStatedZone() {
        assertThat(zones.of(new Whereabouts(ZoneId.of("Europe/Paris"), "CA", null, null)))
                .contains(ZoneId.of("Europe/Paris"));
    }

    @Test
    void takesTheOneOnWhichAllAgree() {
        assertThat(zones.of(new Whereabouts(null, "CA", "90001", "+12135550123")))
                .contains(ZoneId.of("America/Los_Angeles"));
    }

    @Test
    void takesTheLatestWhereTheyDiffer() {
        assertThat(zones.of(new Whereabouts(null, "NY", null, "+12135550123")))
                .contains(ZoneId.of("America/Los_Angeles"));
        assertThat(zones.of(new Whereabouts(null, "CO", null, "+16025550123")))
                .as("Phoenix is behind Denver in summer")
                .contains(ZoneId.of("America/Phoenix"));
    }

    @Test
    void knowsNothingOfWhomNothingIsKnown() {
        assertThat(zones.of(Whereabouts.UNKNOWN)).isEmpty();
        assertThat(zones.of(new Whereabouts(null, "Bavaria", "ABC", null))).isEmpty();
    }
}
