package org.leadnest.followups.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.followups.Sequence;
import org.leadnest.followups.SequenceInput;
import org.leadnest.followups.Sequences;
import org.leadnest.followups.StepChannel;
import org.leadnest.followups.StepLine;
import org.leadnest.listings.ListingKey;
import org.leadnest.listings.Listings;
import org.leadnest.listings.Saving;
import org.leadnest.messaging.Templates;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A text about a home goes from its panel into a sequence or among the templates, and never with what may not be said. */
@LeadNestTest
class ListingLettersTests {
    private static final String EMAIL = "Subject: a home in Austin\n\nHello,\n\nIt has three bedrooms.";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Listings listings;

    @Autowired
    private Sequences sequences;

    @Autowired
    private Templates templates;

    private Cast.Players players;
    private String url;
    private Sequence sequence;

    @BeforeEach
    void enter() {
        players = cast.enter();
        ListingKey home = players.atHarbor(() -> ((Saving.Saved) listings.enter(
                                Map.of("City", "Austin", "PropertyType", "Residential", "BedroomsTotal", 3),
                                players.grace()))
                        .listing())
                .key();
        url = "/app/listings/" + home;
        sequence = players.atHarbor(() -> ((Sequences.Saving.Saved) sequences.create(
                        new SequenceInput(
                                "Buyers",
                                List.of(StepLine.of("EMAIL", "PT0S", null, "Hello", "Hello {{ lead.first_name }}")),
                                Set.of(),
                                true),
                        players.grace()))
                .sequence());
    }

    @Test
    void thePanelOffersItAndTheTextComesAsAMessage() {
        Document panel = document(send("/descriptions", Map.of("outlet", "EMAIL"), players.grace()));
        assertThat(panel.select("button[formaction=" + url + "/sending]").text())
                .isEqualTo("Send to leads");
        assertThat(document(send("/descriptions", Map.of("outlet", "SEO"), players.grace()))
                        .select("button[formaction$=/sending]"))
                .as("no lead reads a search result")
                .isEmpty();
        Document page = document(send("/sending", Map.of("text", EMAIL, "outlet", "EMAIL"), players.grace()));
        assertThat(page.select("#f-subject").val()).isEqualTo("a home in Austin");
        assertThat(page.select("#f-body").val()).isEqualTo("Hello,\n\nIt has three bedrooms.");
        assertThat(page.select("#f-sequence option").eachText()).contains("Buyers");
        Document text = document(send("/sending", Map.of("text", "3 beds", "outlet", "SMS"), players.grace()));
        assertThat(text.select("#f-subject")).isEmpty();
        assertThat(text.select("input[name=channel]").val()).isEqualTo("SMS");
    }

    @Test
    void itBecomesTheLastStepOfTheSequence() {
        MvcTestResult added = send("/sending/step", message("It has three bedrooms."), players.grace());
        assertThat(added).hasStatus3xxRedirection().hasRedirectedUrl("/app/sequences/" + sequence.id());
        Sequence now = players.atHarbor(() -> sequences.find(sequence.id())).orElseThrow();
        assertThat(now.steps()).hasSize(2);
        assertThat(now.steps().getFirst().body()).isEqualTo("Hello {{ lead.first_name }}");
        assertThat(now.steps().getLast().channel()).isEqualTo(StepChannel.EMAIL);
        assertThat(now.steps().getLast().subject()).isEqualTo("A home in Austin");
        assertThat(now.steps().getLast().body()).isEqualTo("It has three bedrooms.");
        assertThat(now.steps().getLast().delay().toString()).contains("PT72H");
    }

    @Test
    void itBecomesATemplateOnceUnderAName() {
        Map<String, String> message = message("It has three bedrooms.");
        message.put("name", "Austin home");
        assertThat(send("/sending/template", message, players.grace())).hasStatus3xxRedirection();
        assertThat(players.atHarbor(templates::list))
                .anyMatch(kept -> kept.name().equals("Austin home")
                        && kept.body().equals("It has three bedrooms.")
                        && kept.subject().equals("A home in Austin"));
        MvcTestResult again = send("/sending/template", message, players.grace());
        assertThat(again).hasStatus(422);
        assertThat(document(again).select("#f-name-error").text()).contains("of that name");
    }

    @Test
    void whatMayNotBeSaidOrCannotBeReadIsRefusedWithItsWords() {
        for (String path : List.of("/sending/step", "/sending/template")) {
            Map<String, String> message = message("It has five bedrooms. Perfect for families.");
            message.put("name", "Austin home");
            MvcTestResult refused = send(path, message, players.grace());
            assertThat(refused).hasStatus(422);
            assertThat(document(refused).select(".ln-refusals").text())
                    .contains("“five”: The facts say 3", "Perfect for families");
        }
        Map<String, String> broken = message("Hello {{ lead.first_name");
        assertThat(document(send("/sending/step", broken, players.grace()))
                        .select("#f-body-error")
                        .text())
                .isNotBlank();
        Map<String, String> late = message("It has three bedrooms.");
        late.put("days", "soon");
        late.put("sequence", "");
        Document wrong = document(send("/sending/step", late, players.grace()));
        assertThat(wrong.select("#f-days-error, #f-sequence-error")).hasSize(2);
        assertThat(players.atHarbor(() -> sequences.find(sequence.id()))
                        .orElseThrow()
                        .steps())
                .hasSize(1);
        assertThat(send("/sending", Map.of("text", EMAIL), players.pia())).hasStatus(404);
    }

    private Map<String, String> message(String body) {
        return new HashMap<>(Map.of(
                "channel",
                "EMAIL",
                "subject",
                "A home in Austin",
                "body",
                body,
                "days",
                "3",
                "sequence",
                sequence.id().toString()));
    }

    private MvcTestResult send(String path, Map<String, String> typed, Actor actor) {
        var request = mvc.post().uri(url + path).with(SignedIn.as(actor));
        typed.forEach(request::param);
        return request.exchange();
    }

    private static Document document(MvcTestResult result) {
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
