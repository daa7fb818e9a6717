package org.leadnest.listings;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.leads.FiledInquiry;
import org.leadnest.leads.Inquiries;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.Leads;
import org.leadnest.photos.Pictures;
import org.leadnest.platform.jobs.JobHandler;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The public page of a property, as a visitor meets it. */
@LeadNestTest
class ShowcaseTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Listings listings;

    @Autowired
    private Leads leads;

    @Autowired
    private Inquiries inquiries;

    @Autowired
    private List<JobHandler> handlers;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private Cast cast;

    private Cast.Players players;
    private String path;

    @BeforeEach
    void enter() {
        players = cast.enter();
        path = "/h/" + listing("Active");
    }

    private ListingKey listing(String status) {
        Map<String, Object> given = new HashMap<>(Map.of(
                "UnparsedAddress", "18 Harbor Lane </script><script>alert(1)</script>",
                "City", "Sarasota",
                "StateOrProvince", "FL",
                "PostalCode", "34236",
                "StandardStatus", status,
                "ListPrice", 450_000,
                "BedroomsTotal", 4,
                "PublicRemarks", "A bright home.",
                "PrivateRemarks", "The seller is in a hurry."));
        return players.atHarbor(() ->
                ((Saving.Saved) listings.enter(given, players.maya())).listing().key());
    }

    @Test
    void remarksWithoutABlankAreCutBetweenCharacters() throws IOException {
        String word = "b" + "\uD83C\uDFE0".repeat(120);
        ListingKey key = ((Saving.Saved) players.atHarbor(() -> listings.takeOver(
                        Map.of(
                                "UnparsedAddress", "22 Harbor Lane",
                                "City", "Sarasota",
                                "StateOrProvince", "FL",
                                "StandardStatus", "Active",
                                "PublicRemarks", word),
                        players.maya())))
                .listing()
                .key();
        var page = mvc.get().uri("/h/" + key).exchange();
        assertThat(page).hasStatusOk();
        String told = Jsoup.parse(page.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8))
                .select("meta[name=description]")
                .attr("content");
        assertThat(told).isNotEmpty().doesNotContain("\uFFFD", "?");
    }

    @Test
    void showsRoomsAndTheOpenHousesThatVisitorsMayStillComeTo() throws IOException {
        ListingKey key = ((Saving.Saved) players.atHarbor(() -> listings.enter(
                        Map.of(
                                "UnparsedAddress", "20 Harbor Lane",
                                "City", "Sarasota",
                                "StateOrProvince", "FL",
                                "StandardStatus", "Active",
                                "Rooms",
                                        List.of(Map.of(
                                                "RoomType",
                                                "Kitchen",
                                                "RoomLength",
                                                14,
                                                "RoomWidth",
                                                12,
                                                "RoomLevel",
                                                "Main")),
                                "OpenHouse",
                                        List.of(
                                                Map.of(
                                                        "OpenHouseDate", "2099-12-05",
                                                        "OpenHouseStartTime", "13:00",
                                                        "OpenHouseEndTime", "15:30"),
                                                Map.of("OpenHouseDate", "2099-12-06", "OpenHouseType", "Broker"),
                                                Map.of("OpenHouseDate", "2099-12-07", "OpenHouseStatus", "Canceled"),
                                                Map.of("OpenHouseDate", "2001-01-01"))),
                        players.maya())))
                .listing()
                .key();
        Document page =
                Jsoup.parse(mvc.get().uri("/h/" + key).exchange().getResponse().getContentAsString());
        assertThat(page.select("[aria-labelledby=rooms] dl").text()).isEqualTo("Kitchen 14 × 12 ft, main level");
        assertThat(page.select("[aria-labelledby=open-houses] li").eachText())
                .containsExactly("Saturday, December 5, 1 PM to 3:30 PM");
        byte[] flyer = mvc.get()
                .uri("/h/" + key + "/flyer.pdf")
                .exchange()
                .getResponse()
                .getContentAsByteArray();
        try (PDDocument document = Loader.loadPDF(flyer)) {
            assertThat(new PDFTextStripper().getText(document)).contains("Open house: Saturday, December 5, 1 PM");
        }
    }

    @Test
    void aVisitorSeesTheHomeAndNothingPrivate() throws Exception {
        Document page = page(path);
        assertThat(page.text()).contains("18 Harbor Lane", "Sarasota, FL 34236", "$450,000", "4 beds", "Harbor Realty");
        assertThat(page.html()).doesNotContain("in a hurry", "<script>alert");
        String data = page.select("script[type=application/ld+json]").html();
        assertThat(JsonPath.<String>read(data, "$['@type']")).isEqualTo("RealEstateListing");
        assertThat(JsonPath.<Integer>read(data, "$.offers.price")).isEqualTo(450_000);
        assertThat(JsonPath.<String>read(data, "$.about.address.addressLocality"))
                .isEqualTo("Sarasota");
    }

    @Test
    void eachPhotoStandsBesideItsOriginalAndOnTheFlyer() throws Exception {
        mvc.post()
                .uri("/app/listings/" + path.substring(3) + "/photos")
                .multipart()
                .file(new MockMultipartFile("photos", "front.jpg", "image/jpeg", Pictures.room(900, 600)))
                .with(SignedIn.as(players.maya()))
                .exchange();
        players.atHarbor(() -> {
            handlers.stream().filter(one -> one.name().equals("photos.enhance")).forEach(this::enhance);
            return true;
        });
        Document page = page(path);
        assertThat(page.select(".home-photos img")).hasSize(1);
        assertThat(page.select(".home-photos a").text()).isEqualTo("As it was taken");
        byte[] pdf = mvc.get().uri(path + "/flyer.pdf").exchange().getResponse().getContentAsByteArray();
        try (PDDocument flyer = Loader.loadPDF(pdf)) {
            assertThat(flyer.getNumberOfPages()).isEqualTo(1);
            assertThat(flyer.getPage(0).getResources().getXObjectNames()).hasSize(1);
        }
    }

    private void enhance(JobHandler handler) {
        org.leadnest.photos.PhotoId photo = photos();
        handler.run(players.harbor(), photo.value());
    }

    @Autowired
    private org.leadnest.photos.Photos album;

    private org.leadnest.photos.PhotoId photos() {
        return album.list(ListingKey.parse(path.substring(3)).orElseThrow().value())
                .getFirst()
                .id();
    }

    @Test
    void theFlyerSaysWhatTheHomeIs() throws IOException {
        byte[] pdf = mvc.get().uri(path + "/flyer.pdf").exchange().getResponse().getContentAsByteArray();
        try (PDDocument flyer = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(flyer))
                    .contains("18 Harbor Lane", "$450,000", "A bright home.", "Harbor Realty", path)
                    .doesNotContain("in a hurry");
        }
    }

    @Test
    void aQuestionBecomesAnInquiryAboutThisListing() throws Exception {
        String mark = page(path).select("input[name=mark]").attr("value");
        clock.advance(Duration.ofSeconds(20));
        MvcTestResult asked = ask(Map.of(
                "mark",
                mark,
                "name",
                "Vera Visitor",
                "email",
                "vera@example.com",
                "phone",
                "",
                "message",
                "Is it quiet?"));
        assertThat(asked).hasStatus3xxRedirection();
        assertThat(page(path + "?sent=1").text()).contains("Thank you");
        Lead lead = players.atHarbor(() -> leads.list(LeadFilter.ALL, null, 5))
                .data()
                .getFirst();
        assertThat(lead.name()).isEqualTo("Vera Visitor");
        FiledInquiry filed = players.atHarbor(() -> inquiries.list(lead.id(), null, 5))
                .data()
                .getFirst();
        assertThat(filed.inquiry().home())
                .isNotNull()
                .satisfies(home -> assertThat("/h/" + home.listing()).isEqualTo(path));
        assertThat(filed.inquiry().message()).isEqualTo("Is it quiet?");
    }

    @Test
    void whatIsWrongIsToldAndKeptAndAMachineIsThankedForNothing() throws Exception {
        MvcTestResult wrong = ask(Map.of("name", "", "email", "not an address", "message", "Kept"));
        assertThat(wrong).hasStatus(422);
        Document page = Jsoup.parse(wrong.getResponse().getContentAsString());
        assertThat(page.select(".ln-errors").text()).contains("Say your name.", "Expected an address");
        assertThat(page.select("textarea").text()).isEqualTo("Kept");
        String mark = page(path).select("input[name=mark]").attr("value");
        assertThat(ask(Map.of("mark", mark, "name", "Bot", "email", "bot@example.com", "website", "x")))
                .hasStatus3xxRedirection();
        assertThat(ask(Map.of("mark", mark, "name", "Fast", "email", "fast@example.com")))
                .hasStatus3xxRedirection();
        assertThat(players.atHarbor(() -> leads.list(LeadFilter.ALL, null, 5)).data())
                .isEmpty();
    }

    @Test
    void whatIsNotOnTheMarketIsNotShownAndWhatIsSoldTakesNoQuestions() throws Exception {
        assertThat(mvc.get().uri("/h/" + listing("Incomplete"))).hasStatus(404);
        assertThat(mvc.get().uri("/h/" + java.util.UUID.randomUUID())).hasStatus(404);
        assertThat(mvc.get().uri("/h/nothing")).hasStatus(404);
        ListingKey sold = listing("Active");
        players.atHarbor(() -> listings.change(sold, Map.of("StandardStatus", "Closed"), null, players.maya()));
        assertThat(page("/h/" + sold).text()).contains("Sold.").doesNotContain("Ask about this home");
        players.atHarbor(() -> listings.delete(sold, players.maya()));
        assertThat(mvc.get().uri("/h/" + sold)).hasStatus(404);
    }

    private MvcTestResult ask(Map<String, String> fields) {
        var request = mvc.post().uri(path + "/questions").with(SecurityMockMvcRequestPostProcessors.csrf());
        for (Map.Entry<String, String> field : fields.entrySet()) {
            request = request.param(field.getKey(), field.getValue());
        }
        return request.exchange();
    }

    private Document page(String uri) throws Exception {
        MvcTestResult answer = mvc.get().uri(uri).exchange();
        assertThat(answer).as(uri).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
