package org.leadnest.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A request reaches a person and gets an answer (promise C2). */
@LeadNestTest
@TestPropertySource(properties = LeadNestTest.OPERATORS)
class SupportTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private Tickets tickets;

    @Autowired
    private QueueFigures figures;

    @Autowired
    private TellOfLateTickets late;

    private Actor otto;
    private Actor maya;
    private Actor pia;
    private String sender;

    @BeforeEach
    void begin() {
        Cast.Players players = cast.enter();
        otto = players.grace();
        maya = players.maya();
        pia = players.pia();
        sender = "ana." + UUID.randomUUID() + "@example.com";
        jdbc.sql(
                        "update accounts.users set email = 'x' || id, email_key = 'x' || id where email_key = 'otto@leadnest.example'")
                .update();
        jdbc.sql("""
                        update accounts.users set email = 'otto@leadnest.example', email_key = 'otto@leadnest.example'
                         where id = :id
                        """).param("id", otto.userUuid()).update();
        cast.secure(otto);
        clock.advance(Duration.ofMinutes(11));
    }

    @Test
    void theContactFormKeepsARequestAndAcknowledgesItByMail() throws Exception {
        assertThat(write("My photos stay grey", "", Duration.ofSeconds(20))).hasRedirectedUrl("/contact/sent");

        assertThat(mails(sender)).singleElement().asString().contains("We have your message (LN-");
        assertThat(mails("otto@leadnest.example")).last().asString().contains("New request: My photos stay grey");
        assertThat(queue("OPEN")).contains("My photos stay grey");
        assertThat(mvc.get().uri("/contact/sent")).hasStatusOk();
    }

    @Test
    void anOperatorsAnswerIsMailedAndTheThreadGoesOnByItsLink() throws Exception {
        write("My photos stay grey", "", Duration.ofSeconds(20));
        String thread = link();
        assertThat(read(thread).select(".support-words").text()).contains("They were taken at dusk.");
        UUID id = ticket();
        assertThat(operate(id, "answers", "Switch <b>Even light</b> on & try again."))
                .hasStatus3xxRedirection();
        operate(id, "notes", "Knows her way around.");

        assertThat(mails(sender))
                .hasSize(2)
                .anySatisfy(mail -> assertThat(mail)
                        .contains("Re: My photos stay grey (LN-", "Switch <b>Even light</b> on & try again."));
        Document page = read(thread);
        assertThat(page.select(".support-operator").text()).contains("Switch <b>Even light</b> on & try again.");
        assertThat(page.text()).doesNotContain("Knows her way around.");
        assertThat(queue("WAITING")).contains("My photos stay grey");

        assertThat(mvc.post()
                        .uri(thread + "/replies")
                        .with(SecurityMockMvcRequestPostProcessors.csrf())
                        .param("words", "That did it!"))
                .hasRedirectedUrl(thread);
        assertThat(queue("OPEN")).contains("My photos stay grey");
        mvc.post()
                .uri(thread + "/rating")
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .param("helped", "true")
                .exchange();
        assertThat(read("/ops/support/" + id, otto).text())
                .contains("That did it!", "Knows her way around.", "Did it help? Yes");
        assertThat(mvc.get().uri(thread.substring(0, thread.length() - 2) + "AA"))
                .hasStatus(404);
    }

    @Test
    void aRequestOfSomebodyWithoutAnAccountIsKeptByLaw() throws Exception {
        write("My photos stay grey", "", Duration.ofSeconds(20));
        UUID id = ticket();
        assertThat(hold(id, maya, "2099-01-31")).hasStatus(404);
        cast.makeOperator(otto);
        assertThat(read("/ops/support/" + id, otto).text()).contains("Keep it by law");
        assertThat(hold(id, otto, "soon")).hasStatus(422).bodyText().contains("expected the last day", "A suit");
        assertThat(hold(id, otto, "2001-01-31")).hasStatus(422).bodyText().contains("not over");
        assertThat(hold(id, otto, "2099-01-31")).hasRedirectedUrl("/ops/support/" + id);
        assertThat(read("/ops/support/" + id, otto).text()).contains("Kept until January 31, 2099");
        assertThat(read("/ops/support/" + id + "/hold", otto).text()).contains("kept until January 31, 2099 already");
        assertThat(houseLog("HOLD_SET")).contains(otto.user().value());
        assertThat(jdbc.sql("select ticket from privacy.holds where customer_id = :house")
                        .param("house", Accounts.HOUSE.value())
                        .query(Long.class)
                        .list())
                .contains(jdbc.sql("select number from support.tickets where id = :id")
                        .param("id", id)
                        .query(Long.class)
                        .single());
    }

    /** Who did it, by the log of the house. */
    private List<UUID> houseLog(String act) {
        return Objects.requireNonNull(Tenancy.as(
                Accounts.HOUSE,
                () -> new TransactionTemplate(transactions)
                        .execute(status -> jdbc.sql("select user_id from accounts.audit_entries where act = :act")
                                .param("act", act)
                                .query(UUID.class)
                                .list())));
    }

    private MvcTestResult hold(UUID id, Actor actor, String until) {
        return mvc.post()
                .uri("/ops/support/" + id + "/hold")
                .param("reason", "A suit")
                .param("law", "Fed. R. Civ. P. 37(e)")
                .param("until", until)
                .with(SignedIn.as(actor))
                .exchange();
    }

    @Test
    void whatLooksLikeSpamIsHeldForALookAndAcknowledgedWhenItIsReleased() throws Exception {
        write("Cheap watches", "https://spam.example", Duration.ofSeconds(20));
        assertThat(mails(sender)).isEmpty();
        assertThat(queue("OPEN")).doesNotContain(sender);
        UUID id = ticket();
        assertThat(read("/ops/support/" + id, otto).text()).contains("people cannot see");
        operate(id, "release", "");
        assertThat(mails(sender)).hasSize(1);

        write("Fast", "", Duration.ofSeconds(1));
        assertThat(mails(sender)).hasSize(1);
    }

    @Test
    void theAcknowledgementQuotesNothingOfAStrangerAndComesTwiceADay() throws Exception {
        for (int i = 0; i < 4; i++) {
            write("Buy at spam.example " + i, "", Duration.ofSeconds(20));
        }
        assertThat(mails(sender))
                .hasSize(2)
                .allSatisfy(mail -> assertThat(mail)
                        .contains("We have your message (LN-", "If you did not write to us")
                        .doesNotContain("spam.example", "Ana Lopez", "taken at dusk"));
        assertThat(jdbc.sql("select count(*) from support.tickets where email = :email and status = 'OPEN'")
                        .param("email", sender)
                        .query(Integer.class)
                        .single())
                .as("all of them stand in the queue")
                .isEqualTo(4);
        clock.advance(Duration.ofDays(1).plusMinutes(1));
        write("Buy at spam.example 5", "", Duration.ofSeconds(20));
        assertThat(mails(sender)).hasSize(3);
    }

    @Test
    void anAnswerWithoutAnotherWordClosesItAfterTwoWeeksAndAWordOpensItAgain() throws Exception {
        write("My photos stay grey", "", Duration.ofSeconds(20));
        String thread = link();
        UUID id = ticket();
        operate(id, "answers", "Try warmth.");
        clock.advance(Duration.ofDays(14).minusMinutes(1));
        look();
        assertThat(status(id)).isEqualTo("WAITING");
        clock.advance(Duration.ofMinutes(2));
        look();
        assertThat(status(id)).isEqualTo("CLOSED");
        assertThat(mvc.post()
                        .uri(thread + "/replies")
                        .with(SecurityMockMvcRequestPostProcessors.csrf())
                        .param("words", "Still grey."))
                .hasRedirectedUrl(thread);
        assertThat(status(id)).isEqualTo("OPEN");
    }

    private String status(UUID id) {
        return jdbc.sql("select status from support.tickets where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private void look() {
        late.run();
    }

    @Test
    void operatorsLearnOnceADayThatSomethingIsHeld() throws Exception {
        clock.advance(Duration.ofDays(1).plusMinutes(1));
        look();
        long before = held();
        clock.advance(Duration.ofDays(1).plusMinutes(1));
        write("Fast", "", Duration.ofSeconds(1));
        look();
        look();
        assertThat(held()).isEqualTo(before + 1);
        write("Fast again", "", Duration.ofSeconds(1));
        look();
        assertThat(held()).as("the day is not over").isEqualTo(before + 1);
        clock.advance(Duration.ofDays(1).plusMinutes(1));
        look();
        assertThat(held()).isEqualTo(before + 2);
        look();
        assertThat(held()).isEqualTo(before + 2);
    }

    private long held() throws Exception {
        return mails("otto@leadnest.example").stream()
                .filter(mail -> mail.contains("Held requests: "))
                .count();
    }

    @Test
    void sixRequestsWithinTenMinutesAreTooMany() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(write("Again " + i, "", Duration.ofSeconds(5))).hasStatus3xxRedirection();
        }
        assertThat(write("Again 6", "", Duration.ofSeconds(5))).hasStatus(429);
    }

    @Test
    void aFormThatLacksSomethingComesBackWithWhatWasTyped() throws Exception {
        MvcTestResult answer = mvc.post()
                .uri("/contact")
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .param("name", "Ana")
                .param("email", "nonsense")
                .param("topic", "PROBLEM")
                .param("words", "It hangs.")
                .exchange();

        assertThat(answer).hasStatus(422);
        Document page = Jsoup.parse(answer.getResponse().getContentAsString());
        assertThat(page.select("#f-words").text()).isEqualTo("It hangs.");
        assertThat(page.select(".ln-errors a").eachAttr("href")).containsExactly("#f-email", "#f-subject");
    }

    @Test
    void aUserAsksFromWithinAndNobodyElseReadsIt() throws Exception {
        MvcTestResult sent = mvc.post()
                .uri("/app/support")
                .with(SignedIn.as(maya))
                .param("topic", "BILLING")
                .param("subject", "Two invoices")
                .param("words", "November came twice.")
                .exchange();
        String path = String.valueOf(sent.getResponse().getRedirectedUrl());

        assertThat(path).startsWith("/app/support/");
        assertThat(read(path, maya).text()).contains("November came twice.", "With us");
        assertThat(read("/app/support", maya).text()).contains("Two invoices");
        assertThat(mvc.get().uri(path).with(SignedIn.as(pia))).hasStatus(404);
        assertThat(mvc.get().uri(path).with(SignedIn.as(otto))).hasStatus(404);
        assertThat(read("/app/support", pia).text()).doesNotContain("Two invoices");
        assertThat(mvc.post().uri("/app/support").with(SignedIn.as(maya)).param("subject", ""))
                .hasStatus(422);
    }

    @Test
    void theQueueIsThereForOperatorsOnly() {
        for (String path : List.of("/ops/support", "/ops/support/" + UUID.randomUUID())) {
            assertThat(mvc.get().uri(path).with(SignedIn.as(maya))).hasStatus(404);
            assertThat(mvc.get().uri(path)).hasStatus(404);
        }
        assertThat(mvc.get().uri("/ops/support").with(SignedIn.as(otto))).hasStatusOk();
        jdbc.sql("delete from accounts.authenticators where user_id = :id")
                .param("id", otto.userUuid())
                .update();
        assertThat(mvc.get().uri("/ops/support").with(SignedIn.as(otto)))
                .as("without a second factor")
                .hasRedirectedUrl("/app/settings/second-factor");
        cast.secure(otto);
        jdbc.sql("update accounts.users set email_verified_at = null where id = :id")
                .param("id", otto.userUuid())
                .update();
        assertThat(mvc.get().uri("/ops/support").with(SignedIn.as(otto))).hasStatus(404);
    }

    @Test
    void anOperatorSortsHandsOverAndCloses() throws Exception {
        write("My photos stay grey", "", Duration.ofSeconds(20));
        UUID id = ticket();
        sort(id, "HIGH", otto.userUuid().toString());
        assertThat(read("/ops/support?view=MINE", otto).text()).contains("My photos stay grey");
        assertThat(read("/ops/support", otto)
                        .select("tr:has(a[href$=" + id + "])")
                        .text())
                .contains("My photos stay grey", "High", otto.name());
        sort(id, "HIGH", maya.userUuid().toString());
        assertThat(read("/ops/support?view=NOBODY", otto).text())
                .as("Maya is no operator, so nobody looks after it")
                .contains("My photos stay grey");
        operate(id, "answers", "Switch Even light on.");
        assertThat(read("/ops/support/" + id, otto)
                        .select("[name=assignee] [selected]")
                        .text())
                .as("who answers what nobody looks after, looks after it")
                .isEqualTo(otto.name());
        operate(id, "closing", "");
        assertThat(queue("CLOSED")).contains("My photos stay grey");
    }

    @Test
    void whatIsNotAnsweredInTimeIsMarkedAndToldOfOnce() throws Exception {
        write("My photos stay grey", "", Duration.ofSeconds(20));
        UUID id = ticket();
        assertThat(queue("OVERDUE")).doesNotContain(id.toString());
        assertThat(read(link()).text()).contains("We answer by");
        clock.advance(Duration.ofDays(4));
        assertThat(read(link()).text()).contains("and are late").doesNotContain("We answer by");
        assertThat(read("/ops/support?view=OVERDUE", otto)
                        .select("tr:has(a[href$=" + id + "])")
                        .text())
                .contains("Overdue by");
        late.run();
        late.run();
        assertThat(mails("otto@leadnest.example").stream()
                        .filter(mail -> mail.startsWith("Overdue: ") && mail.contains(id.toString())))
                .hasSize(1);
        operate(id, "answers", "Sorry for the wait.");
        assertThat(read("/ops/support?view=OVERDUE", otto).select("a[href$=" + id + "]"))
                .isEmpty();
    }

    @Test
    void aHighPriorityPullsTheClockForwardFromWhenTheRequestCame() throws Exception {
        write("My photos stay grey", "", Duration.ofSeconds(20));
        UUID id = ticket();
        Instant before = due(id);
        sort(id, "HIGH", "");
        assertThat(due(id)).isBeforeOrEqualTo(before).isEqualTo(AnswerClock.due(Ticket.Priority.HIGH, waiting(id)));
        sort(id, "LOW", "");
        assertThat(due(id)).as("everybody is promised one business day").isEqualTo(before);
    }

    @Test
    void aChildsDataAndAHoleAreUrgentFromTheFirstMoment() throws Exception {
        for (String topic : List.of("CHILD", "SECURITY")) {
            write(topic, "Look at this", "", Duration.ofSeconds(20));
            UUID id = ticket();
            assertThat(tickets.find(id).orElseThrow().priority()).as(topic).isEqualTo(Ticket.Priority.HIGH);
            assertThat(due(id)).isEqualTo(AnswerClock.due(Ticket.Priority.HIGH, waiting(id)));
        }
    }

    @Test
    void theQueueTellsHowManyWereAnsweredInTimeAndHelped() throws Exception {
        Promptness before = figures.promptness(clock.instant().minus(Duration.ofDays(30)));
        write("One", "", Duration.ofSeconds(20));
        UUID prompt = ticket();
        String thread = link();
        operate(prompt, "answers", "At once.");
        mvc.post()
                .uri(thread + "/rating")
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .param("helped", "false")
                .param("why", "Too short.")
                .exchange();
        clock.advance(Duration.ofMinutes(11));
        write("Two", "", Duration.ofSeconds(20));
        UUID slow = ticket();
        clock.advance(Duration.ofDays(4));
        operate(slow, "answers", "At last.");

        Promptness after = figures.promptness(clock.instant().minus(Duration.ofDays(30)));
        assertThat(after.asked() - before.asked()).isEqualTo(2);
        assertThat(after.answered() - before.answered()).isEqualTo(2);
        assertThat(after.inTime() - before.inTime()).isEqualTo(1);
        assertThat(after.rated() - before.rated()).isEqualTo(1);
        assertThat(after.helped() - before.helped()).isZero();
        assertThat(read("/ops/support/" + prompt, otto).text()).contains("Did it help? No", "Too short.");
        assertThat(read("/ops/support", otto).select(".support-figures").text())
                .contains("Answered in time", "It helped");
    }

    private MvcTestResult write(String subject, String website, Duration taken) throws Exception {
        return write("PROBLEM", subject, website, taken);
    }

    private MvcTestResult write(String topic, String subject, String website, Duration taken) throws Exception {
        String mark = read("/contact").select("[name=mark]").val();
        clock.advance(taken);
        return mvc.post()
                .uri("/contact")
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .param("name", "Ana Lopez")
                .param("email", sender)
                .param("topic", topic)
                .param("subject", subject)
                .param("words", "They were taken at dusk.\nAll of them.")
                .param("mark", mark)
                .param("website", website)
                .exchange();
    }

    private MvcTestResult operate(UUID id, String verb, String words) {
        return new OperatorDesk(mvc, otto).answers(id, verb, words);
    }

    private void sort(UUID id, String priority, String assignee) {
        new OperatorDesk(mvc, otto).sorts(id, priority, assignee);
    }

    private Instant due(UUID id) {
        return tickets.find(id).orElseThrow().dueAt();
    }

    private Instant waiting(UUID id) {
        return tickets.find(id).orElseThrow().waitingSince();
    }

    private UUID ticket() {
        return jdbc.sql("select id from support.tickets where email = :email order by number desc limit 1")
                .param("email", sender)
                .query(UUID.class)
                .single();
    }

    private String queue(String status) throws Exception {
        return read("/ops/support?view=" + status, otto).text();
    }

    private String link() {
        String mail = mails(sender).getFirst();
        return mail.substring(mail.indexOf("/support/")).strip().split("\\s")[0];
    }

    private List<String> mails(String address) {
        return Tenancy.as(
                Accounts.HOUSE,
                () -> new TransactionTemplate(transactions)
                        .execute(_ -> jdbc.sql("""
                                select subject || ' ' || body_text from messaging.messages
                                 where recipient = :address order by created_at, id
                                """)
                                .param("address", address)
                                .query(String.class)
                                .list()));
    }

    private Document read(String path) throws Exception {
        return Jsoup.parse(mvc.get().uri(path).exchange().getResponse().getContentAsString());
    }

    private Document read(String path, Actor actor) throws Exception {
        MvcTestResult answer = mvc.get().uri(path).with(SignedIn.as(actor)).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
