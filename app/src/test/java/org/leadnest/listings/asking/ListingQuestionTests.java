package org.leadnest.listings.asking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.leadnest.listings.Listings;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.platform.web.PaletteEntry;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Questions about listings are answered with rows, or refused with the words that were not understood. */
@LeadNestTest
class ListingQuestionTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final List<String> CITIES = List.of("Tampa", "Sarasota", "New Port Richey");

    @Autowired
    private ListingQuestions palette;

    @Autowired
    private Listings listings;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private Cast cast;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
        home("1 Bay Street", "Tampa", 450_000, 3, "Active", Map.of("PublicRemarks", "Three bedrooms."));
        home("2 Bay Street", "Tampa", 650_000, 4, "Active", Map.of());
        home("3 Gulf Road", "Sarasota", 380_000, 2, "Pending", Map.of("PropertySubType", "Condominium"));
        home("4 Gulf Road", "Sarasota", 900_000, 5, "Incomplete", Map.of("ExpirationDate", soon()));
    }

    private String soon() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(10).toString();
    }

    private void home(String address, String city, int price, int beds, String status, Map<String, Object> more) {
        Map<String, Object> given = new HashMap<>(Map.of(
                "UnparsedAddress", address,
                "City", city,
                "ListPrice", price,
                "BedroomsTotal", beds,
                "StandardStatus", status));
        given.putAll(more);
        players.atHarbor(() -> listings.enter(given, players.maya()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "which listings have no description | 4 Gulf Road, 3 Gulf Road, 2 Bay Street",
                "Which listings have a description? | 1 Bay Street",
                "listings under 500,000 in Tampa | 1 Bay Street",
                "homes over 600k | 4 Gulf Road, 2 Bay Street",
                "active listings in Tampa | 2 Bay Street, 1 Bay Street",
                "how many listings are pending | 3 Gulf Road",
                "condos in Sarasota under $400k | 3 Gulf Road",
                "listings with 4 or more bedrooms | 4 Gulf Road, 2 Bay Street",
                "listings expiring in the next 30 days | 4 Gulf Road",
                "listings without photos in Tampa | 2 Bay Street, 1 Bay Street",
                "active listings over 1 million | ''"
            })
    void areAnsweredWithTheirRows(String question, String rows) {
        List<PaletteEntry> found = ask(question);
        List<String> expected = rows.isEmpty() ? List.of() : List.of(rows.split(", "));
        assertThat(found.getFirst().label())
                .isEqualTo(expected.size() == 1 ? "1 listing" : expected.size() + " listings");
        assertThat(found.subList(1, found.size()))
                .extracting(PaletteEntry::label)
                .containsExactlyElementsOf(expected);
        assertThat(found.subList(1, found.size())).allMatch(row -> row.url().startsWith("/app/listings/"));
    }

    @Test
    void theAnswerLeadsToTheListWhereTheListCanShowIt() {
        assertThat(ask("which listings are pending").getFirst().url()).isEqualTo("/app/listings?status=Pending");
        assertThat(ask("listings under contract").getFirst().url())
                .isEqualTo("/app/listings?status=Active%20Under%20Contract");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "listings without remarks | Without a description",
                "listings that have no text | Without a description",
                "which homes are missing a price | Without a price",
                "listings without an mls number | Without a MLS number",
                "what listings do not have photos | Without photos",
                "listings with photos | With photos",
                "listings priced between 300,000 and 450k | Price $300,000 to $450,000",
                "listings at least $1.2 million | Price at least $1,200,000",
                "listings up to 750k | Price at most $750,000",
                "coming soon listings | Status is Coming Soon",
                "sold listings | Status is Closed",
                "listings on hold | Status is Hold",
                "withdrawn listings | Status is Withdrawn",
                "canceled listings | Status is Canceled",
                "listings on the market | Status is Active",
                "listings sold last month | Closed last month",
                "listings added this week | Added this week",
                "new listings in the last 7 days | Added in the last 7 days",
                "listings expiring this month | Expires this month",
                "listings expiring in two weeks | Expires in the next 14 days",
                "listings with reduced prices | Price was reduced",
                "listings whose price changed in the last 30 days | Price changed in the last 30 days",
                "listings not updated in 60 days | Not changed in the last 60 days",
                "listings with open houses | With an open house to come",
                "3 bedroom homes | 3 bedrooms",
                "homes with at least two baths | At least 2 baths",
                "listings in New Port Richey | In New Port Richey",
                "listings in 34236 | In 34236",
                "townhouses in Tampa | Townhouses; In Tampa",
                "rentals, active listings | For rent; Status is Active"
            })
    void areReadToTheLastWord(String question, String understood) {
        ListingQuestion read = read(question);
        assertThat(read.asked().leftOver()).isEmpty();
        assertThat(String.join("; ", read.asked().words())).isEqualTo(understood);
    }

    private static ListingQuestion read(String question) {
        Optional<ListingQuestion> read = ListingQuestion.read(question, CITIES, TODAY, ZoneOffset.UTC);
        return read.orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "which listings have a haunted attic",
                "which listings will sell first",
                "show listings in Atlantis",
                "which listings are not pending",
                "list homes under 500k or over 900k",
                "which listings did Ana Lopez see"
            })
    void areRefusedWithTheWordsThatWereNotUnderstood(String question) {
        List<PaletteEntry> answer = ask(question);
        assertThat(answer).hasSize(1);
        assertThat(answer.getFirst().label()).startsWith("Not answered: ").endsWith("is not understood");
        assertThat(answer.getFirst().detail()).contains("status, price");
    }

    @ParameterizedTest
    @ValueSource(strings = {"listings", "Bay Street", "lots of coffee here", "homestead"})
    void aNameIsNoQuestion(String typed) {
        assertThat(ask(typed)).isEmpty();
    }

    @Test
    void areAnsweredToNobodyWhoMayNotReadListings() {
        assertThat(players.atHarbor(() -> palette.find("active listings", Set.of("LEADS_READ"), 8)))
                .isEmpty();
    }

    @Test
    void todayIsThatOfTheAccount() {
        assertThat(ask("listings added today").getFirst().label()).isEqualTo("4 listings");
    }

    private List<PaletteEntry> ask(String question) {
        return players.atHarbor(() -> palette.find(question, Set.of("LISTINGS_READ"), 8));
    }
}
