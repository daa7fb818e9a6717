package org.leadnest.messaging.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.leadnest.cadence.Place;
import org.leadnest.messaging.Whereabouts;

class RecipientPlacesTests {
    private final RecipientPlaces places = new RecipientPlaces();

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // a stated zone is believed; the law is the state's
                "America/Los_Angeles, FL, -, -, US-FL, America/Los_Angeles",
                // a postal code is finer than its state
                "-, FL, 33101, -, US-FL, America/New_York",
                "-, FL, 32501-1234, -, US-FL, America/Chicago",
                "-, Florida, -, -, US-FL, America/New_York America/Chicago",
                "-, -, 79901, -, US-TX, America/Denver",
                "-, -, 37402, -, US-TN, America/New_York",
                "-, -, 96813, -, US-HI, Pacific/Honolulu",
                // an area code alone
                "-, -, -, +13055550123, US-FL, America/New_York",
                "-, -, -, +18505550123, US-FL, America/New_York America/Chicago",
                "-, -, -, +14165550123, US, America/Toronto",
                // a number that moved with its owner: both count, the home's law holds
                "-, CA, 90001, +12125550123, US-CA, America/Los_Angeles America/New_York",
                "-, fl, -, -, US-FL, America/New_York America/Chicago"
            })
    void readsThePlacesFromWhatIsKnown(
            @Nullable String zone,
            @Nullable String state,
            @Nullable String postalCode,
            @Nullable String phone,
            String jurisdiction,
            String zones) {
        var known = new Whereabouts(zone == null ? null : ZoneId.of(zone), state, postalCode, phone);
        assertThat(places.of(known))
                .isEqualTo(Arrays.stream(zones.split(" "))
                        .map(name -> new Place(ZoneId.of(name), jurisdiction))
                        .collect(Collectors.toSet()));
    }

    @Test
    void takesTheWholeCountryWhenNothingIsKnown() {
        assertThat(places.of(Whereabouts.UNKNOWN))
                .extracting(Place::zone)
                .contains(ZoneId.of("America/New_York"), ZoneId.of("Pacific/Honolulu"), ZoneId.of("America/Anchorage"));
        assertThat(places.of(new Whereabouts(null, "Bavaria", "ABC", "+4989123456")))
                .hasSizeGreaterThan(6);
    }
}
