package org.leadnest.privacy.closing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Role;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.Author;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A user is erased while their account goes on: their address stands nowhere, and their name in nothing but the account's own work. */
@LeadNestTest
class TracesOfAUserTests {
    private static final String CANARY = "canary-5d2e";

    /** The account's own, which says who wrote or decided it: the customer decides how long. */
    private static final Set<String> WORK_OF_THE_ACCOUNT = Set.of("leads.notes", "leads.timeline", "leads.activities");

    @Autowired
    private UserErasures erasures;

    @Autowired
    private List<RecurringJob> jobs;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Leads leads;

    @Autowired
    private Cast cast;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Environment environment;

    private Cast.Players players;
    private UserId maya;
    private String address;

    @Test
    void theAddressOfAnErasedUserStandsNowhereAndTheNameInTheAccountsWorkAlone() {
        Traces traces = new Traces(environment);
        assertThat(tables(traces, address))
                .as("where it stands before")
                .contains("accounts.users", "accounts.invitations", "messaging.messages");

        assertThat(erasures.erase(maya)).isTrue();

        assertThat(traces.inTables(List.of(address))).isEmpty();
        assertThat(tables(traces, CANARY)).isSubsetOf(WORK_OF_THE_ACCOUNT);
        assertThat(jdbc.sql("select count(*) from platform.sessions where principal_name = :user")
                        .param("user", maya.value().toString())
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(accounts.user(players.tom().user()).name()).isEqualTo("Tom Becker");
    }

    /** Whose account goes with them: it must not take the name along before letters elsewhere were found by it. */
    @Test
    void anOwnerAloneLeavesNoMoreBehindInTheAccountsOfOthers() {
        UserId pia = players.pia().user();
        String alone = "alone." + pia + "@example.com";
        jdbc.sql("update accounts.users set email = :email, email_key = :email where id = :id")
                .param("email", alone)
                .param("id", pia.value())
                .update();
        assertThat(post("/app/settings/team/invitations", players.grace(), "email", alone, "role", "AGENT"))
                .isEqualTo(302);
        jobs.stream().filter(job -> job.name().equals("messaging.deliver")).forEach(RecurringJob::run);
        Traces traces = new Traces(environment);
        assertThat(tables(traces, alone)).contains("accounts.invitations", "messaging.messages");

        assertThat(erasures.erase(pia)).isTrue();

        assertThat(traces.inTables(List.of(alone))).isEmpty();
        assertThat(erasures.erase(maya)).isTrue();
    }

    @Test
    void aFormerMemberLeavesNoMoreBehind() {
        assertThat(post("/app/settings/team/members/" + maya + "/removal", players.grace()))
                .isEqualTo(302);

        assertThat(erasures.eraseFormer(maya)).isTrue();

        Traces traces = new Traces(environment);
        assertThat(traces.inTables(List.of(address))).isEmpty();
        assertThat(tables(traces, CANARY)).isSubsetOf(WORK_OF_THE_ACCOUNT);
    }

    private static Set<String> tables(Traces traces, String word) {
        return traces.inTables(List.of(word)).stream()
                .map(found -> found.substring(0, found.indexOf(':')))
                .collect(Collectors.toSet());
    }

    /** An admin who was invited, invites others, gets letters, changes things and is written about. */
    @BeforeEach
    void live() {
        players = cast.enter();
        maya = players.maya().user();
        address = CANARY + "." + maya + "@example.com";
        jdbc.sql("update accounts.users set email = :email, email_key = :email where id = :id")
                .param("email", address)
                .param("id", maya.value())
                .update();
        accounts.renameUser(maya, CANARY + " Lopez");
        players.atHarbor(() -> {
            accounts.changeRole(players.harbor(), maya, Role.ADMIN);
            return true;
        });
        Actor admin = accounts.actor(players.harbor(), maya).orElseThrow();
        String invited = "new." + UUID.randomUUID() + "@example.com";
        assertThat(post("/app/settings/team/invitations", admin, "email", invited, "role", "AGENT"))
                .isEqualTo(302);
        assertThat(post("/app/settings/team/invitations", players.pia(), "email", address, "role", "AGENT"))
                .isEqualTo(302);
        assertThat(post("/app/settings/handover", players.grace(), "to", maya.toString(), "member", maya.toString()))
                .isEqualTo(302);
        mvc.post()
                .uri("/reset-password")
                .param("email", address)
                .with(SecurityMockMvcRequestPostProcessors.csrf())
                .exchange();
        jdbc.sql("insert into accounts.identities (issuer, subject, user_id, email, linked_at)"
                        + " values ('https://google.example', :subject, :user, :email, now())")
                .param("subject", CANARY + maya)
                .param("user", maya.value())
                .param("email", address)
                .update();
        jdbc.sql("""
                        insert into platform.sessions (primary_id, session_id, creation_time, last_access_time,
                               max_inactive_interval, expiry_time, principal_name)
                        values (gen_random_uuid()::text, gen_random_uuid()::text, 0, 0, 0, 9e15::bigint, :user)
                        """).param("user", maya.value().toString()).update();
        jobs.stream().filter(job -> job.name().equals("messaging.deliver")).forEach(RecurringJob::run);
        players.atHarbor(() -> {
            var lead = leads.capture(NewLead.named("Ida", "Berg"), admin).lead().id();
            leads.note(lead, "Called her", Author.of(admin));
            return lead;
        });
    }

    private int post(String path, Actor who, String... fields) {
        var request = mvc.post().uri(path).with(SignedIn.as(who));
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange().getResponse().getStatus();
    }
}
