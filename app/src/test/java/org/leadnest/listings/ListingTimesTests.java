package org.leadnest.listings;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.Fact;
import org.leadnest.copydesk.Outlet;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What a listing was and what comes: days of its status, former prices, the next open house. */
@LeadNestTest
class ListingTimesTests {
    @Autowired
    private Listings listings;

    @Autowired
    private ListingFacts facts;

    @Autowired
    private Descriptions descriptions;

    @Autowired
    private Accounts accounts;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    private Listing enter(Map<String, ?> given) {
        return ((Saving.Saved) players.atHarbor(() -> listings.enter(given, players.maya()))).listing();
    }

    private Listing change(Listing listing, Map<String, ? extends @Nullable Object> given) {
        return ((Saving.Saved) players.atHarbor(() -> listings.change(listing.key(), given, null, players.maya())
                        .orElseThrow()))
                .listing();
    }

    private String today() {
        ZoneId zone = players.atHarbor(() -> accounts.account(players.harbor()).zone());
        return LocalDate.ofInstant(clock.instant(), zone).toString();
    }

    @Test
    void aStatusThatComesAgainHasItsOwnDay() {
        Listing listing = enter(Map.of("StandardStatus", "Active"));
        String listed = today();
        Listing closed = change(listing, Map.of("StandardStatus", "Closed"));
        assertThat(closed.text("CloseDate")).isEqualTo(listed);
        clock.advance(Duration.ofDays(3));
        Listing pending = change(closed, Map.of("StandardStatus", "Pending"));
        assertThat(pending.text("CloseDate")).as("it did not close").isEmpty();
        clock.advance(Duration.ofDays(3));
        Listing again = change(pending, Map.of("StandardStatus", "Closed"));
        assertThat(again.text("CloseDate")).isEqualTo(today());
        assertThat(again.text("OnMarketDate")).isEqualTo(listed);
    }

    @Test
    void aContractThatFallsThroughLeavesNoDayAndTheMarketDayStays() {
        Listing listing = enter(Map.of("StandardStatus", "Active"));
        String listed = today();
        clock.advance(Duration.ofDays(2));
        Listing contract = change(listing, Map.of("StandardStatus", "Active Under Contract"));
        String signed = contract.text("PurchaseContractDate");
        clock.advance(Duration.ofDays(2));
        Listing pending = change(contract, Map.of("StandardStatus", "Pending"));
        assertThat(pending.text("PurchaseContractDate")).as("the same contract").isEqualTo(signed);
        Listing back = change(pending, Map.of("StandardStatus", "Active"));
        assertThat(back.text("PurchaseContractDate")).isEmpty();
        assertThat(back.text("OnMarketDate")).isEqualTo(listed);
        clock.advance(Duration.ofDays(2));
        Listing withdrawn = change(back, Map.of("StandardStatus", "Withdrawn"));
        assertThat(withdrawn.text("WithdrawnDate")).isEqualTo(today());
        clock.advance(Duration.ofDays(2));
        Listing relisted = change(withdrawn, Map.of("StandardStatus", "Active"));
        assertThat(relisted.text("OnMarketDate")).as("new on the market").isEqualTo(today());
        assertThat(relisted.text("WithdrawnDate")).isEmpty();
    }

    @Test
    void aDayThatComesWithTheStatusWins() {
        Listing listing = enter(Map.of("StandardStatus", "Active", "ExpirationDate", "2026-01-31"));
        assertThat(change(listing, Map.of("StandardStatus", "Expired")).text("ExpirationDate"))
                .as("it ran out on its own day")
                .isEqualTo("2026-01-31");
        Listing other = enter(Map.of("StandardStatus", "Active"));
        assertThat(change(other, Map.of("StandardStatus", "Closed", "CloseDate", "2026-02-03"))
                        .text("CloseDate"))
                .isEqualTo("2026-02-03");
    }

    @Test
    void formerPricesAreKnownToTheWriterTheApiAndTheExport() throws Exception {
        Listing draft = enter(Map.of("ListPrice", 4, "City", "Sarasota", "BedroomsTotal", 4, "ListingId", "P-1"));
        change(draft, Map.of("ListPrice", 460_000));
        Listing active = change(draft, Map.of("StandardStatus", "Active"));
        assertThat(active.facts())
                .as("a price that was typed before it was offered is none")
                .doesNotContainKey("PreviousListPrice")
                .containsEntry("OriginalListPrice", new BigDecimal(460_000));
        change(active, Map.of("ListPrice", 450_000));
        Listing now = change(active, Map.of("ListPrice", 439_000));
        assertThat(now.facts())
                .containsEntry("PreviousListPrice", new BigDecimal(450_000))
                .containsEntry("OriginalListPrice", new BigDecimal(460_000));
        Descriptions.Writing written = players.atHarbor(() -> descriptions
                .write(now.key(), Brief.of(Outlet.PRICE_CHANGE), players.maya())
                .orElseThrow());
        assertThat(((Descriptions.Writing.Written) written).description().text())
                .contains("$439,000", "$450,000");
        assertThat(text("/api/v1/listings/" + now.key()))
                .contains("\"PreviousListPrice\":450000", "\"OriginalListPrice\":460000");
        assertThat(text("/api/v1/listings/export?format=csv"))
                .contains("PreviousListPrice,OriginalListPrice", "450000,460000");
        assertThat(players.atHarbor(
                        () -> listings.change(now.key(), Map.of("PreviousListPrice", 1), null, players.maya())))
                .get()
                .isInstanceOf(Saving.Refused.class);
    }

    private String text(String path) throws Exception {
        return mvc.get()
                .uri(path)
                .with(SignedIn.as(players.grace()))
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    @Test
    void textsKnowTheNextOpenHouseThatPeopleMayWalkIntoAndNoOther() {
        String past = LocalDate.parse(today()).minusDays(3).toString();
        String soon = LocalDate.parse(today()).plusDays(5).toString();
        String later = LocalDate.parse(today()).plusDays(12).toString();
        List<Map<String, Object>> all = List.of(
                open(later, "14:00", "16:00", Map.of()),
                open(past, "09:00", "10:00", Map.of()),
                open(soon, "08:00", "09:00", Map.of("OpenHouseType", "Broker")),
                open(soon, "10:00", "11:00", Map.of("OpenHouseStatus", "Canceled")),
                open(soon, "13:00", "15:00", Map.of("OpenHouseType", "Public")));
        Listing listing = enter(Map.of("StandardStatus", "Active", "City", "Sarasota", "OpenHouse", all));
        assertThat(said(listing, "OpenHouseDate")).containsExactly(soon);
        assertThat(said(listing, "OpenHouseStartTime")).containsExactly("13:00");
        assertThat(said(listing, "OpenHouseEndTime")).containsExactly("15:00");
        Listing over =
                enter(Map.of("StandardStatus", "Active", "OpenHouse", List.of(open(past, "09:00", "10:00", Map.of()))));
        assertThat(said(over, "OpenHouseDate")).isEmpty();
        Listing flat = enter(Map.of("StandardStatus", "Active", "OpenHouseDate", past, "OpenHouseStartTime", "10:00"));
        assertThat(said(flat, "OpenHouseStartTime")).isEmpty();
    }

    private List<String> said(Listing listing, String field) {
        return players.atHarbor(() -> facts.of(listing)).named(field).stream()
                .map(Fact::said)
                .toList();
    }

    private static Map<String, Object> open(String day, String from, String to, Map<String, String> more) {
        Map<String, Object> one = new HashMap<>(more);
        one.put("OpenHouseDate", day);
        one.put("OpenHouseStartTime", from);
        one.put("OpenHouseEndTime", to);
        return one;
    }
}
