package org.leadnest.copydesk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a listing brings along: open houses, photos, the brokerage's rules, sentences of somebody else's. */
class GivenTextTests {
    private static Map<String, Object> house() {
        Map<String, Object> house = new LinkedHashMap<>();
        house.put("PropertyType", "Residential");
        house.put("PropertySubType", "Single Family Residence");
        house.put("UnparsedAddress", "18 Harbor Lane");
        house.put("City", "Sarasota");
        house.put("StateOrProvince", "FL");
        house.put("ListPrice", 439_000);
        house.put("BedroomsTotal", 4);
        house.put("BathroomsTotalInteger", 3);
        house.put("LivingArea", 2150);
        house.put("YearBuilt", 1998);
        house.put("Flooring", List.of("Tile"));
        house.put("ExteriorFeatures", List.of("Covered patio"));
        return house;
    }

    private static Facts with(String name, Object value) {
        Map<String, Object> house = house();
        house.put(name, value);
        return Facts.of(house);
    }

    private static Map<String, Object> opening(String day, String from, String to, String type, String status) {
        Map<String, Object> opening = new HashMap<>(Map.of("OpenHouseDate", day, "OpenHouseType", type));
        opening.put("OpenHouseStatus", status);
        opening.put("OpenHouseStartTime", from);
        opening.put("OpenHouseEndTime", to);
        return opening;
    }

    @Test
    void theOpenHouseIsTheNextPublicOneAndItsHoursAreItsOwn() {
        Facts facts = with(
                "OpenHouse",
                List.of(
                        opening("2026-12-01", "09:00", "10:00", "Broker", "Active"),
                        opening("2026-12-02", "10:00", "11:00", "Public", "Canceled"),
                        opening("2026-12-12", "14:00", "16:00", "Public", "Active"),
                        Map.of("OpenHouseDate", "2026-12-05", "OpenHouseStartTime", "13:00")));
        assertThat(facts.named("OpenHouseDate")).extracting(Fact::said).containsExactly("2026-12-05");
        assertThat(facts.named("OpenHouseStartTime")).extracting(Fact::said).containsExactly("13:00");
        assertThat(facts.named("OpenHouseEndTime"))
                .as("an end of another day is none")
                .isEmpty();
    }

    @Test
    void oneOClockIsSingularInSpanish() {
        Facts facts = with("OpenHouse", List.of(opening("2026-12-05", "13:00", "15:30", "Public", "Active")));
        for (int seed = 1; seed <= 4; seed++) {
            String text = Copydesk.describe(
                            facts, Brief.of(Outlet.OPEN_HOUSE).with(Language.ES).withSeed(seed))
                    .text();
            assertThat(text).contains("de la 1 p.m. a las 3:30 p.m.").doesNotContain("las 1 ");
        }
    }

    @Test
    void aPriceNoteTellsTheOldPriceWhereItIsKnown() {
        Facts facts = with("PreviousListPrice", 450_000);
        String text = Copydesk.describe(facts, Brief.of(Outlet.PRICE_CHANGE)).text();
        assertThat(text).contains("$439,000", "$450,000");
    }

    @Test
    void everyPhotoHasALineOfAlternativeTextWhoseLimitIsThatOfALine() {
        List<Map<String, Object>> media = List.of(
                Map.of("Order", 2, "ImageOf", "Kitchen"),
                Map.of("Order", 1, "ImageOf", "Front of Structure", "PreferredPhotoYN", true),
                Map.of("Order", 3, "ShortDescription", "The covered patio seen from the lawn"),
                Map.of(
                        "Order",
                        4,
                        "ImageOf",
                        "Bedroom",
                        "ShortDescription",
                        "The bedroom. ".repeat(9).strip()),
                Map.of("Order", 5, "ImageOf", "Living Room"),
                Map.of("Order", 6, "ImageOf", "Dining Room"));
        Description text = Copydesk.describe(with("Media", media), Brief.of(Outlet.ALT_TEXT));
        assertThat(text.text().lines())
                .hasSize(6)
                .allMatch(line -> line.length() <= Outlet.ALT_TEXT.defaultLimit())
                .startsWith("Photo of the front of the building", "Photo of the kitchen");
    }

    @Test
    void whatTheHouseBansIsSaidInOtherWordsOrAmongTheFindings() {
        Facts facts = Facts.of(house());
        Brief brief = Brief.of(Outlet.MLS);
        String free = Copydesk.describe(facts, brief).text();
        String word = free.substring(0, free.indexOf(' ', free.indexOf(' ') + 1));
        assertThat(Copydesk.describe(facts, brief, List.of("ban: " + word)).text())
                .doesNotContain(word);
        Description stuck = Copydesk.describe(facts, brief, List.of("ban: Sarasota", "ban: bedrooms"));
        assertThat(stuck.text()).isNotEmpty();
        assertThat(stuck.findings()).extracting(Finding::rule).contains("house.ban");
    }

    @Test
    void claimsOfAnySeverityAreUnresolvedInWhicheverLanguageTheyAreMade() {
        Facts facts = Facts.of(house());
        CheckOptions options = CheckOptions.of(Outlet.MLS);
        assertThat(Copydesk.unresolved("Four bedrooms in Sarasota.", facts, options))
                .isEmpty();
        assertThat(Copydesk.unresolved("This is the largest home on the street with four bedrooms.", facts, options))
                .extracting(Finding::rule)
                .anyMatch(rule -> rule.startsWith("claim."));
        assertThat(Copydesk.unresolved(
                        "This is the largest home on the street.",
                        facts,
                        options.withHouseRules(List.of("allow: largest", "allow: the"))))
                .as("a house allows style, no claim")
                .isNotEmpty();
        assertThat(Copydesk.unresolved("Piscina privada.", facts, options))
                .extracting(Finding::rule)
                .anyMatch(rule -> rule.startsWith("claim."));
    }

    @Test
    void sentencesOfOurOwnPassWhenTheyAreReadInEveryLanguage() {
        Generator generator = new Generator(11);
        for (int i = 0; i < 25; i++) {
            Facts facts = Facts.of(generator.listing());
            for (Language language : Language.values()) {
                for (Sentence sentence : Copydesk.describe(
                                facts, Brief.of(Outlet.MLS).with(language).withSeed(i + 1))
                        .sentences()) {
                    assertThat(Copydesk.unresolved(
                                    sentence.text(),
                                    facts,
                                    CheckOptions.of(Outlet.MLS).withLimit(0)))
                            .as(sentence.text())
                            .isEmpty();
                }
            }
        }
    }

    private static final List<Sentence> PROSE = List.of(
            new Sentence("The home has 4 bedrooms.", List.of("BedroomsTotal=4"), "peer"),
            new Sentence("There is a covered patio.", List.of("ExteriorFeatures=Covered patio"), "peer"),
            new Sentence("It was built in 1998.", List.of("YearBuilt=1998"), "peer"));

    @Test
    void sentencesOfAnotherWriterTakeTheFormOfTheOutlet() {
        Facts facts = Facts.of(house());
        String website = framed(facts, Outlet.WEBSITE).text();
        assertThat(website.lines().filter(line -> !line.isBlank() && !line.endsWith(".")))
                .as("headings: " + website)
                .isNotEmpty();
        String email = framed(facts, Outlet.EMAIL).text();
        assertThat(email).startsWith("Subject: ").contains("\n\nThe home has 4 bedrooms.");
        assertThat(email.lines().filter(line -> !line.isBlank()))
                .as("subject, greeting, text, close: " + email)
                .hasSize(4);
        assertThat(framed(facts, Outlet.FLYER).text().lines().filter(line -> line.startsWith("\u2022 ")))
                .hasSize(3);
        assertThat(framed(facts, Outlet.SEO).text().lines()).hasSize(2);
        assertThat(framed(facts, Outlet.HEADLINE).text()).isEqualTo("The home has 4 bedrooms");
        assertThat(framed(facts, Outlet.INSTAGRAM).text()).contains("#Sarasota");
        assertThat(framed(facts, Outlet.MLS).text())
                .isEqualTo("The home has 4 bedrooms. There is a covered patio. It was built in 1998.");
    }

    @Test
    void whoWroteASentenceStandsBesideIt() {
        Description email = framed(Facts.of(house()), Outlet.EMAIL);
        assertThat(email.sentences())
                .filteredOn(sentence -> sentence.engine().equals("peer"))
                .hasSize(3)
                .allMatch(sentence -> !sentence.facts().isEmpty());
        assertThat(email.sentences().getFirst().engine()).isEqualTo(Description.LOCAL);
    }

    @Test
    void aFrameNeverMakesATextLongerThanItsLimit() {
        for (Outlet outlet : Outlet.values()) {
            for (int limit : new int[] {1, 40, 90, 200, 500}) {
                Brief brief = Brief.of(outlet).withLimit(limit);
                assertThat(Copydesk.framed(Facts.of(house()), brief, PROSE)
                                .text()
                                .length())
                        .as(outlet + " " + limit)
                        .isLessThanOrEqualTo(limit);
            }
        }
    }

    private static Description framed(Facts facts, Outlet outlet) {
        return Copydesk.framed(facts, Brief.of(outlet), PROSE);
    }
}
