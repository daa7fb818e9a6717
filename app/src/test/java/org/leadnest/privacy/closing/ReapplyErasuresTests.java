package org.leadnest.privacy.closing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.AccountId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.platform.restore.RestoreWatch;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.DataRequests;
import org.leadnest.privacy.ErasureJournal;
import org.leadnest.privacy.holds.FraudRecords;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** What was erased does not come back with a backup (promise R1); a child is erased at once (promise S2). */
@LeadNestTest
@TestPropertySource(properties = LeadNestTest.OPERATORS)
class ReapplyErasuresTests {
    @Autowired
    private RestoreWatch restores;

    @Autowired
    private ReapplyErasures reapply;

    @Autowired
    private DataRequests requests;

    @Autowired
    private CloseAccounts closing;

    @Autowired
    private ErasureJournal journal;

    @Autowired
    private FraudRecords frauds;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Leads leads;

    @Autowired
    private Cast cast;

    @Autowired
    private EraseUser eraseUser;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private MockMvcTester mvc;

    @AfterEach
    void confirm() {
        jdbc.sql("update platform.restore_epoch set held_at = null, reason = null")
                .update();
        restores.held();
    }

    @Test
    void aLeadWhoComesBackWithABackupIsErasedBeforeTheServiceAnswers() {
        Actor grace = cast.enter().grace();
        AccountId harbor = grace.account();
        UUID ana = UUID.randomUUID();
        lead(grace, ana);
        at(harbor, () -> {
            requests.erase(ana);
            return true;
        });
        assertThat(leads(grace, ana)).isZero();
        assertThat(journal.entries()).contains(new ErasureJournal.Entry.Person(harbor, ana));

        restored(() -> lead(grace, ana));
        assertThat(leads(grace, ana)).isZero();
    }

    @Test
    void aRecordOfFraudStandsAgainThoughTheBackupKnowsNothingOfItsAccount() {
        AccountId unknown = new AccountId(UUID.randomUUID());
        UUID kept = UUID.randomUUID();
        UUID removed = UUID.randomUUID();
        journal.note(new ErasureJournal.Entry.Fraud(unknown, fraud(kept, "2999-01-31")));
        journal.note(new ErasureJournal.Entry.Fraud(unknown, fraud(removed, "2999-01-31")));
        journal.note(new ErasureJournal.Entry.Fraud(unknown, fraud(UUID.randomUUID(), "2020-01-31")));
        journal.note(new ErasureJournal.Entry.FraudRemoved(unknown, removed));

        restored(() -> jdbc.sql("delete from privacy.fraud_records").update());
        assertThat(frauds.of(unknown)).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo(kept);
            assertThat(one.what()).isEqualTo("Written back after a restored backup");
            assertThat(one.law()).isEqualTo("GDPR art. 6(1)(f)");
            assertThat(one.addresses()).isEqualTo(2);
        });
    }

    private static String fraud(UUID id, String until) {
        String copy = """
                {"id":"%s","what":"Stolen cards","law":"GDPR art. 6(1)(f)","keys":["aa","bb"],"until":"%s",
                 "at":"2026-11-29T10:00:00Z","by":"%s"}""".formatted(id, until, UUID.randomUUID());
        return java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(copy.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void withoutARestoreNothingIsErasedAgain() {
        Actor grace = cast.enter().grace();
        AccountId harbor = grace.account();
        UUID ana = UUID.randomUUID();
        at(harbor, () -> {
            requests.erase(ana);
            return true;
        });
        lead(grace, ana);
        reapply.start();
        assertThat(leads(grace, ana)).isOne();
    }

    @Test
    void anAccountThatComesBackWithABackupIsClosedAndErasedAgain() {
        Cast.Players players = cast.enter();
        UUID ana = UUID.randomUUID();
        assertThat(closing.atOnce(players.harbor())).isTrue();
        assertThat(accounts.account(players.harbor()).status()).isEqualTo(Account.Status.CLOSED);

        restored(() -> {
            jdbc.sql("delete from privacy.erased_rows").update();
            jdbc.sql("delete from privacy.kept_records").update();
            jdbc.sql("delete from privacy.closings").update();
            jdbc.sql("update accounts.accounts set status = 'ACTIVE', name = 'Harbor Realty' where id = :id")
                    .param("id", players.harbor().value())
                    .update();
            lead(players.grace(), ana);
        });
        assertThat(leads(players.grace(), ana)).isZero();
        assertThat(accounts.account(players.harbor()).status()).isEqualTo(Account.Status.CLOSED);
        assertThat(accounts.account(players.pine()).status()).isEqualTo(Account.Status.ACTIVE);
    }

    @Test
    void twoWhoEraseAnAccountTogetherDoItOnce() {
        Cast.Players players = cast.enter();
        for (int i = 0; i < 200; i++) {
            lead(players.grace(), UUID.randomUUID());
        }
        List<CompletableFuture<Boolean>> both = Stream.of(1, 2)
                .map(turn -> CompletableFuture.supplyAsync(() -> closing.atOnce(players.harbor())))
                .toList();
        assertThat(both).allSatisfy(one -> assertThat(one.join()).isTrue());
        assertThat(jdbc.sql("select failures from privacy.closings where customer_id = :account")
                        .param("account", players.harbor().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aReportedChildIsErasedAndWhatIsTheirsAloneWithThem() {
        Cast.Players players = cast.enter();
        operator(players.grace());
        String maya = email(players.maya());
        assertThat(mvc.post()
                        .uri("/ops/erasures/search")
                        .with(SignedIn.as(players.grace()))
                        .param("email", maya))
                .hasStatusOk()
                .bodyText()
                .contains("Harbor Realty", "goes on");
        ask(players.grace(), maya);
        run(players.maya());
        assertThat(email(players.maya())).endsWith("@erased.invalid");
        assertThat(accounts.account(players.harbor()).status()).isEqualTo(Account.Status.ACTIVE);
        assertThat(accounts.members(players.harbor())).hasSize(3);

        assertThat(erased(Accounts.HOUSE, players.grace()))
                .as("in the house's log")
                .containsExactly(players.maya().userUuid());
        assertThat(erased(players.harbor(), players.grace()))
                .as("in the account's own log")
                .containsExactly(players.maya().userUuid());

        ask(players.grace(), email(players.pia()));
        assertThat(accounts.account(players.pine()).status())
                .as("nothing is sent any more before the job has begun")
                .isEqualTo(Account.Status.CLOSING);
        run(players.pia());
        run(players.pia());
        assertThat(accounts.account(players.pine()).status()).isEqualTo(Account.Status.CLOSED);
        assertThat(email(players.pia())).endsWith("@erased.invalid");
        assertThat(journal.entries())
                .contains(
                        new ErasureJournal.Entry.User(players.pia().user()),
                        new ErasureJournal.Entry.Account(players.pine()));
        assertThat(mvc.post()
                        .uri("/ops/erasures")
                        .with(SignedIn.as(players.grace()))
                        .param("email", email(players.grace())))
                .hasStatus(422);
        assertThat(mvc.get().uri("/ops/erasures").with(SignedIn.as(players.tom())))
                .hasStatus(404);
    }

    /** Whom an operator erased, by the log of the account. */
    private List<UUID> erased(AccountId account, Actor operator) {
        return Objects.requireNonNull(Tenancy.as(
                account,
                () -> transactions.execute(status -> jdbc.sql("""
                                select about_user_id from accounts.audit_entries
                                 where act = 'USER_ERASED_BY_OPERATOR' and user_id = :operator
                                """)
                        .param("operator", operator.userUuid())
                        .query(UUID.class)
                        .list())));
    }

    private void run(Actor erased) {
        assertThat(jdbc.sql(
                                "select count(*) from platform.scheduled_tasks where task_name = :job and task_instance like :who")
                        .param("job", eraseUser.name())
                        .param("who", "%" + erased.userUuid())
                        .query(Integer.class)
                        .single())
                .isOne();
        Tenancy.run(Accounts.HOUSE, () -> eraseUser.run(Accounts.HOUSE, erased.userUuid()));
    }

    private void ask(Actor operator, String email) {
        assertThat(mvc.post().uri("/ops/erasures").with(SignedIn.as(operator)).param("email", email))
                .hasRedirectedUrl("/ops/erasures");
    }

    private void operator(Actor who) {
        jdbc.sql("""
                        update accounts.users set email = 'otis@leadnest.example', email_key = 'otis@leadnest.example'
                         where id = :id
                        """).param("id", who.userUuid()).update();
        assertThat(mvc.get().uri("/ops/erasures").with(SignedIn.as(who)))
                .as("an address of the configuration is not enough")
                .hasStatus(404);
        jdbc.sql("insert into accounts.operators (user_id, made_at) values (:id, now())")
                .param("id", who.userUuid())
                .update();
        cast.secure(who);
    }

    private String email(Actor who) {
        return jdbc.sql("select email from accounts.users where id = :id")
                .param("id", who.userUuid())
                .query(String.class)
                .single();
    }

    /** A backup is restored: the count that the file has seen is ahead of the database. */
    private void restored(Runnable rows) {
        restores.run();
        restores.run();
        rows.run();
        jdbc.sql("update platform.restore_epoch set epoch = 0").update();
        restores.run();
        assertThat(restores.held()).isTrue();
        reapply.start();
    }

    /** As a backup has it; the account's stages are made by a first lead. */
    private void lead(Actor owner, UUID id) {
        at(owner.account(), () -> leads.capture(NewLead.named("Seed", "Lead"), owner));
        at(
                owner.account(),
                () -> jdbc.sql("""
                        insert into leads.leads (account_id, id, first_name, last_name, sort_name, stage_id, created_at,
                               updated_at, last_activity_at)
                        values (:account, :id, 'Ana', 'Lopez', 'lopez', (select id from leads.stages limit 1), now(), now(),
                               now())
                        """)
                        .param("account", owner.accountUuid())
                        .param("id", id)
                        .update());
    }

    private int leads(Actor owner, UUID id) {
        return at(
                owner.account(),
                () -> jdbc.sql("select count(*) from leads.leads where id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single());
    }

    private <T> T at(AccountId account, Supplier<T> work) {
        return Tenancy.as(account, () -> java.util.Objects.requireNonNull(transactions.execute(_ -> work.get())));
    }
}
