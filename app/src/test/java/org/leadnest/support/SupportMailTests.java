package org.leadnest.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.messaging.inbound.InboundToken;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Requests come by mail as well as by a form, and answers to them by answering the mail (promise C2). */
@LeadNestTest
@TestPropertySource(
        properties = {"leadnest.support.reply-domain=reply.leadnest.example", "leadnest.operators=olga@leadnest.example"
        })
class SupportMailTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private InboundToken door;

    @Autowired
    private List<RecurringJob> jobs;

    private Actor olga;
    private String sender;

    @BeforeEach
    void begin() {
        olga = cast.enter().grace();
        jdbc.sql("""
                        update accounts.users set email = 'x' || id, email_key = 'x' || id
                         where email_key = 'olga@leadnest.example'
                        """).update();
        jdbc.sql("""
                        update accounts.users set email = 'olga@leadnest.example', email_key = 'olga@leadnest.example'
                         where id = :id
                        """).param("id", olga.userUuid()).update();
        cast.secure(olga);
        sender = "ana." + UUID.randomUUID() + "@example.com";
        clock.advance(Duration.ofMinutes(11));
    }

    @Test
    void aLetterBecomesARequestAndAnAnswerToOursGoesOnItsThreadOnce() throws Exception {
        mail("support@leadnest.example", "My photos stay grey", "They were taken at dusk.", "<1@example.com>");
        UUID ticket = ticket();
        assertThat(read("/ops/support").text()).contains("My photos stay grey", "/hooks/sendgrid/");

        operate(ticket, "answers", "Try warmth.");
        String replyTo = jdbcAtHouse("select reply_to from messaging.messages where recipient = '" + sender
                        + "' order by created_at desc, id desc limit 1")
                .getFirst();
        assertThat(replyTo).startsWith("support+").endsWith("@reply.leadnest.example");
        run("messaging.deliver");
        assertThat(jdbcAtHouse("select headers::text from messaging.outbox where recipient = '" + sender + "'"))
                .anyMatch(headers -> headers.contains("\"Reply-To\"") && headers.contains(replyTo));

        String words = "That helped.\n\nOn Mon, Nov 30, 2026 at 9:14 AM LeadNest wrote:\n> Try warmth.";
        for (int twice = 0; twice < 2; twice++) {
            mail(
                    "LeadNest <" + replyTo.toUpperCase(java.util.Locale.ROOT) + ">",
                    "Re: My photos",
                    words,
                    "<2@example.com>");
        }
        List<String> said = entries(ticket);
        assertThat(said).containsExactly("They were taken at dusk.", "Try warmth.", "That helped.");
    }

    @Test
    void whatAMachineWroteAndWhatHasNoTokenOfOursChangesNothing() throws Exception {
        mail("support@leadnest.example", "A question", "How?", "<3@example.com>");
        UUID ticket = ticket();
        mail("support+" + "0".repeat(48) + "@reply.leadnest.example", "Re", "A forged token.", "<4@example.com>");
        assertThat(entries(ticket)).containsExactly("How?");

        long before = tickets();
        assertThat(post("support@leadnest.example", "Out of office", "Back soon.", "Auto-Submitted: auto-replied"))
                .hasStatusOk();
        assertThat(tickets()).isEqualTo(before);
        assertThat(mvc.post()
                        .uri("/hooks/sendgrid/" + Accounts.HOUSE + "/inbound?token=wrong")
                        .param("from", sender)
                        .exchange())
                .hasStatus(403);
    }

    @Test
    void aCannedAnswerIsBegunWithTheNameOfTheReader() throws Exception {
        String title = "Grey photos " + UUID.randomUUID();
        mvc.post()
                .uri("/ops/canned-answers")
                .with(SignedIn.as(olga))
                .param("title", title)
                .param("words", "Dear {{name}}, try warmth.")
                .exchange();
        mail("support@leadnest.example", "Grey again", "Still grey.", "<5@example.com>");
        String path = "/ops/support/" + ticket();
        String id = read(path).select("option:contains(" + title + ")").val();
        assertThat(read(path + "?use=" + id).select("textarea[name=words]").eachText())
                .first()
                .isEqualTo("Dear Ana Lopez, try warmth.");

        mvc.post()
                .uri("/ops/canned-answers/" + id + "/removal")
                .with(SignedIn.as(olga))
                .exchange();
        assertThat(read("/ops/canned-answers").text()).doesNotContain(title);
    }

    private void mail(String to, String subject, String words, String id) {
        assertThat(post(to, subject, words, "Message-ID: " + id.replace("@", "-" + sender)))
                .hasStatusOk();
    }

    private MvcTestResult post(String to, String subject, String words, String headers) {
        String address = door.address(Accounts.HOUSE);
        return mvc.post()
                .uri(address.substring(address.indexOf("/hooks/")))
                .param("from", "Ana Lopez <" + sender + ">")
                .param("to", to)
                .param("subject", subject)
                .param("text", words)
                .param("headers", headers)
                .exchange();
    }

    private void operate(UUID id, String verb, String words) {
        assertThat(mvc.post()
                        .uri("/ops/support/" + id + "/" + verb)
                        .with(SignedIn.as(olga))
                        .param("words", words)
                        .exchange())
                .hasStatus3xxRedirection();
    }

    private UUID ticket() {
        return jdbc.sql("select id from support.tickets where email = :email order by number limit 1")
                .param("email", sender)
                .query(UUID.class)
                .single();
    }

    private long tickets() {
        return jdbc.sql("select count(*) from support.tickets")
                .query(Long.class)
                .single();
    }

    private List<String> entries(UUID ticket) {
        return jdbc.sql("select words from support.entries where ticket_id = :id order by written_at, id")
                .params(Map.of("id", ticket))
                .query(String.class)
                .list();
    }

    private List<String> jdbcAtHouse(String sql) {
        return Tenancy.as(
                Accounts.HOUSE,
                () -> transactions.execute(
                        _ -> jdbc.sql(sql).query(String.class).list()));
    }

    private void run(String job) {
        jobs.stream().filter(one -> one.name().equals(job)).forEach(RecurringJob::run);
    }

    private Document read(String path) throws Exception {
        MvcTestResult answer = mvc.get().uri(path).with(SignedIn.as(olga)).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
