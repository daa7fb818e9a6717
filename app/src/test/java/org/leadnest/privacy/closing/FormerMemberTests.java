package org.leadnest.privacy.closing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Role;
import org.leadnest.accounts.User;
import org.leadnest.platform.restore.RestoreWatch;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.privacy.ErasureJournal;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Whoever has belonged to no account for 90 days is erased, and does not come back with a backup. */
@LeadNestTest
class FormerMemberTests {
    private static final String CANARY = "canary-9c1d";

    @Autowired
    private EraseFormerMembers job;

    @Autowired
    private ReapplyErasures reapply;

    @Autowired
    private RestoreWatch restores;

    @Autowired
    private ErasureJournal journal;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Cast cast;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Environment environment;

    private Cast.Players players;
    private User maya;

    @BeforeEach
    void leave() {
        players = cast.enter();
        accounts.renameUser(players.maya().user(), CANARY + " " + players.maya().user());
        maya = accounts.user(players.maya().user());
        jdbc.sql("insert into accounts.profiles (user_id, signature) values (:user, :text)")
                .param("user", maya.id().value())
                .param("text", CANARY)
                .update();
        jdbc.sql("insert into accounts.identities (issuer, subject, user_id, email, linked_at)"
                        + " values ('https://google.example', :subject, :user, :email, now())")
                .param("subject", CANARY + maya.id())
                .param("user", maya.id().value())
                .param("email", CANARY + "@example.com")
                .update();
        assertThat(mvc.post()
                        .uri("/app/settings/team/members/" + maya.id() + "/removal")
                        .with(SignedIn.as(players.grace()))
                        .exchange())
                .hasStatus3xxRedirection();
        job.run();
    }

    @AfterEach
    void confirm() {
        jdbc.sql("update platform.restore_epoch set held_at = null, reason = null")
                .update();
        restores.held();
    }

    @Test
    void nothingOfARemovedMemberIsLeftAfterNinetyDays() {
        clock.advance(Duration.ofDays(89));
        job.run();
        assertThat(traces()).contains("accounts.users", "accounts.profiles", "accounts.identities");
        clock.advance(Duration.ofDays(1));
        job.run();
        assertThat(traces()).isEmpty();
        assertThat(accounts.userWith(maya.email())).isEmpty();
        assertThat(journal.entries()).contains(new ErasureJournal.Entry.FormerMember(maya.id()));
        assertThat(accounts.user(players.tom().user()).name()).isEqualTo("Tom Becker");
    }

    @Test
    void whoeverBelongsSomewhereAgainIsKeptAndTheDaysBeginAnewWhenTheyLeave() {
        clock.advance(Duration.ofDays(80));
        accounts.join(players.pine(), maya.id(), Role.AGENT);
        clock.advance(Duration.ofDays(20));
        job.run();
        assertThat(accounts.user(maya.id()).name()).startsWith(CANARY);
        players.atPine(() -> accounts.dismiss(players.pine(), maya.id(), List.of()));
        job.run();
        clock.advance(Duration.ofDays(89));
        job.run();
        assertThat(accounts.user(maya.id()).name()).startsWith(CANARY);
        clock.advance(Duration.ofDays(1));
        job.run();
        assertThat(accounts.user(maya.id()).name()).isEqualTo("Erased");
    }

    @Test
    void anOpenInvitationAnOperatorAndAHoldKeepThem() {
        clock.advance(Duration.ofDays(89));
        assertThat(mvc.post()
                        .uri("/app/settings/team/invitations")
                        .param("email", maya.email().value())
                        .param("role", "AGENT")
                        .with(SignedIn.as(players.pia()))
                        .exchange())
                .hasStatus3xxRedirection();
        clock.advance(Duration.ofDays(2));
        job.run();
        assertThat(accounts.user(maya.id()).name()).as("invited").startsWith(CANARY);
        clock.advance(Duration.ofDays(7));
        jdbc.sql("insert into accounts.operators (user_id, made_at) values (:user, now())")
                .param("user", maya.id().value())
                .update();
        job.run();
        assertThat(accounts.user(maya.id()).name()).as("operator").startsWith(CANARY);
        jdbc.sql("delete from accounts.operators where user_id = :user")
                .param("user", maya.id().value())
                .update();
        hold();
        job.run();
        assertThat(accounts.user(maya.id()).name()).as("held").startsWith(CANARY);
        jdbc.sql("update privacy.holds set ended_at = now() where customer_id = :account")
                .param("account", players.harbor().value())
                .update();
        job.run();
        assertThat(accounts.user(maya.id()).name()).isEqualTo("Erased");
    }

    @Test
    void aBackupInWhichTheyAreAMemberStillBringsThemBackForNobody() {
        clock.advance(Duration.ofDays(90));
        job.run();
        restores.run();
        restores.run();
        jdbc.sql("update accounts.users set name = :name, email = :email, email_key = :email where id = :id")
                .param("name", maya.name())
                .param("email", maya.email().value())
                .param("id", maya.id().value())
                .update();
        accounts.join(players.harbor(), maya.id(), Role.AGENT);
        jdbc.sql("update platform.restore_epoch set epoch = 0").update();
        restores.run();
        assertThat(restores.held()).isTrue();
        reapply.start();
        assertThat(traces()).isEmpty();
        assertThat(accounts.actor(players.harbor(), maya.id())).isEmpty();
        assertThat(accounts.actor(players.harbor(), players.grace().user())).isPresent();
    }

    private void hold() {
        jdbc.sql("""
                        insert into privacy.holds (id, customer_id, reason, law, parts, held_until, set_at, set_by)
                        values (gen_random_uuid(), :account, 'Subpoena 12', '18 U.S.C. 2703(f)', array['PEOPLE'], :until, :now, :by)
                        """)
                .param("account", players.harbor().value())
                .param("by", players.grace().userUuid())
                .param(
                        "until",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusYears(1))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Tables in which something of the member stands. */
    private Set<String> traces() {
        return new Traces(environment)
                .inTables(List.of(CANARY, maya.email().value())).stream()
                        .map(found -> found.substring(0, found.indexOf(':')))
                        .filter(table -> table.startsWith("accounts."))
                        .collect(Collectors.toSet());
    }
}
