package org.leadnest.copydesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Claims of a text against the facts of one home: true ones pass, untrue ones do not. */
class ClaimTests {
    private static final Facts HOME = facts(
            "City", "San Antonio",
            "StateOrProvince", "TX",
            "UnparsedAddress", "12 Elm Street",
            "PropertyType", "Residential",
            "BedroomsTotal", 4,
            "BathroomsFull", 3,
            "LivingArea", 2400,
            "LotSizeArea", 8000,
            "LotSizeUnits", "Square Feet",
            "GarageSpaces", 2,
            "ParkingTotal", 6,
            "FireplacesTotal", 1,
            "AssociationFee", 300,
            "AssociationFeeFrequency", "Annually",
            "ListPrice", 450000,
            "Basement", "Unfinished",
            "AssociationAmenities", "Pool",
            "WaterfrontFeatures", "Lake Privileges",
            "Cooling", "Ceiling Fan(s)",
            "SecurityFeatures", "Fire Alarm",
            "AccessibilityFeatures", "Grab Bars",
            "Heating", "Heat Pump",
            "Appliances", "Gas Range");
    private static final Facts POOL = facts("City", "Boise", "PoolPrivateYN", true, "PoolFeatures", "Heated");

    private static Facts facts(Object... namesAndValues) {
        Map<String, Object> reso = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            reso.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return Facts.of(reso);
    }

    private static List<Finding> claims(String text, Facts facts) {
        return Copydesk.inspect(text, facts, CheckOptions.of(Outlet.MLS)).stream()
                .filter(finding -> finding.rule().startsWith("claim."))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2,400 square meters of living space.",
                "Measures 8,000 acres.",
                "It has 8,000 square feet of living space.",
                "A six-car garage.",
                "Dues are $300 a month.",
                "No HOA dues.",
                "It offers 3,400 Sq. Ft. of space.",
                "Bedrooms: 5",
                "Beds: 5 | Baths: 3",
                "A 5/3 ranch.",
                "A 5BR/3BA home.",
                "Two thousand square feet inside.",
                "A pair of fireplaces.",
                "On 5 hectares of land.",
                "Priced at $3 million.",
                "Only $4M.",
                "Three bedrooms on a quiet street.",
                "Two bedrooms on Oak Street.",
                "Three bedrooms and one bath.",
                "A home in San Francisco.",
                "This home in Denver features four bedrooms.",
                "This Aspen home has four bedrooms.",
                "On Lake Tahoe with four bedrooms.",
                "Located at Malibu.",
                "A private pool in the backyard.",
                "The home has its own pool.",
                "A waterfront home.",
                "Central air.",
                "Security cameras.",
                "Wheelchair accessible.",
                "A finished basement.",
                "No basement.",
                "Not only a sauna but a deck.",
                "A gazebo.",
                "A slate roof.",
                "Brick walls.",
                "A Sub-Zero refrigerator.",
                "A private beach.",
                "A farmhouse sink.",
                "Piscina privada, jacuzzi, muelle.",
                "The lot is large. La casa tiene un jacuzzi."
            })
    void stopsWhatTheFactsDoNotSay(String text) {
        assertThat(claims(text, HOME)).as(text).anyMatch(Finding::blocks);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "223 square meters of living space.",
                "The lot has 8,000 square feet.",
                "A two-car garage and six parking spaces.",
                "Dues are $300 a year.",
                "It offers 2,400 Sq. Ft. of space.",
                "Beds: 4 | Baths: 3",
                "A 4/3 ranch.",
                "A 4BR/3BA home.",
                "Two thousand four hundred square feet inside.",
                "Twenty-four hundred square feet inside.",
                "Listed at $450K.",
                "Two bedrooms on the main level.",
                "A home in San Antonio, Texas, on Elm Street.",
                "A community pool and grab bars.",
                "An unfinished basement and a heat pump.",
                "A gas range in the kitchen.",
                "No sauna and no deck."
            })
    void letsWhatTheFactsSayPass(String text) {
        assertThat(claims(text, HOME)).as(text).isEmpty();
    }

    @Test
    void aDenialAgainstTheFactsIsAContradiction() {
        for (String text : List.of("No pool.", "There is no pool here.", "It comes without a pool.", "Sin piscina.")) {
            assertThat(claims(text, POOL)).as(text).extracting(Finding::rule).contains("claim.contradiction");
        }
        assertThat(claims("A heated pool with no pool fence.", POOL)).isEmpty();
        assertThat(claims("A heated saltwater pool.", POOL)).isNotEmpty();
    }

    @Test
    void namesOfFeaturesThatAreFactsAreNoPlaces() {
        Facts facts = facts("City", "Boise", "Appliances", "Viking Range", "Flooring", "Saltillo Tile");
        assertThat(claims("In Boise, the kitchen has a Viking range and Saltillo tile.", facts))
                .isEmpty();
        assertThat(claims("The kitchen has a Wolf range.", facts)).isNotEmpty();
    }

    @Test
    void suggestsNoNumberForWhatIsNotCounted() {
        Facts facts = facts("City", "Boise", "UnparsedAddress", "1204 Oak Street", "InteriorFeatures", "Pantry");
        assertThat(claims("The ceilings are 12-foot high.", facts))
                .isNotEmpty()
                .allMatch(finding -> finding.suggestion().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            stunning | This stunning four-bedroom home in Boise has a pool. | This four-bedroom home in Boise has a pool.
            stunning | It has a stunning, private yard. | It has a private yard.
            amazing | An amazing home. | A home.
            near St. Louis | It stands near St. Louis. It is calm. | It stands. It is calm.
            refrigerator | It has a gazebo, a Sub-Zero refrigerator, a den. | It has a gazebo, a den.
            """)
    void aFixTakesNoMoreThanItMust(String excerpt, String text, String fixed) {
        Finding found = Copydesk.check(text, facts("City", "Boise"), CheckOptions.of(Outlet.MLS)).stream()
                .filter(finding -> finding.excerpt().equals(excerpt))
                .findFirst()
                .orElseThrow();
        assertThat(Copydesk.fix(text, found)).isEqualTo(fixed);
    }

    @Test
    void countsAgainstTheCapAsTheMlsDoes() {
        String text = "Garden & café";
        assertThat(Counting.CHARS.length(text)).isEqualTo(13);
        assertThat(Counting.BYTES.length(text)).isEqualTo(14);
        assertThat(Counting.ESCAPED.length(text)).isEqualTo(18);
        RemarksCaps.Cap bytes =
                new RemarksCaps.Cap(List.of("X"), 13, Counting.BYTES, "a test", java.time.LocalDate.of(2026, 11, 30));
        CheckOptions options = CheckOptions.of(Outlet.MLS);
        assertThat(Copydesk.check(text, HOME, options.withLimit(13)))
                .noneMatch(f -> f.rule().equals("mls.cap"));
        assertThat(Copydesk.check(text, HOME, options.within(bytes)))
                .filteredOn(finding -> finding.rule().equals("mls.cap"))
                .singleElement()
                .extracting(Finding::excerpt)
                .isEqualTo("é");
    }

    @Test
    void tellsTheFactsThatASentenceRestsOn() {
        assertThat(Copydesk.evidence("Four bedrooms and a community pool in San Antonio.", HOME))
                .extracting(Fact::name)
                .containsExactlyInAnyOrder("BedroomsTotal", "AssociationAmenities", "City");
        assertThat(Copydesk.evidence("The rooms are calm.", HOME)).isEmpty();
        assertThat(Copydesk.evidence("It is listed at $450,000.", HOME))
                .extracting(Fact::name)
                .containsExactly("ListPrice");
    }
}
