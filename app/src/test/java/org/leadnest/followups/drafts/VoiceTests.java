package org.leadnest.followups.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** How an agent writes: measured from what they choose, visible, changed and erased by them alone, followed by drafts. */
@LeadNestTest
class VoiceTests {
    private static final String WARM = """
            Hello Ana,

            I hope you're having a wonderful week! I'm so glad you liked the house on Elm Road, and I'd be happy to show it to you
            again. It's still available, and there's a second one around the corner that I think you'll love. I look forward to
            hearing from you!

            Talk soon,
            Maya""";
    private static final String PLAIN = """
            Hi Tom,

            The inspection is on Tuesday at 9. Bring the keys.

            Tom""";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Leads leads;

    @Autowired
    private Voices voices;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void lettersShowGreetingClosingLengthWarmthAndPunctuation() {
        assertThat(VoiceReading.of(List.of(WARM, WARM, PLAIN), Voice.USUAL))
                .isEqualTo(new Voice(
                        "Hello", "Talk soon,", "Hola", "", Voice.Length.MEDIUM, Voice.Warmth.WARM, true, true));
        assertThat(VoiceReading.of(List.of(PLAIN), Voice.USUAL))
                .isEqualTo(new Voice("Hi", "", "Hola", "", Voice.Length.SHORT, Voice.Warmth.PLAIN, false, false));
        Voice spanish = VoiceReading.of(
                List.of("Buenos días Ana:\n\nLa casa está libre el martes a las diez.\n\nUn saludo,\nMaya"),
                Voice.USUAL);
        assertThat(spanish.saludo()).isEqualTo("Buenos días");
        assertThat(spanish.despedida()).isEqualTo("Un saludo,");
        assertThat(spanish.greeting()).isEqualTo("Hi");
    }

    @Test
    void theDraftFollowsTheVoiceOfWhoeverAsks() throws Exception {
        String lead = players.atHarbor(() -> leads.capture(
                        NewLead.named("Nora", "Quinn").reachedBy(List.of(new EmailAddress("n@example.com")), List.of()),
                        players.grace())
                .lead()
                .id()
                .toString());
        assertThat(post(players.maya(), "/app/settings/voice/samples", "pasted", WARM + "\n---\n" + WARM))
                .hasStatus(302);
        assertThat(draft(players.maya(), lead))
                .startsWith("Hello Nora,")
                .contains("I hope you're well! I'm here to help you")
                .endsWith("Talk soon,\nMaya");
        assertThat(draft(players.tom(), lead))
                .startsWith("Hi Nora,")
                .contains("I am here")
                .endsWith("Tom");
    }

    @Test
    void noWordOfALetterIsKeptAndItGoesWhenItIsErased() throws Exception {
        post(players.maya(), "/app/settings/voice/samples", "pasted", WARM);
        String row =
                players.atHarbor(() -> transactions.execute(status -> jdbc.sql("select v::text from followups.voices v")
                        .query(String.class)
                        .single()));
        assertThat(row).contains("Talk soon").doesNotContain("Elm Road", "Ana", "wonderful");
        Document page = page(players.maya());
        assertThat(page.select("input[name=greeting]").val()).isEqualTo("Hello");
        assertThat(page.select("section[aria-label='An example']").text()).contains("Hello Ana,", "Talk soon,");
        assertThat(page(players.tom()).text())
                .doesNotContain("Talk soon, Maya")
                .contains("Nothing about how you write");
        assertThat(post(players.maya(), "/app/settings/voice/erasure")).hasStatus(302);
        assertThat(players.atHarbor(() -> voices.kept(players.maya()))).isEmpty();
    }

    @Test
    void itIsSetByHandWithinBounds() throws Exception {
        Map<String, String> given = Map.of(
                "greeting",
                "Hey",
                "signOff",
                "",
                "saludo",
                "Hola",
                "despedida",
                "",
                "length",
                "LONG",
                "warmth",
                "PLAIN");
        assertThat(post(players.maya(), "/app/settings/voice", flat(given))).hasStatus(302);
        assertThat(players.atHarbor(() -> voices.of(players.maya())).length()).isEqualTo(Voice.Length.LONG);
        assertThat(post(players.maya(), "/app/settings/voice", "greeting", "", "length", "HUGE"))
                .hasStatus(422);
        assertThat(post(players.maya(), "/app/settings/voice/samples", "pasted", "too short"))
                .hasStatus(422);
    }

    private static String[] flat(Map<String, String> given) {
        return given.entrySet().stream()
                .flatMap(one -> java.util.stream.Stream.of(one.getKey(), one.getValue()))
                .toArray(String[]::new);
    }

    private String draft(Actor actor, String lead) throws Exception {
        MvcTestResult answer = post(actor, "/app/inbox/" + lead + "/draft", "offer", "follow-up");
        return Jsoup.parse(answer.getResponse().getContentAsString())
                .select("textarea[name=text]")
                .val()
                .strip();
    }

    private Document page(Actor actor) throws Exception {
        MvcTestResult answer =
                mvc.get().uri("/app/settings/voice").with(SignedIn.as(actor)).exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }

    private MvcTestResult post(Actor actor, String uri, String... fields) {
        var request = mvc.post().uri(uri).with(SignedIn.as(actor));
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
