package org.leadnest.listings;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Page;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;

@LeadNestTest
class ListingsTests {
    @Autowired
    private Listings listings;

    @Autowired
    private Cast cast;

    @Autowired
    private ServiceClock clock;

    @SuppressWarnings("NullAway.Init")
    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void keepsFactsByTheirResoNames() {
        Listing listing = enter(Map.of(
                "UnparsedAddress",
                "18 Harbor Lane",
                "ListPrice",
                450000,
                "LotSizeAcres",
                0.25,
                "Appliances",
                List.of("Dishwasher", "Range, gas"),
                "WaterfrontYN",
                true));
        assertThat(listing.reso())
                .containsEntry("UnparsedAddress", "18 Harbor Lane")
                .containsEntry("Appliances", List.of("Dishwasher", "Range, gas"))
                .containsEntry("WaterfrontYN", true);
        assertThat(listing.number("ListPrice")).contains(new BigDecimal("450000"));
        assertThat(listing.number("LotSizeAcres")).contains(new BigDecimal("0.25"));
        assertThat(listing.status()).isEqualTo(StandardStatus.INCOMPLETE);
    }

    @Test
    void namesEachFieldThatItCannotTakeAndSaysWhatWasExpected() {
        Saving saving = players.atHarbor(() -> listings.enter(
                Map.of("ListPrice", "cheap", "StandardStatus", "Sold", "BedroomCount", 3, "listprice", 1),
                players.maya()));
        assertThat(saving)
                .isInstanceOfSatisfying(
                        Saving.Refused.class,
                        refused -> assertThat(refused.errors().all())
                                .hasEntrySatisfying(
                                        "ListPrice", text -> assertThat(text).contains("expected a number"))
                                .hasEntrySatisfying(
                                        "StandardStatus",
                                        text -> assertThat(text).contains("Coming Soon"))
                                .hasEntrySatisfying(
                                        "BedroomCount", text -> assertThat(text).contains("unknown field"))
                                .hasEntrySatisfying(
                                        "listprice", text -> assertThat(text).contains("did you mean ListPrice")));
    }

    @Test
    void countsBathroomsWhenOnlyTheirKindsAreKnown() {
        Listing listing = enter(Map.of("BathroomsFull", 2, "BathroomsHalf", 1));
        assertThat(listing.facts()).containsEntry("BathroomsTotalInteger", BigDecimal.valueOf(3));
        assertThat(listing.reso()).doesNotContainKey("BathroomsTotalInteger");
    }

    @Test
    void remembersEachPriceAndStatusWithItsTime() {
        Listing listing = enter(Map.of("ListPrice", 450000, "StandardStatus", "Active"));
        clock.advance(Duration.ofDays(1));
        change(listing, Map.of("ListPrice", "$439,000"));
        Listing pending = change(listing, Map.of("StandardStatus", "Pending"));
        assertThat(pending.version()).isEqualTo(3);
        assertThat(pending.text("PurchaseContractDate")).isNotEmpty();
        assertThat(pending.statusChangedAt()).isAfter(listing.statusChangedAt());
        assertThat(players.atHarbor(() -> listings.history(listing.key())))
                .extracting(Listings.PastChange::was, Listings.PastChange::became)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("450000", "439000"),
                        org.assertj.core.groups.Tuple.tuple("Active", "Pending"));
    }

    @Test
    void refusesAStatusThatCannotFollow() {
        Listing closed = enter(Map.of("StandardStatus", "Closed"));
        Saving saving = players.atHarbor(
                () -> listings.change(closed.key(), Map.of("StandardStatus", "Coming Soon"), null, players.maya())
                        .orElseThrow());
        assertThat(saving)
                .isInstanceOfSatisfying(
                        Saving.Refused.class,
                        refused -> assertThat(refused.errors().of("StandardStatus"))
                                .contains("can become Delete, Pending, not Coming Soon"));
    }

    @Test
    void clearsAFieldThatIsGivenAsNullAndLeavesTheOthers() {
        Listing listing = enter(Map.of("City", "Tampa", "YearBuilt", 1987));
        Map<String, @Nullable Object> patch = new HashMap<>();
        patch.put("YearBuilt", null);
        assertThat(change(listing, patch).reso()).containsEntry("City", "Tampa").doesNotContainKey("YearBuilt");
    }

    @Test
    void doesNotOverwriteWhatSomebodyElseChangedMeanwhile() {
        Listing listing = enter(Map.of("City", "Tampa"));
        change(listing, Map.of("City", "Sarasota"));
        Saving saving = players.atHarbor(
                () -> listings.change(listing.key(), Map.of("City", "Ocala"), listing.version(), players.tom())
                        .orElseThrow());
        assertThat(saving)
                .isInstanceOfSatisfying(
                        Saving.Outdated.class,
                        outdated -> assertThat(outdated.current().text("City")).isEqualTo("Sarasota"));
    }

    @Test
    void anotherAccountSeesNothingOfIt() {
        Listing listing = enter(Map.of("City", "Tampa"));
        assertThat(players.atPine(() -> listings.find(listing.key()))).isEmpty();
        assertThat(players.atPine(() -> listings.change(listing.key(), Map.of("City", "X"), null, players.pia())))
                .isEmpty();
        assertThat(players.atPine(() -> listings.delete(listing.key(), players.pia())))
                .isFalse();
        assertThat(players.atPine(
                        () -> listings.list(ListingFilter.ALL, null, 10).data()))
                .isEmpty();
    }

    @Test
    void pagesFromTheNewestOn() {
        for (int number = 1; number <= 5; number++) {
            enter(Map.of("ListingId", "A" + number, "StandardStatus", number == 3 ? "Active" : "Hold"));
        }
        Page<Listing> first = page(ListingFilter.ALL, null);
        assertThat(first.data())
                .extracting(listing -> listing.text("ListingId"))
                .containsExactly("A5", "A4");
        Page<Listing> second = page(
                ListingFilter.ALL, Cursor.parse(String.valueOf(first.next())).orElseThrow());
        assertThat(second.data())
                .extracting(listing -> listing.text("ListingId"))
                .containsExactly("A3", "A2");
        assertThat(page(new ListingFilter(StandardStatus.ACTIVE, null), null).data())
                .hasSize(1);
        assertThat(page(new ListingFilter(null, "a4"), null).data()).hasSize(1);
        assertThat(players.atHarbor(listings::countByStatus))
                .containsEntry(StandardStatus.ACTIVE, 1L)
                .containsEntry(StandardStatus.HOLD, 4L);
    }

    private Page<Listing> page(ListingFilter filter, @Nullable Cursor after) {
        return players.atHarbor(() -> listings.list(filter, after, 2));
    }

    private Listing enter(Map<String, Object> reso) {
        return saved(players.atHarbor(() -> listings.enter(reso, players.maya())));
    }

    private Listing change(Listing listing, Map<String, ? extends @Nullable Object> reso) {
        return saved(players.atHarbor(
                () -> listings.change(listing.key(), reso, null, players.maya()).orElseThrow()));
    }

    private static Listing saved(Saving saving) {
        assertThat(saving).isInstanceOf(Saving.Saved.class);
        return ((Saving.Saved) saving).listing();
    }
}
