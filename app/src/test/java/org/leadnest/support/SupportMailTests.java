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
import org.springframework.mock.web.MockMultipartFile;
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
    void nothingThatSomebodyWroteIsLostAndWhatIsOddIsHeldWithAReason() throws Exception {
        MockMultipartFile file = new MockMultipartFile("attachment1", "kitchen.jpg", "image/jpeg", new byte[] {1});
        assertThat(letter("Ana Lopez <" + sender + ">", " ", Map.of(), file)).hasStatusOk();
        assertThat(held(sender)).isEqualTo("The letter has no words.");
        assertThat(entries(ticket())).singleElement().asString().contains("kitchen.jpg", "not kept here");

        String other = "bo." + UUID.randomUUID() + "@example.com";
        String words = "x".repeat(9_999) + " " + "y".repeat(5_000);
        assertThat(letter("Bo <" + other + ">", words, Map.of(), file)).hasStatusOk();
        UUID longer = ticket(other);
        assertThat(held(other)).isNull();
        assertThat(entries(longer)).hasSize(3);
        assertThat(entries(longer).get(1)).isEqualTo("y".repeat(5_000));

        assertThat(letter("no address at all", "Help me, " + other, Map.of())).hasStatusOk();
        assertThat(jdbc.sql("""
                        select t.held_because from support.tickets t join support.entries e on e.ticket_id = t.id
                         where e.words = :words
                        """)
                        .param("words", "Help me, " + other)
                        .query(String.class)
                        .single())
                .contains("no address to answer to", "no address at all");
    }

    @Test
    void manyLettersAtOnceAreHeldAndNotDropped() throws Exception {
        for (int i = 0; i < 7; i++) {
            mail("support@leadnest.example", "Letter " + i, "Words " + i, "<many" + i + "@example.com>");
        }
        assertThat(jdbc.sql("select status from support.tickets where email = :email order by number")
                        .param("email", sender)
                        .query(String.class)
                        .list())
                .containsExactly("OPEN", "OPEN", "OPEN", "OPEN", "OPEN", "HELD", "HELD");
    }

    @Test
    void aLetterWhoseDomainDoesNotStandForItIsHeldAndNobodyIsWrittenTo() throws Exception {
        List<Map<String, String>> forged = List.of(
                Map.of("SPF", "fail", "dkim", "none"),
                Map.of(
                        "SPF",
                        "pass",
                        "envelope",
                        "{\"to\":[\"s@x\"],\"from\":\"a@evil.test\"}",
                        "dkim",
                        "{@evil.test : pass}"),
                Map.of("SPF", "softfail", "dkim", "{@example.com : fail}"));
        for (Map<String, String> told : forged) {
            String from = "eve." + UUID.randomUUID() + "@example.com";
            assertThat(letter("Eve <" + from + ">", "Buy", told)).hasStatusOk();
            assertThat(held(from)).contains("Neither SPF nor DKIM");
            assertThat(jdbcAtHouse("select kind from messaging.messages where recipient = '" + from + "'"))
                    .isEmpty();
        }
        List<Map<String, String>> genuine = List.of(
                Map.of(
                        "SPF",
                        "pass",
                        "envelope",
                        "{\"to\":[\"s@x\"],\"from\":\"bounces@mail.example.com\"}",
                        "dkim",
                        "none"),
                Map.of("SPF", "fail", "dkim", "{@other.test : fail, @example.com : pass}"));
        for (Map<String, String> told : genuine) {
            String from = "ida." + UUID.randomUUID() + "@example.com";
            assertThat(letter("Ida <" + from + ">", "A question", told)).hasStatusOk();
            assertThat(held(from)).isNull();
            assertThat(jdbcAtHouse("select kind from messaging.messages where recipient = '" + from + "'"))
                    .hasSize(1);
        }
    }

    private MvcTestResult letter(String from, String words, Map<String, String> told, MockMultipartFile... files) {
        String address = door.address(Accounts.HOUSE);
        var request =
                mvc.post().uri(address.substring(address.indexOf("/hooks/"))).multipart();
        for (MockMultipartFile file : files) {
            request = request.file(file);
        }
        request = request.param("from", from)
                .param("to", "support@leadnest.example")
                .param("subject", "A letter")
                .param("text", words)
                .param("headers", "Message-ID: <" + UUID.randomUUID() + "@example.com>");
        for (Map.Entry<String, String> one : told.entrySet()) {
            request = request.param(one.getKey(), one.getValue());
        }
        return request.exchange();
    }

    private @org.jspecify.annotations.Nullable String held(String email) {
        return jdbc.sql(
                        "select coalesce(held_because, '') from support.tickets where email = :email and (status = 'HELD') = (held_because is not null)")
                .param("email", email)
                .query(String.class)
                .optional()
                .filter(reason -> !reason.isEmpty())
                .orElse(null);
    }

    private UUID ticket(String email) {
        return jdbc.sql("select id from support.tickets where email = :email")
                .param("email", email)
                .query(UUID.class)
                .single();
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
