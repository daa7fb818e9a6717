package org.leadnest.listings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditDesk;
import org.leadnest.photos.Photo;
import org.leadnest.photos.Photos;
import org.leadnest.photos.Pictures;
import org.leadnest.platform.jobs.JobHandler;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@LeadNestTest
class ListingPagesTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Listings listings;

    @Autowired
    private Photos photos;

    @Autowired
    private List<JobHandler> handlers;

    @Autowired
    private Cast cast;

    @Autowired
    private AuditDesk log;

    @SuppressWarnings("NullAway.Init")
    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void anEmptyListSaysWhatToDoNext() {
        assertThat(page("/app/listings").select(".ln-empty a[href=/app/listings/new]"))
                .hasSize(1);
    }

    @Test
    void aListingIsEnteredByItsFormAndStandsAmongTheCards() {
        MvcTestResult entered = post(
                "/app/listings",
                Map.of(
                        "UnparsedAddress",
                        "18 Harbor Lane",
                        "City",
                        "Sarasota",
                        "ListPrice",
                        "$450,000",
                        "BedroomsTotal",
                        "4",
                        "BathroomsFull",
                        "2",
                        "BathroomsHalf",
                        "1",
                        "Flooring",
                        "Hardwood, Tile",
                        "YearBuilt",
                        ""));
        assertThat(entered).hasStatus3xxRedirection();
        String card = page("/app/listings").select(".ln-listing").text();
        assertThat(card).contains("18 Harbor Lane", "Sarasota", "$450,000", "4 beds", "3 baths", "Incomplete");
        Document form = page(String.valueOf(entered.getResponse().getRedirectedUrl()));
        assertThat(form.select("#f-Flooring").val()).isEqualTo("Hardwood\nTile");
        assertThat(form.select("#f-ListPrice").val()).isEqualTo("450000");
    }

    @Test
    void aFormThatCannotBeTakenKeepsWhatWasTypedAndSaysWhatWasExpected() {
        MvcTestResult refused = post(
                "/app/listings",
                Map.of("UnparsedAddress", "<b>18</b> Harbor Lane", "ListPrice", "a lot", "Flooring", "Hardwood\nTile"));
        assertThat(refused).hasStatus(422);
        Document form = document(refused);
        assertThat(form.select("#f-ListPrice").val()).isEqualTo("a lot");
        assertThat(form.select("#f-ListPrice-error").text()).contains("expected a number");
        assertThat(form.select("#f-UnparsedAddress").val()).isEqualTo("<b>18</b> Harbor Lane");
        assertThat(form.select("#f-Flooring").val()).isEqualTo("Hardwood\nTile");
        assertThat(post("/app/listings", Map.of("City", "Tampa"))).hasStatus(422);
    }

    @Test
    void twoWhoEditAtOnceDoNotOverwriteEachOther() {
        Listing listing = listing(Map.of("UnparsedAddress", "18 Harbor Lane"));
        String url = "/app/listings/" + listing.key();
        assertThat(post(url, Map.of("version", "1", "City", "Tampa"))).hasStatus3xxRedirection();
        MvcTestResult late = post(url, Map.of("version", "1", "City", "Ocala"));
        assertThat(late).hasStatus(422);
        Document form = document(late);
        assertThat(form.select("#f-City").val()).isEqualTo("Ocala");
        assertThat(form.select("input[name=version]").val()).isEqualTo("2");
    }

    @Test
    void roomsAndOpenHousesAreLinesThatKeepWhatTheFormDoesNotShow() {
        Listing listing = listing(Map.of(
                "UnparsedAddress",
                "18 Harbor Lane",
                "Rooms",
                List.of(Map.of("RoomType", "Kitchen", "RoomFeatures", List.of("Pantry")), Map.of("RoomType", "Den"))));
        String url = "/app/listings/" + listing.key();
        Document form = page(url);
        assertThat(form.select("input[name=Rooms.1.RoomType]").val()).isEqualTo("Den");
        MvcTestResult refused = post(
                url,
                Map.of(
                        "version", "1",
                        "Rooms.0.at", "0",
                        "Rooms.0.RoomType", "Kitchen",
                        "Rooms.0.RoomLength", "wide"));
        assertThat(refused).hasStatus(422);
        assertThat(document(refused).select("#f-Rooms .ln-error").text()).contains("number 1: RoomLength");
        assertThat(document(refused).select("input[name=Rooms.0.RoomLength]").val())
                .isEqualTo("wide");
        assertThat(post(
                        url,
                        Map.of(
                                "version", "1",
                                "Rooms.0.at", "0",
                                "Rooms.0.RoomType", "Kitchen",
                                "Rooms.0.RoomDimensions", "12 x 14",
                                "Rooms.1.at", "1",
                                "Rooms.1.RoomType", "",
                                "OpenHouse.0.OpenHouseDate", "2026-12-05",
                                "OpenHouse.0.OpenHouseStartTime", "1 pm")))
                .hasStatus3xxRedirection();
        Listing kept = saved(listing);
        assertThat(kept.text("Rooms")).contains("Kitchen", "12 x 14", "Pantry").doesNotContain("Den");
        assertThat(kept.text("OpenHouse")).contains("2026-12-05", "13:00");
    }

    @Test
    void offersOnlyTheStatusesThatMayFollow() {
        Listing listing = listing(Map.of("UnparsedAddress", "18 Harbor Lane", "StandardStatus", "Closed"));
        String url = "/app/listings/" + listing.key();
        assertThat(page(url).select("#f-status option").eachText()).containsExactly("Delete", "Pending");
        assertThat(post(url + "/status", Map.of("status", "Pending"))).hasStatus3xxRedirection();
        assertThat(page(url).select(".ln-timeline").text()).contains("Status: Closed → Pending");
    }

    @Test
    void showsTheTextWithTheFactsBehindEachSentenceAndSavesIt() {
        Listing listing = listing(ListingApiTests.house());
        String url = "/app/listings/" + listing.key();
        Map<String, String> wanted =
                Map.of("outlet", "MLS", "tone", "warm", "language", "en", "limit", "", "seed", "7");
        Document whole = document(post(url + "/descriptions", wanted));
        assertThat(whole.select(".ln-sentence")).isNotEmpty();
        assertThat(whole.select(".ln-fact").eachText()).anyMatch(fact -> fact.equals("Bedrooms: 4"));
        String text = whole.select("#f-text").val();
        MvcTestResult fragment = mvc.post()
                .uri(url + "/descriptions")
                .param("outlet", "MLS")
                .param("tone", "warm")
                .param("seed", "7")
                .header("HX-Request", "true")
                .with(SignedIn.as(players.maya()))
                .exchange();
        assertThat(document(fragment).select("#f-text").val()).isEqualTo(text);
        assertThat(document(fragment).select(".ln-nav-item")).isEmpty();
        assertThat(post(url + "/remarks", Map.of("text", text, "outlet", "MLS")))
                .hasStatus3xxRedirection();
        assertThat(saved(listing).text("PublicRemarks")).isEqualTo(text);
    }

    @Test
    void withholdsATextThatBreaksARuleUntilSomebodyAnswersForIt() {
        Listing listing = listing(ListingApiTests.house());
        String url = "/app/listings/" + listing.key() + "/remarks";
        String text = "Adults only, no children. Perfect for singles.";
        MvcTestResult withheld = post(url, Map.of("text", text, "outlet", "MLS"));
        assertThat(withheld).hasStatus(422);
        assertThat(document(withheld).select(".ln-findings li")).isNotEmpty();
        assertThat(document(withheld).select("#f-text").val()).isEqualTo(text);
        assertThat(saved(listing).text("PublicRemarks")).isEmpty();
        assertThat(post(url, Map.of("text", text, "outlet", "MLS", "name", "Maya Lopez", "reason", "55+ community")))
                .hasStatus3xxRedirection();
        assertThat(saved(listing).text("PublicRemarks")).isEqualTo(text);
    }

    @Test
    void photosAreUploadedShownWhileTheyAreEnhancedAndThenCompared() {
        Listing listing = listing(Map.of("UnparsedAddress", "18 Harbor Lane"));
        String url = "/app/listings/" + listing.key() + "/photos";
        assertThat(upload(url, MediaType.TEXT_HTML, "front.jpg", Pictures.room(320, 240)))
                .hasStatus3xxRedirection();
        assertThat(upload(url, MediaType.APPLICATION_JSON, "notes.txt", new byte[] {1, 2, 3}))
                .hasStatus(422);
        Document waiting = page(url);
        assertThat(waiting.select("#photos").attr("data-photos")).isEqualTo(url);
        assertThat(waiting.select("#photos").attr("data-photos-working")).isEqualTo("1");
        assertThat(waiting.select("progress")).hasSize(1);
        Photo photo = players.atHarbor(() -> photos.list(listing.key().value())).getFirst();
        process(photo.id().value());
        Document done = page(url);
        assertThat(done.select("#photos").attr("data-photos-working")).isEqualTo("0");
        assertThat(done.select(".ln-compare img")).hasSize(2);
        assertThat(page("/app/listings").select(".ln-listing-cover img")).hasSize(1);
        assertThat(post(url + "/" + photo.id() + "/words", Map.of("caption", "The <front>", "altText", "A house")))
                .hasStatus3xxRedirection();
        assertThat(page(url).select(".ln-photo").text()).contains("The <front>");
        assertThat(post(url + "/" + photo.id() + "/removal", Map.of())).hasStatus3xxRedirection();
        assertThat(page(url).select(".ln-photos-removed li")).hasSize(1);
        assertThat(post(url + "/" + photo.id() + "/restoration", Map.of())).hasStatus3xxRedirection();
        assertThat(page(url).select(".ln-photo")).hasSize(1);
    }

    @Test
    void othersSeeNothingAndAssistantsMayEnterPhotos() {
        Listing listing = listing(Map.of("UnparsedAddress", "18 Harbor Lane"));
        String url = "/app/listings/" + listing.key();
        assertThat(get(url, players.pia())).hasStatus(404);
        assertThat(get(url, players.ana())).hasStatusOk();
        assertThat(post(url + "/removal", Map.of())).hasStatus3xxRedirection();
        assertThat(get(url, players.maya())).hasStatus(404);
        assertThat(players.atHarbor(() -> log.latest(AuditAct.LISTING_REMOVED, 10)))
                .extracting(AuditDesk.Line::about)
                .containsExactly(listing.key().value().toString());
    }

    private void process(UUID photo) {
        JobHandler enhance = handlers.stream()
                .filter(one -> one.name().equals("photos.enhance"))
                .findFirst()
                .orElseThrow();
        players.atHarbor(() -> {
            enhance.run(players.harbor(), photo);
            return true;
        });
    }

    private Listing listing(Map<String, Object> reso) {
        return ((Saving.Saved) players.atHarbor(() -> listings.enter(reso, players.maya()))).listing();
    }

    private Listing saved(Listing listing) {
        return players.atHarbor(() -> listings.find(listing.key())).orElseThrow();
    }

    private MvcTestResult upload(String url, MediaType accept, String name, byte[] bytes) {
        return mvc.post()
                .uri(url)
                .multipart()
                .file(new MockMultipartFile("photos", name, "image/jpeg", bytes))
                .accept(accept)
                .with(SignedIn.as(players.maya()))
                .exchange();
    }

    private MvcTestResult get(String url, Actor actor) {
        return mvc.get().uri(url).with(SignedIn.as(actor)).exchange();
    }

    private Document page(String url) {
        MvcTestResult result = get(url, players.maya());
        assertThat(result).as(url).hasStatusOk();
        return document(result);
    }

    private MvcTestResult post(String url, Map<String, String> typed) {
        var request = mvc.post().uri(url).with(SignedIn.as(players.maya()));
        typed.forEach(request::param);
        return request.exchange();
    }

    private static Document document(MvcTestResult result) {
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
