package org.leadnest.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

/** Letters of whom nobody here knows, decided on by API. */
@LeadNestTest
class StrangersApiTests {
    private static final String ALL = "/api/v1/strangers";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Leads leads;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void theyAreListedInPagesAndOneBecomesALead() throws Exception {
        stranger("una@example.com", 2);
        String second = stranger("vera@example.com", 1);
        String next = String.valueOf(said(ALL + "?limit=1", "$.next"));
        assertThat(said(ALL + "?limit=1", "$.data[*].from")).isEqualTo(List.of("vera@example.com"));
        assertThat(said(ALL + "?limit=1&after=" + next, "$.data[*].from")).isEqualTo(List.of("una@example.com"));
        assertThat(welcome(second, null, players.pia())).hasStatus(404);
        MvcTestResult welcomed = welcome(second, null, players.maya());
        assertThat(welcomed).hasStatusOk();
        String lead = JsonPath.read(welcomed.getResponse().getContentAsString(), "$.leadId");
        assertThat(said("/api/v1/conversations/" + lead + "/messages", "$.data[*].body"))
                .isEqualTo(List.of("Is it free?"));
        assertThat(welcome(second, null, players.maya())).hasStatus(404);
    }

    @Test
    void oneIsFiledWithALeadWhoWroteFromElsewhere() throws Exception {
        UUID ana = players.atHarbor(() -> leads.capture(
                        NewLead.named("Ana", "Ruiz").reachedBy(List.of(new EmailAddress("ana@example.com")), List.of()),
                        players.grace())
                .lead()
                .id()
                .value());
        String id = stranger("ana@work.example", 1);
        assertThat(welcome(id, "{\"leadId\":\"" + UUID.randomUUID() + "\"}", players.maya()))
                .hasStatus(400);
        assertThat(welcome(id, "{\"leadId\":\"" + ana + "\"}", players.maya()))
                .hasStatusOk()
                .bodyText()
                .contains(ana.toString());
        assertThat(said("/api/v1/conversations/" + ana + "/messages", "$.data[*].from"))
                .isEqualTo(List.of("ana@work.example"));
    }

    @Test
    void whomNobodyCanAnswerIsNoLeadHoweverManyCameSince() throws Exception {
        String old = stranger("no address", 200);
        for (int day = 1; day <= 100; day++) {
            stranger("n" + day + "@example.com", day);
        }
        assertThat(welcome(old, null, players.maya())).hasStatus(409);
        assertThat(mvc.post()
                        .uri("/app/inbox/strangers/welcome")
                        .param("id", old)
                        .with(SignedIn.as(players.maya()))
                        .exchange())
                .hasStatus(404);
        assertThat(call(HttpMethod.POST, ALL + "/" + old + "/dismissal", null, players.pia()))
                .hasStatus(404);
        assertThat(call(HttpMethod.POST, ALL + "/" + old + "/dismissal", null, players.maya()))
                .hasStatus(204);
        assertThat(call(HttpMethod.POST, ALL + "/" + old + "/dismissal", null, players.maya()))
                .hasStatus(404);
    }

    private String stranger(String from, int hoursAgo) {
        return players.atHarbor(() -> transactions.execute(_ -> jdbc.sql("""
                        insert into messaging.strangers (account_id, id, sender, sender_name, recipient, subject, body_text,
                          message_id, received_at)
                        values (:account, gen_random_uuid(), :from, '', 'office@harbor.example', 'Hello', 'Is it free?',
                          :from, now() - make_interval(hours => :hours))
                        returning id
                        """)
                .param("account", players.harbor().value())
                .param("from", from)
                .param("hours", hoursAgo)
                .query(String.class)
                .single()));
    }

    private MvcTestResult welcome(String id, @Nullable String json, Actor actor) {
        return call(HttpMethod.POST, ALL + "/" + id + "/welcome", json, actor);
    }

    private Object said(String uri, String path) throws Exception {
        MvcTestResult answer = call(HttpMethod.GET, uri, null, players.maya());
        assertThat(answer).as(uri).hasStatusOk();
        return JsonPath.read(answer.getResponse().getContentAsString(), path);
    }

    private MvcTestResult call(HttpMethod method, String uri, @Nullable String json, Actor actor) {
        var request = mvc.method(method).uri(uri).with(SignedIn.as(actor));
        return (json == null
                        ? request
                        : request.contentType(MediaType.APPLICATION_JSON).content(json))
                .exchange();
    }
}
