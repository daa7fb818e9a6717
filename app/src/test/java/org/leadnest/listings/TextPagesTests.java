package org.leadnest.listings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** From facts to a text, its versions, a finding, its fix, the file, and the published remarks. */
@LeadNestTest
class TextPagesTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Listings listings;

    @Autowired
    private Cast cast;

    private Cast.Players players;
    private String url;

    @BeforeEach
    void enter() {
        players = cast.enter();
        Listing listing = ((Saving.Saved)
                        players.atHarbor(() -> listings.enter(ListingApiTests.house(), players.maya())))
                .listing();
        url = "/app/listings/" + listing.key();
    }

    @Test
    void versionsAreKeptOutletByOutletAndShowWhatChanged() {
        String first = write("MLS", "1").select("#f-text").val();
        Document second = write("MLS", "2");
        write("WEBSITE", "1");
        assertThat(second.select(".ln-versions > li")).hasSize(2);
        Document mls = page(url + "/text?outlet=MLS");
        assertThat(mls.select(".ln-tab[aria-current]").text()).isEqualTo("MLS remarks");
        assertThat(mls.select("#f-text").val())
                .isEqualTo(second.select("#f-text").val());
        assertThat(mls.select(".ln-versions > li")).hasSize(2);
        Element changes = mls.select(".ln-diff").getFirst();
        assertThat(changes.select("ins")).isNotEmpty();
        assertThat(plain(changes, "ins")).isEqualTo(first.replaceAll("\\s+", " "));
        assertThat(plain(changes, "del"))
                .isEqualTo(second.select("#f-text").val().replaceAll("\\s+", " "));
        Document older = page(mls.select(".ln-versions a").get(1).attr("href"));
        assertThat(older.select("#f-text").val()).isEqualTo(first);
        assertThat(older.select("input[name=seed]").val()).isEqualTo("1");
        assertThat(page(url + "/text?outlet=SMS").select("#f-text")).isEmpty();
    }

    @Test
    void aFindingInTheMarginIsFixedByAClickUntilNothingIsLeft() {
        String text = "This home has 5 bedrooms and a pool. Adults only.";
        for (int click = 0; click < 6; click++) {
            Document checked = fragment("/check", Map.of("text", text, "outlet", "MLS"));
            Element button = checked.select("button[name=fix]").first();
            if (button == null) {
                break;
            }
            String before = text;
            text = fragment("/check", Map.of("text", text, "outlet", "MLS", "fix", button.val()))
                    .select("#f-text")
                    .val();
            assertThat(text).isNotEqualTo(before);
        }
        assertThat(text).contains("pool").doesNotContain("5 bed", "Adults only");
        assertThat(fragment("/check", Map.of("text", text, "outlet", "MLS")).select(".ln-tone-bad"))
                .isEmpty();
        assertThat(fragment(
                                "/check",
                                Map.of("text", "Other words.", "outlet", "MLS", "fix", "claim.contradiction@14-24"))
                        .select("#f-text")
                        .val())
                .as("a finding of an earlier text fixes nothing")
                .isEqualTo("Other words.");
    }

    @Test
    void aTextIsDownloadedAsItStandsAndPublishingIsAVersionToo() {
        MvcTestResult file = post("/text-file", Map.of("text", "As it stands, ñ.", "outlet", "OPEN_HOUSE"));
        assertThat(file)
                .hasStatusOk()
                .headers()
                .hasValue("Content-Disposition", "attachment; filename=\"text-open-house.txt\"");
        assertThat(new String(file.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8))
                .isEqualTo("As it stands, ñ.");
        assertThat(post("/remarks", Map.of("text", "Four bedrooms in Sarasota.", "outlet", "MLS")))
                .hasStatus3xxRedirection();
        assertThat(page(url + "/text?outlet=MLS").select(".ln-versions").text()).contains("Published");
        assertThat(mvc.get()
                        .uri(url + "/text?version=0198c0de-0000-7000-8000-000000000000")
                        .with(SignedIn.as(players.maya()))
                        .exchange())
                .hasStatus(404);
    }

    @Test
    void wordsThatStayedAreNotShownAsChanged() {
        assertThat(WordDiff.between("a big house\nby the sea", "a small house\nby the blue sea"))
                .containsExactly(
                        new WordDiff.Part(WordDiff.Kind.SAME, "a "),
                        new WordDiff.Part(WordDiff.Kind.GONE, "big"),
                        new WordDiff.Part(WordDiff.Kind.CAME, "small"),
                        new WordDiff.Part(WordDiff.Kind.SAME, " house\nby the"),
                        new WordDiff.Part(WordDiff.Kind.CAME, " blue"),
                        new WordDiff.Part(WordDiff.Kind.SAME, " sea"));
        assertThat(WordDiff.between("", "new")).containsExactly(new WordDiff.Part(WordDiff.Kind.CAME, "new"));
        assertThat(WordDiff.between("same", "same"))
                .extracting(WordDiff.Part::kind)
                .isEqualTo(List.of(WordDiff.Kind.SAME));
    }

    private static String plain(Element diff, String without) {
        Element copy = diff.clone();
        copy.select(without).remove();
        return copy.textNodes().isEmpty() && copy.children().isEmpty()
                ? ""
                : copy.wholeText().replaceAll("\\s+", " ");
    }

    private Document write(String outlet, String seed) {
        return document(post("/descriptions", Map.of("outlet", outlet, "seed", seed)));
    }

    private Document fragment(String path, Map<String, String> typed) {
        MvcTestResult result = send(path, typed, true);
        assertThat(result).hasStatusOk();
        return document(result);
    }

    private MvcTestResult post(String path, Map<String, String> typed) {
        return send(path, typed, false);
    }

    private MvcTestResult send(String path, Map<String, String> typed, boolean inPlace) {
        var request = mvc.post().uri(url + path).with(SignedIn.as(players.maya()));
        typed.forEach(request::param);
        return inPlace ? request.header("HX-Request", "true").exchange() : request.exchange();
    }

    private Document page(String address) {
        Actor maya = players.maya();
        MvcTestResult result = mvc.get().uri(address).with(SignedIn.as(maya)).exchange();
        assertThat(result).as(address).hasStatusOk();
        return document(result);
    }

    private static Document document(MvcTestResult result) {
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
