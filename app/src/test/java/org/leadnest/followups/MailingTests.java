package org.leadnest.followups;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Consents;
import org.leadnest.messaging.Evidence;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.People;
import org.leadnest.messaging.Status;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** One message to many leads: looked at first, sent once by the gate, and taken back while it waits. */
@LeadNestTest
class MailingTests {
    private static final String PLACE = "/app/inbox/mailings";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Office office;

    @Autowired
    private Consents consents;

    @Autowired
    private People people;

    @Autowired
    private Cast cast;

    private Cast.Players players;
    private Actor maya;

    @BeforeEach
    void enter() {
        players = cast.enter();
        maya = players.maya();
        office.moveTo("10:00");
    }

    @Test
    void theListOpensAMessageAndNothingGoesUnseen() throws Exception {
        List<UUID> leads = office.leads(maya, 3);
        optOut(leads.get(2));
        assertThat(page(200, mvc.get().uri("/app/leads").with(SignedIn.as(maya)).exchange())
                        .select("button[formaction=/app/inbox/mailings/new]")
                        .text())
                .isEqualTo("Message…");
        Document blank = page(200, begin(leads));
        assertThat(blank.select("button[value=send]")).isEmpty();
        String id = blank.select("input[name=id]").attr("value");
        Document unseen = page(200, act(id, leads, "send", "", "Hello {{ lead.firstName }}"));
        assertThat(office.messages(maya, leads.get(0))).isEmpty();
        assertThat(unseen.select("[aria-label='What would become of it']").text())
                .contains("Go at once 2", "Never go 1");
        assertThat(unseen.text()).contains("Hello Ana");
        String seen = unseen.select("input[name=seen]").attr("value");
        page(200, act(id, leads, "send", seen, "Other words"));
        assertThat(office.messages(maya, leads.get(0))).isEmpty();
        assertThat(act(id, leads, "send", seen, "Hello {{ lead.firstName }}")).hasRedirectedUrl(PLACE + "/" + id);
        act(id, leads, "send", seen, "Hello {{ lead.firstName }}");
        office.tick();
        assertThat(office.messages(maya, leads.get(0)))
                .extracting(Message::body, Message::status)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Hello Ana", Status.SENT));
        assertThat(office.messages(maya, leads.get(2)))
                .extracting(Message::status)
                .containsExactly(Status.REFUSED);
        assertThat(page(200, get(PLACE + "/" + id)).text()).contains("Sent 2", "Refused or taken back 1");
        assertThat(page(200, get(PLACE)).select("tbody tr")).hasSize(1);
        assertThat(mvc.get().uri(PLACE + "/" + id).with(SignedIn.as(players.pia())))
                .hasStatus(404);
    }

    @Test
    void backFromWhatWasSentAnotherTextIsAnotherMessageAndTheSameOneGoesOnce() throws Exception {
        List<UUID> leads = office.leads(maya, 1);
        String id = page(200, begin(leads)).select("input[name=id]").attr("value");
        String words = "Hello {{ lead.firstName }}";
        act(id, leads, "send", seen(page(200, act(id, leads, "look", "", words))), words);
        assertThat(act(id, leads, "send", seen(page(200, act(id, leads, "look", "", words))), words))
                .hasRedirectedUrl(PLACE + "/" + id);
        String seen = seen(page(200, act(id, leads, "look", "", "Something else")));
        Document again = page(200, act(id, leads, "send", seen, "Something else"));
        assertThat(again.select("input[name=id]").attr("value")).isNotEqualTo(id);
        String fresh = again.select("input[name=id]").attr("value");
        assertThat(act(fresh, leads, "send", seen(again), "Something else")).hasRedirectedUrl(PLACE + "/" + fresh);
        office.tick();
        assertThat(office.messages(maya, leads.getFirst()))
                .extracting(Message::body)
                .containsExactlyInAnyOrder("Hello Ana", "Something else");
    }

    private static String seen(Document page) {
        return page.select("input[name=seen]").attr("value");
    }

    @Test
    void aTitleIsCutBetweenCharacters() throws Exception {
        String subject = "\uD83D\uDCE3".repeat(12) + "a".repeat(57);
        String given = body(office.leads(maya, 1), false).replace("\"News\"", "\"" + subject + "\"");
        String id = JsonPath.read(post(202, given), "$.id");
        assertThat(page(200, get(PLACE + "/" + id)).select("h1").text()).isEqualTo(subject);
        String longer = body(office.leads(maya, 1), false).replace("\"News\"", "\"" + subject + "b".repeat(30) + "\"");
        assertThat(page(200, get(PLACE + "/" + JsonPath.read(post(202, longer), "$.id")))
                        .select("h1")
                        .text())
                .endsWith("ab…");
    }

    @Test
    void whatWaitsIsTakenBack() throws Exception {
        office.moveTo("23:00");
        List<UUID> leads = office.leads(maya, 2);
        String dry = post(200, body(leads, true));
        assertThat(JsonPath.<Object>read(dry, "$.id")).isNull();
        assertThat(JsonPath.<Integer>read(dry, "$.forecast.now")).isZero();
        assertThat(JsonPath.<Integer>read(dry, "$.forecast.held[0].messages")).isEqualTo(2);
        assertThat(JsonPath.<String>read(dry, "$.forecast.held[0].rule")).isEqualTo("quiet-hours");
        assertThat(office.messages(maya, leads.get(0))).isEmpty();
        String id = JsonPath.read(post(202, body(leads, false)), "$.id");
        office.tick();
        assertThat(JsonPath.<Integer>read(ask(200, HttpMethod.GET, "/" + id, null, maya), "$.messages.HELD"))
                .isEqualTo(2);
        ask(404, HttpMethod.POST, "/" + id + "/withdrawals", null, players.pia());
        assertThat(JsonPath.<Integer>read(
                        ask(200, HttpMethod.POST, "/" + id + "/withdrawals", null, maya), "$.withdrawn"))
                .isEqualTo(2);
        office.pass(java.time.Duration.ofHours(12));
        office.tick();
        assertThat(office.messages(maya, leads.get(0)))
                .extracting(Message::status)
                .containsExactly(Status.REFUSED);
        assertThat(page(200, get(PLACE + "/" + id)).select("form[action$=/withdrawal]"))
                .isEmpty();
    }

    @Test
    void theApiNamesWhatIsWrongAndWhoIsNotReached() {
        UUID textOnly = office.textOnly(maya, "+13055550199");
        UUID stranger = office.lead(players.pia());
        String dry = post(200, body(List.of(textOnly, stranger, office.lead(maya)), true));
        assertThat(JsonPath.<Integer>read(dry, "$.forecast.unreachable")).isEqualTo(1);
        assertThat(JsonPath.<Integer>read(dry, "$.forecast.gone")).isEqualTo(1);
        assertThat(JsonPath.<Integer>read(dry, "$.forecast.now")).isEqualTo(1);
        assertThat(JsonPath.<Integer>read(dry, "$.forecast.people")).isEqualTo(3);
        assertThat(post(400, "{\"leadIds\":[],\"channel\":\"FAX\",\"body\":\"\"}"))
                .contains("leadIds");
        assertThat(post(400, "{\"leadIds\":[\"" + textOnly + "\"],\"channel\":\"EMAIL\",\"body\":\"{{ x\"}"))
                .contains("subject", "body");
        assertThat(post(400, "{\"leadIds\":[\"" + textOnly + "\"],\"templateId\":\"" + UUID.randomUUID() + "\"}"))
                .contains("templateId");
    }

    @Test
    void twoWhoGotItCanBecomeOne() {
        List<UUID> leads = office.leads(maya, 2);
        String id = JsonPath.read(post(202, body(leads, false)), "$.id");
        office.tick();
        office.as(maya, () -> people.join(leads.get(1), leads.get(0)));
        assertThat(office.messages(maya, leads.get(0))).hasSize(2);
        assertThat(JsonPath.<Integer>read(ask(200, HttpMethod.GET, "/" + id, null, maya), "$.messages.SENT"))
                .isEqualTo(1);
    }

    private void optOut(UUID lead) {
        office.as(maya, () -> {
            consents.optOut(lead, EnumSet.allOf(Channel.class), new Evidence("PAGE", "stop", "test"));
            return true;
        });
    }

    private MvcTestResult begin(List<UUID> leads) {
        return mvc.post()
                .uri(PLACE + "/new")
                .param("leadIds", strings(leads))
                .param("mailing", "write")
                .with(SignedIn.as(maya))
                .exchange();
    }

    private MvcTestResult act(String id, List<UUID> leads, String act, String seen, String words) {
        return mvc.post()
                .uri(PLACE)
                .param("id", id)
                .param("leadIds", strings(leads))
                .param("act", act)
                .param("seen", seen)
                .param("channel", "EMAIL")
                .param("subject", "News for {{ lead.firstName }}")
                .param("body", words)
                .with(SignedIn.as(maya))
                .exchange();
    }

    private static String[] strings(List<UUID> leads) {
        return new ArrayList<>(leads).stream().map(UUID::toString).toArray(String[]::new);
    }

    private static String body(List<UUID> leads, boolean dry) {
        String ids = leads.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(","));
        return "{\"leadIds\":[" + ids
                + "],\"channel\":\"EMAIL\",\"subject\":\"News\",\"body\":\"Hi {{ lead.firstName }}\",\"dryRun\":" + dry
                + "}";
    }

    private MvcTestResult get(String uri) {
        return mvc.get().uri(uri).with(SignedIn.as(maya)).exchange();
    }

    private String post(int status, String body) {
        return ask(status, HttpMethod.POST, "", body, maya);
    }

    private String ask(int status, HttpMethod method, String place, @Nullable String body, Actor actor) {
        var request = mvc.method(method).uri("/api/v1/messages/bulk" + place);
        if (body != null) {
            request.contentType("application/json").content(body);
        }
        MvcTestResult answer = request.with(SignedIn.as(actor)).exchange();
        String text = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(answer).as(text).hasStatus(status);
        return text;
    }

    private static Document page(int status, MvcTestResult result) throws Exception {
        assertThat(result).hasStatus(status);
        return Jsoup.parse(result.getResponse().getContentAsString());
    }
}
