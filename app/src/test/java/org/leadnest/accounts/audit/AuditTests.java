package org.leadnest.accounts.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.AdminCommand;
import org.leadnest.accounts.passwords.Passwords;
import org.leadnest.kernel.AccountId;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.platform.database.DatabaseAccess;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.leadnest.testkit.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;
import picocli.CommandLine;

/** What the audit log takes down, who reads it, and that nothing leaves it unnoticed. */
@LeadNestTest
class AuditTests {
    private static final String PASSWORD = "seven quiet herons fly north";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private AuditLog log;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Passwords passwords;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private Environment environment;

    @Autowired
    private Leads leads;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void aChangedRoleIsWrittenDownWithWhoWhomWhatAndFromWhichNetwork() throws Exception {
        post("/app/settings/team/members/" + players.tom().userUuid() + "/role", players.grace(), "role", "ADMIN");
        AuditEntry entry = newest();
        assertThat(entry.act()).isEqualTo("ROLE_CHANGED");
        assertThat(entry.who()).isEqualTo("Grace Harbor");
        assertThat(entry.about()).isEqualTo("Tom Becker");
        assertThat(entry.before()).containsEntry("role", "AGENT");
        assertThat(entry.after()).containsEntry("role", "ADMIN");
        assertThat(entry.address()).isEqualTo("127.0.0.0/24");
        assertThat(page("", players.grace()).select("main").text())
                .contains("Role changed", "Tom Becker", "role: AGENT → ADMIN", "127.0.0.0/24");
    }

    @Test
    void signInsAndKeysAndInvitationsAndDownloadsAreWrittenDown() throws Exception {
        String mailbox = accounts.user(players.maya().user()).email().value();
        accounts.changePasswordHash(players.maya().user(), passwords.hash(PASSWORD));
        assertThat(signIn(mailbox, PASSWORD)).hasRedirectedUrl("/app");
        post("/app/settings/api-keys", players.grace(), "name", "Our site", "scopes", "leads:read");
        post("/app/settings/team/invitations", players.grace(), "email", "nils@example.com", "role", "AGENT");
        assertThat(get("/app/leads/export.csv", players.grace())).hasStatusOk();
        assertThat(acts()).containsExactly("EXPORTED", "MEMBER_INVITED", "API_KEY_MADE", "SIGNED_IN");
    }

    @Test
    void whatSomebodyChangesAboutThemselvesIsWrittenDownWithoutWhatItSays() {
        String profile = "/app/settings/profile";
        post(profile, players.maya(), "name", "Maya Lopez", "signature", "Call me at the harbor");
        assertThat(newest().after()).containsExactly(Map.entry("fields", "signature"));
        post(profile, players.maya(), "name", "Maya Lopez", "signature", "Call me at the harbor");
        post(profile + "/phone/removal", players.maya());
        post("/sign-out", players.maya());
        assertThat(acts()).containsExactly("SIGNED_OUT", "PHONE_FORGOTTEN", "PROFILE_CHANGED");
        assertThat(newest().who()).isEqualTo("Maya Lopez");
    }

    @Test
    void manyLeadsAtOnceAndTheRuleAboutWhoseTheyAreAreWrittenDown() throws Exception {
        LeadId lead = players.atHarbor(
                () -> leads.capture(NewLead.named("Ana", "Sphere").from("Sphere"), players.grace())
                        .lead()
                        .id());
        post("/app/leads/bulk/tag", players.grace(), "leadIds", lead.toString(), "tag", "Investor");
        assertThat(newest().after()).containsExactly(Map.entry("leads", "1"));
        String rule = Jsoup.parse(get("/app/settings/ownership", players.grace())
                        .getResponse()
                        .getContentAsString())
                .expectFirst("form[action^=/app/settings/ownership/]")
                .attr("action");
        post(rule, players.grace(), "belongs", "AGENT");
        assertThat(acts()).containsExactly("OWNERSHIP_RULE", "LEADS_CHANGED");
    }

    @Test
    void whoGuessesAPasswordTooOftenStandsInTheLogOnceAndWithoutAName() {
        String mailbox = accounts.user(players.maya().user()).email().value();
        accounts.changePasswordHash(players.maya().user(), passwords.hash(PASSWORD));
        for (int guess = 0; guess < 7; guess++) {
            signIn(mailbox, "guess number " + guess);
        }
        await().until(() -> acts().contains("SIGN_IN_HELD_BACK"));
        assertThat(acts()).containsExactly("SIGN_IN_HELD_BACK");
        assertThat(newest().who()).isNull();
        assertThat(newest().about()).isEqualTo("Maya Lopez");
    }

    @Test
    void ownersAndAdminsReadItAndNobodyElse() {
        assertThat(get("/app/settings/audit", players.maya())).hasStatus(403);
        assertThat(get("/app/settings/audit.csv", players.ana())).hasStatus(403);
        assertThat(get("/app/settings/audit", players.grace())).hasStatusOk();
    }

    @Test
    void oneAccountNeverReadsAnothersLines() throws Exception {
        players.atHarbor(() -> added(AuditAct.EXPORTED, "harbors.csv"));
        assertThat(page("", players.pia()).text()).doesNotContain("harbors.csv");
        assertThat(page("", players.grace()).text()).contains("harbors.csv");
    }

    @Test
    void linesAreFoundByPersonActAndDayAndPagedByNumber() throws Exception {
        players.atHarbor(() -> LongStream.range(0, 60)
                .mapToObj(one -> added(AuditAct.EXPORTED, "file " + one))
                .toList());
        post("/app/settings/team/members/" + players.tom().userUuid() + "/role", players.grace(), "role", "ADMIN");
        Document first = page("", players.grace());
        assertThat(first.select("tbody tr")).hasSize(50);
        Document second = Jsoup.parse(get(first.select("a[rel=next]").attr("href"), players.grace())
                .getResponse()
                .getContentAsString());
        assertThat(second.select("tbody tr")).hasSize(11);
        assertThat(page("?act=ROLE_CHANGED", players.grace()).select("tbody tr"))
                .hasSize(1);
        assertThat(page("?person=" + players.tom().userUuid(), players.grace()).select("tbody tr"))
                .hasSize(1);
        assertThat(page("?from=2001-01-01&to=2001-01-02", players.grace()).select("tbody tr"))
                .isEmpty();
        assertThat(get("/app/settings/audit?from=yesterday", players.grace())).hasStatus(422);
    }

    @Test
    void theFileHoldsEveryLineAndNoCellRunsAsAFormula() throws Exception {
        players.atHarbor(() -> added(AuditAct.EXPORTED, "=HYPERLINK(evil)"));
        String file =
                get("/app/settings/audit.csv", players.grace()).getResponse().getContentAsString();
        assertThat(file).contains("\"'=HYPERLINK(evil)\"", "audit.csv");
        assertThat(file.lines()).hasSize(3);
    }

    @Test
    void theApplicationCanNeitherChangeNorRemoveALineNorTouchTheChainsEnd() {
        players.atHarbor(() -> added(AuditAct.EXPORTED, "leads.csv"));
        for (String change : List.of(
                "update accounts.audit_entries set about = 'x'",
                "delete from accounts.audit_entries",
                "truncate accounts.audit_entries",
                "update accounts.audit_heads set entries = 0",
                "delete from accounts.audit_heads")) {
            assertThatThrownBy(() -> players.atHarbor(() ->
                            transactions.execute(status -> jdbc.sql(change).update())))
                    .as(change)
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void linesThatAreWrittenAtTheSameTimeStillFollowOneAnother() throws Exception {
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < 8; writer++) {
                workers.submit(() -> {
                    for (int line = 0; line < 20; line++) {
                        players.atHarbor(() -> added(AuditAct.EXPORTED, "leads.csv"));
                    }
                });
            }
        }
        List<Long> numbers = players.atHarbor(() -> log.list(anything(), Long.MAX_VALUE, 1000)).stream()
                .map(AuditEntry::number)
                .toList();
        assertThat(numbers.reversed())
                .isEqualTo(LongStream.rangeClosed(1, 160).boxed().toList());
        assertThat(verify()).isZero();
        assertThat(out.toString()).contains("account " + players.harbor() + ": 160 entries, whole");
    }

    @Test
    void theCommandNamesTheAccountAndTheEntryThatWasRemoved() throws Exception {
        fiveLines();
        tamper("delete from accounts.audit_entries where number = 3 and account_id = ");
        assertThat(verify()).isEqualTo(1);
        assertThat(err.toString())
                .contains("account " + players.harbor() + ": entry 3 is missing")
                .doesNotContain("changed");
        restore("number <> 3");
    }

    @Test
    void theCommandNoticesThatTheNewestLinesWereRemoved() throws Exception {
        fiveLines();
        tamper("delete from accounts.audit_entries where number >= 4 and account_id = ");
        assertThat(verify()).isEqualTo(1);
        assertThat(err.toString()).contains("account " + players.harbor() + ": entries 4 to 5 are missing");
        restore("number < 4");
    }

    @Test
    void theCommandNamesTheAccountAndTheEntryThatWasChanged() throws Exception {
        fiveLines();
        tamper("update accounts.audit_entries set after = '{\"role\":\"AGENT\"}' where number = 2 and account_id = ");
        assertThat(verify()).isEqualTo(1);
        assertThat(err.toString()).contains("account " + players.harbor() + ": entry 2 was changed");
        restore("true");
    }

    @Test
    void theCommandNoticesThatAllOfAnAccountIsGone() throws Exception {
        fiveLines();
        restore("true");
        assertThat(command()).isEqualTo(1);
        assertThat(err.toString()).contains("account " + players.harbor() + ": all entries are missing");
    }

    @Test
    void whoHasLeftIsStillAmongThePeopleOfTheFilter() throws Exception {
        String tom = players.tom().user().toString();
        post("/app/settings/team/members/" + tom + "/role", players.grace(), "role", "ADMIN");
        players.atHarbor(() -> accounts.dismiss(players.harbor(), players.tom().user(), List.of()));
        assertThat(page("", players.grace())
                        .select("select[name=person] option")
                        .eachAttr("value"))
                .contains(tom);
        assertThat(page("?person=" + tom, players.grace()).select("tbody tr").eachText())
                .anyMatch(line -> line.contains("Role changed"));
    }

    @Test
    void addressesAreCutToTheirNetwork() {
        assertThat(Network.of("203.0.113.77")).hasValue("203.0.113.0/24");
        assertThat(Network.of("2001:db8:1:2:3:4:5:6")).hasValue("2001:db8:1::/48");
        assertThat(Network.of("::1")).hasValue("::/48");
        assertThat(Network.of("::ffff:203.0.113.77")).hasValue("203.0.113.0/24");
        assertThat(Network.of("localhost")).isEmpty();
    }

    private void fiveLines() {
        players.atHarbor(() -> LongStream.range(0, 5)
                .mapToObj(one -> added(AuditAct.EXPORTED, "leads.csv"))
                .toList());
        assertThat(verify()).isZero();
    }

    private boolean added(AuditAct act, String subject) {
        log.add(AuditNote.of(act).about(subject));
        return true;
    }

    private AuditEntry newest() {
        return players.atHarbor(() -> log.list(anything(), Long.MAX_VALUE, 1)).getFirst();
    }

    private List<String> acts() {
        return players.atHarbor(() -> log.list(anything(), Long.MAX_VALUE, 100)).stream()
                .map(AuditEntry::act)
                .toList();
    }

    private static AuditFilter anything() {
        return new AuditFilter(null, null, null, null);
    }

    private void tamper(String sql) throws SQLException {
        superuser(sql + "'" + players.harbor() + "'");
    }

    /** Other tests of this class verify the same database: what was tampered with goes away whole. */
    private void restore(String rest) throws SQLException {
        superuser("delete from accounts.audit_entries where " + rest + " and account_id = '" + players.harbor() + "'");
        superuser("delete from accounts.audit_heads where account_id = '" + players.harbor() + "'");
    }

    private void superuser(String sql) throws SQLException {
        try (Connection connection = TestDatabase.superuser(access());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As in life, each account of the database has the line of its opening at least. */
    private int verify() {
        jdbc.sql("""
                        select a.id from accounts.accounts a
                         where not exists (select 1 from accounts.audit_heads h where h.account_id = a.id)
                        """)
                .query(UUID.class)
                .list()
                .forEach(account -> Tenancy.run(new AccountId(account), () -> added(AuditAct.ACCOUNT_OPENED, "")));
        return command();
    }

    private int command() {
        DatabaseAccess access = access();
        List<String> arguments = new ArrayList<>(List.of(
                "verify-audit",
                "--leadnest.database.url=" + access.url(),
                "--leadnest.database.username=" + access.username(),
                "--leadnest.database.password=" + access.password()));
        return new CommandLine(new AdminCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    private DatabaseAccess access() {
        return new DatabaseAccess(
                environment.getRequiredProperty("leadnest.database.url"),
                environment.getRequiredProperty("leadnest.database.username"),
                environment.getRequiredProperty("leadnest.database.password"),
                environment.getRequiredProperty("leadnest.database.owner-username"),
                environment.getRequiredProperty("leadnest.database.owner-password"));
    }

    private MvcTestResult signIn(String mailbox, String password) {
        return mvc.post()
                .uri("/sign-in")
                .param("email", mailbox)
                .param("password", password)
                .with(csrf())
                .exchange();
    }

    private void post(String path, Actor actor, String... fields) {
        var request = mvc.post().uri(path).with(SignedIn.as(actor));
        for (int at = 0; at < fields.length; at += 2) {
            request.param(fields[at], fields[at + 1]);
        }
        assertThat(request.exchange().getResponse().getStatus()).isLessThan(400);
    }

    private MvcTestResult get(String path, Actor actor) {
        return mvc.get().uri(java.net.URI.create(path)).with(SignedIn.as(actor)).exchange();
    }

    private Document page(String query, Actor actor) throws Exception {
        return Jsoup.parse(
                get("/app/settings/audit" + query, actor).getResponse().getContentAsString());
    }
}
