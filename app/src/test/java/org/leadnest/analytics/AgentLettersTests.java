package org.leadnest.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.leads.Author;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.leads.NewTask;
import org.leadnest.leads.Tasks;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Incoming;
import org.leadnest.messaging.Messages;
import org.leadnest.platform.jobs.JobHandler;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.privacy.choices.UserChoice;
import org.leadnest.privacy.choices.UserChoices;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What an agent is mailed of the day's work: leads given, replies, tasks; each until they end it. */
@LeadNestTest
class AgentLettersTests {
    @Autowired
    private Cast cast;

    @Autowired
    private Leads leads;

    @Autowired
    private Tasks tasks;

    @Autowired
    private Messages messages;

    @Autowired
    private UserChoices choices;

    @Autowired
    private List<RecurringJob> recurring;

    @Autowired
    private List<JobHandler> handlers;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private Cast.Players players;
    private Actor maya;
    private LeadId nora;

    @BeforeEach
    void begin() {
        players = cast.enter();
        maya = players.maya();
        nora = players.atHarbor(() -> leads.capture(
                        NewLead.named("Nora", "Quinn")
                                .reachedBy(List.of(new EmailAddress("nora@example.com")), List.of()),
                        players.grace())
                .lead()
                .id());
        give();
    }

    @Test
    void aGivenLeadIsToldOfAsMailThatTheAgentMayEnd() {
        assertThat(letters("LEADS")).containsExactly("A lead for you: Nora Quinn");
    }

    @Test
    void aReplyIsToldOfOnceInHalfAnHourAndWithoutItsWords() {
        hear("The key is under the mat.", false);
        hear("And the dog is friendly.", false);
        assertThat(asked()).as("two answers are one job").isOne();
        tell();
        tell();
        assertThat(letters("REPLIES")).containsExactly("Nora Quinn wrote to you");
        assertThat(maya("select body_text from messaging.messages where mail_kind = 'REPLIES' and reader_id = :user"))
                .singleElement()
                .asString()
                .contains("wrote an e-mail to you")
                .doesNotContain("mat");
        clock.advance(Duration.ofMinutes(31));
        hear("Are you there?", false);
        tell();
        assertThat(letters("REPLIES")).hasSize(2);
    }

    @Test
    void nobodyIsToldOfWhatAMachineWroteOrOfWhatWasReadMeanwhile() {
        hear("I am out of the office.", true);
        assertThat(asked()).isZero();
        hear("Saturday works.", false);
        transacted("update messaging.conversations set unread = 0 where account_id = :account and :user = :user");
        tell();
        assertThat(letters("REPLIES")).isEmpty();
    }

    @Test
    void theTasksOfTheDayComeInTheMorningOnceAndOnlyWhenThereAreAny() {
        ZoneId zone = ZoneId.of("America/New_York");
        Instant six = clock.instant()
                .atZone(zone)
                .plusDays(1)
                .withHour(6)
                .withMinute(0)
                .toInstant();
        clock.advance(Duration.between(clock.instant(), six));
        task("Call about the price", nora, six.plus(Duration.ofHours(8)));
        task("Tomorrow’s matter", nora, six.plus(Duration.ofHours(30)));
        run("analytics.daily-tasks");
        assertThat(letters("TASKS")).as("too early").isEmpty();
        clock.advance(Duration.ofHours(2));
        run("analytics.daily-tasks");
        run("analytics.daily-tasks");
        assertThat(letters("TASKS")).containsExactly("One task for today");
        assertThat(maya("select body_text from messaging.messages where mail_kind = 'TASKS' and reader_id = :user"))
                .singleElement()
                .asString()
                .contains("Call about the price (Nora Quinn)")
                .doesNotContain("Tomorrow");
        assertThat(atHarbor(
                        "select subject from messaging.messages where mail_kind = 'TASKS' and reader_id = :user",
                        players.tom()))
                .as("Tom has nothing to do")
                .isEmpty();
    }

    @Test
    void whatAnAgentEndedIsNotSent() {
        EnumSet<UserChoice> ended = EnumSet.of(UserChoice.REPLIES, UserChoice.LEADS);
        choices.choose(maya.user(), ended, ended, "settings");
        hear("Saturday works.", false);
        tell();
        run("messaging.deliver");
        assertThat(maya("select mail_kind || ' ' || status from messaging.messages where reader_id = :user order by 1"))
                .as("what waited is refused, what came after is not even written")
                .containsExactly("LEADS REFUSED");
    }

    private void give() {
        players.atHarbor(() -> leads.assign(nora, maya.user(), Author.of(players.grace())));
    }

    private void hear(String text, boolean automatic) {
        players.atHarbor(() -> messages.receive(new Incoming(
                nora.value(),
                Channel.EMAIL,
                "nora@example.com",
                "reply@example.com",
                "Re: Home",
                text,
                automatic,
                "test",
                UUID.randomUUID().toString())));
    }

    private void task(String title, LeadId lead, Instant due) {
        players.atHarbor(() -> tasks.create(new NewTask(lead, title, due, maya.user()), Author.of(maya)));
    }

    private int asked() {
        return jdbc.sql("""
                        select count(*) from platform.scheduled_tasks
                         where task_name = 'followups.reply-letter' and task_instance like :who
                        """)
                .param("who", "%" + nora.value())
                .query(Integer.class)
                .single();
    }

    private void tell() {
        JobHandler handler = handlers.stream()
                .filter(one -> one.name().equals("followups.reply-letter"))
                .findFirst()
                .orElseThrow();
        players.atHarbor(() -> {
            handler.run(players.harbor(), nora.value());
            return true;
        });
    }

    private void run(String job) {
        recurring.stream()
                .filter(one -> one.name().equals(job))
                .findFirst()
                .orElseThrow()
                .run();
    }

    private List<String> letters(String kind) {
        return maya("select subject from messaging.messages where mail_kind = '" + kind + "' and reader_id = :user");
    }

    private List<String> maya(String sql) {
        return atHarbor(sql, maya);
    }

    private List<String> atHarbor(String sql, Actor who) {
        return players.atHarbor(() -> transactions.execute(_ ->
                jdbc.sql(sql).param("user", who.userUuid()).query(String.class).list()));
    }

    private void transacted(String sql) {
        players.atHarbor(() -> transactions.execute(_ -> jdbc.sql(sql)
                .param("account", maya.accountUuid())
                .param("user", maya.userUuid())
                .update()));
    }
}
