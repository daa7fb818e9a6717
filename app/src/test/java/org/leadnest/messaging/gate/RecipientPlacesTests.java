package org.leadnest.messaging.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
                // a stated zone is believed, under the law of every state that is named
                "America/Los_Angeles, FL, -, -, US-FL@America/Los_Angeles",
                "America/New_York, NY, -, +13055550123, US-NY@America/New_York US-FL@America/New_York",
                // a postal code is finer than the state that it lies in, and no finer than another
                "-, FL, 33101, -, US-FL@America/New_York",
                "-, FL, 32501-1234, -, US-FL@America/Chicago",
                "-, NY, 33101, -, US-NY@America/New_York US-FL@America/New_York",
                "-, Florida, -, -, US-FL@America/New_York US-FL@America/Chicago",
                "-, -, 79901, -, US-TX@America/Denver",
                "-, -, 37402, -, US-TN@America/New_York",
                "-, -, 96813, -, US-HI@Pacific/Honolulu",
                // an area code alone
                "-, -, -, +13055550123, US-FL@America/New_York",
                "-, -, -, +16895550123, US-FL@America/New_York",
                "-, -, -, +17385550123, US-CA@America/Los_Angeles",
                "-, -, -, +14575550123, US-LA@America/Chicago",
                "-, -, -, +14715550123, US-MS@America/Chicago",
                "-, -, -, +14835550123, US-AL@America/Chicago",
                "-, -, -, +16215550123, US-TX@America/Chicago",
                "-, -, -, +14365550123, US-OH@America/New_York",
                "-, -, -, +18505550123, US-FL@America/New_York US-FL@America/Chicago",
                "-, -, -, +14165550123, US@America/Toronto",
                // a number that moved with its owner: both places count, each with its law
                "-, CA, 90001, +12125550123, US-CA@America/Los_Angeles US-NY@America/New_York",
                "-, NY, -, +13055550123, US-NY@America/New_York US-FL@America/New_York",
                "-, fl, -, -, US-FL@America/New_York US-FL@America/Chicago",
                // a number of another country keeps that country's hours
                "-, -, -, +442079460123, US@Europe/London",
                "-, -, -, +81312345678, US@Asia/Tokyo",
                "-, FL, -, +525512345678, US-FL@America/New_York US-FL@America/Chicago US@America/Cancun"
                        + " US@America/Ciudad_Juarez US@America/Matamoros US@America/Mazatlan US@America/Mexico_City US@America/Tijuana"
            })
    void readsThePlacesFromWhatIsKnown(
            @Nullable String zone,
            @Nullable String state,
            @Nullable String postalCode,
            @Nullable String phone,
            String expected) {
        var known = new Whereabouts(zone == null ? null : ZoneId.of(zone), state, postalCode, phone);
        assertThat(places.of(known))
                .isEqualTo(Arrays.stream(expected.split(" "))
                        .map(name -> name.split("@"))
                        .map(parts -> new Place(ZoneId.of(parts[1]), parts[0]))
                        .collect(Collectors.toSet()));
    }

    @Test
    void anAreaCodeOfTheCountryIsKnownOrBoundByTheLawOfEveryState() {
        PhoneNumberUtil util = PhoneNumberUtil.getInstance();
        List<Integer> american = IntStream.range(200, 1_000)
                .filter(code -> util.isValidNumberForRegion(
                        new Phonenumber.PhoneNumber()
                                .setCountryCode(1)
                                .setNationalNumber(code * 10_000_000L + 2_345_678),
                        "US"))
                .boxed()
                .toList();
        assertThat(american).hasSizeGreaterThan(300);
        for (int code : american) {
            Set<Place> found = places.of(new Whereabouts(null, null, null, "+1" + code + "2345678"));
            assertThat(found)
                    .as("area code " + code)
                    .allMatch(place -> place.jurisdiction().startsWith("US-"));
        }
    }

    @Test
    void aNumberOfANewAreaCodeIsTextedWhenEveryStateAllowsIt() {
        var unknown = new Whereabouts(null, null, null, "+12992345678");
        assertThat(places.of(unknown))
                .extracting(Place::jurisdiction)
                .contains("US-AL", "US-KY", "US-RI", "US-TX", "US-CA", "US-HI")
                .doesNotContain("US", "US-GU");
        assertThat(places.of(new Whereabouts(null, "FL", null, "+12992345678")))
                .as("a number moves with its owner: the state does not outweigh it")
                .isEqualTo(places.of(unknown));
        assertThat(places.zones(unknown))
                .as("no guess is made for the time of a step")
                .isEmpty();
    }

    @Test
    void takesTheWholeCountryWhenNothingIsKnown() {
        assertThat(places.of(Whereabouts.UNKNOWN))
                .extracting(Place::zone)
                .contains(ZoneId.of("America/New_York"), ZoneId.of("Pacific/Honolulu"), ZoneId.of("America/Anchorage"));
        assertThat(places.of(new Whereabouts(null, "Bavaria", "ABC", "+4989123456")))
                .as("Germany is no part of it")
                .containsExactly(new Place(ZoneId.of("Europe/Berlin"), "US"));
        assertThat(places.of(new Whereabouts(null, "Bavaria", "ABC", "+12000000000")))
                .hasSizeGreaterThan(6);
    }
}
