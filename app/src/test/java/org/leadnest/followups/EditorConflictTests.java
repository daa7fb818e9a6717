package org.leadnest.followups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadnest.followups.Office.email;
import static org.leadnest.followups.Office.input;

import java.io.UnsupportedEncodingException;
import java.time.InstantSource;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

/** Two who edit one sequence do not undo each other's work without knowing; and a writer can try a text on their own phone. */
@LeadNestTest
class EditorConflictTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Office office;

    @Autowired
    private Sequences sequences;

    @Autowired
    private Cast cast;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private InstantSource clock;

    private Actor maya;
    private Actor grace;

    @BeforeEach
    void enter() {
        Cast.Players players = cast.enter();
        maya = players.maya();
        grace = players.grace();
        office.moveTo("10:00");
    }

    @Test
    void theSecondWriterIsToldAndKeepsWhatWasTyped() throws Exception {
        Sequence sequence = office.sequence(maya, input(email("PT0S", "Old words")));
        String url = "/app/sequences/" + sequence.id();
        String opened = page(200, mvc.get().uri(url).with(SignedIn.as(maya)).exchange())
                .select("input[name=revision]")
                .attr("value");
        assertThat(save(url, grace, opened, "Words of Grace")).hasStatus3xxRedirection();
        Document conflict = page(409, save(url, maya, opened, "Words of Maya"));
        assertThat(conflict.select("textarea[name=body_0]").val()).isEqualTo("Words of Maya");
        assertThat(conflict.text()).contains("Somebody saved this sequence while you were writing");
        assertThat(conflict.select("del").text()).contains("Grace");
        assertThat(body(sequence)).isEqualTo("Words of Grace");
        String now = conflict.select("input[name=revision]").attr("value");
        assertThat(now).isNotEqualTo(opened);
        assertThat(save(url, maya, now, "Words of Maya")).hasStatus3xxRedirection();
        assertThat(body(sequence)).isEqualTo("Words of Maya");
    }

    /** A button that only changes the form does not take what was saved meanwhile for read. */
    @Test
    void addingAStepDoesNotForgetWhatTheFormWasMadeFrom() throws Exception {
        Sequence sequence = office.sequence(maya, input(email("PT0S", "Old words")));
        String url = "/app/sequences/" + sequence.id();
        assertThat(save(url, grace, "1", "Words of Grace")).hasStatus3xxRedirection();
        Document added = page(
                200,
                mvc.post()
                        .uri(url)
                        .param("act", "add:SMS")
                        .param("name", "Welcome")
                        .param("steps", "0")
                        .param("revision", "1")
                        .with(SignedIn.as(maya))
                        .exchange());
        assertThat(added.select("input[name=revision]").attr("value")).isEqualTo("1");
    }

    @Test
    void theApiComparesTheTag() throws Exception {
        Sequence sequence = office.sequence(maya, input(email("PT0S", "Old words")));
        String url = "/api/v1/sequences/" + sequence.id();
        MvcTestResult read = mvc.get().uri(url).with(SignedIn.as(maya)).exchange();
        assertThat(read).hasStatusOk();
        String tag = String.valueOf(read.getResponse().getHeader("ETag"));
        MvcTestResult first = put(url, tag, "One");
        assertThat(first).hasStatusOk();
        assertThat(first.getResponse().getHeader("ETag")).isNotEqualTo(tag);
        MvcTestResult late = put(url, tag, "Two");
        assertThat(late).hasStatus(412);
        assertThat(late.getResponse().getContentAsString()).contains("\"revision\":2");
        assertThat(body(sequence)).isEqualTo("One");
        assertThat(put(url, "*", "Three")).hasStatusOk();
        assertThat(put(url, "yesterday", "Four")).hasStatus(400);
    }

    @Test
    void aTestTextGoesToTheWritersOwnPhoneAndOnlyTenTimesAnHour() throws Exception {
        Document without = page(200, trial("test:0"));
        assertThat(without.select(".ln-note a[href=/app/settings/profile]")).hasSize(1);
        phone("+13055550177");
        assertThat(page(200, trial("test:0")).select(".ln-note").text()).contains("on its way to", "0177");
        assertThat(page(200, trial("test:0_1")).select(".ln-note").text()).contains("on its way to");
        office.tick();
        assertThat(jdbc.sql("select body from messaging.outbox where recipient = '+13055550177' and channel = 'SMS'"
                                + " order by created_at, id")
                        .query(String.class)
                        .list())
                .satisfiesExactlyInAnyOrder(
                        own -> assertThat(own).contains("Hello Ana"),
                        other -> assertThat(other).contains("Good day Ana"));
        for (int more = 0; more < 8; more++) {
            trial("test:0");
        }
        assertThat(page(200, trial("test:0")).select(".ln-note").text()).contains("try again later");
    }

    private MvcTestResult trial(String act) {
        return mvc.post()
                .uri("/app/sequences")
                .param("act", act)
                .param("name", "Texts")
                .param("steps", "1")
                .param("channel_0", "SMS")
                .param("body_0", "Hello {{ lead.firstName }}")
                .param("variants_0", "1")
                .param("variants_0_0_body", "Good day {{ lead.firstName }}")
                .with(SignedIn.as(maya))
                .exchange();
    }

    private void phone(String number) {
        office.as(
                maya,
                () -> transactions.execute(status -> jdbc.sql("""
                                insert into accounts.profiles (user_id, phone, phone_confirmed_at) values (:user, :phone, :now)
                                on conflict (user_id) do update set phone = :phone, phone_confirmed_at = :now
                                """)
                        .param("user", maya.user().value())
                        .param("phone", number)
                        .param("now", java.sql.Timestamp.from(clock.instant()))
                        .update()));
    }

    private MvcTestResult save(String url, Actor writer, String revision, String words) {
        return mvc.post()
                .uri(url)
                .param("act", "save")
                .param("name", "Welcome")
                .param("revision", revision)
                .param("steps", "1")
                .param("channel_0", "EMAIL")
                .param("delay_0", "0")
                .param("unit_0", "hours")
                .param("subject_0", "Hello {{ lead.firstName }}")
                .param("body_0", words)
                .with(SignedIn.as(writer))
                .exchange();
    }

    private MvcTestResult put(String url, String tag, String words) {
        return mvc.put()
                .uri(url)
                .header("If-Match", tag)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\":\"A\",\"steps\":[{\"channel\":\"EMAIL\",\"subject\":\"s\",\"body\":\"" + words
                        + "\"}]}")
                .with(SignedIn.as(maya))
                .exchange();
    }

    private String body(Sequence sequence) {
        return office.as(maya, () -> sequences.find(sequence.id()).orElseThrow())
                .steps()
                .getFirst()
                .body();
    }

    private static Document page(int status, MvcTestResult result) throws UnsupportedEncodingException {
        assertThat(result).hasStatus(status);
        return Jsoup.parse(result.getResponse().getContentAsString());
    }
}
