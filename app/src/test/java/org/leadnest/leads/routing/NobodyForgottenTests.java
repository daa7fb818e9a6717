package org.leadnest.leads.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.Author;
import org.leadnest.leads.FirstContacts;
import org.leadnest.leads.Inquiries;
import org.leadnest.leads.Inquiry;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.LeadInput;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.leads.routing.RoutingRule.Action;
import org.leadnest.leads.routing.RoutingRule.Candidate;
import org.leadnest.leads.routing.RoutingRule.Escalation;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

/** Whoever is claimed, comes again, is handed over or is entered by hand is waited for, findable and somebody's. */
@LeadNestTest
class NobodyForgottenTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Inquiries inquiries;

    @Autowired
    private Leads leads;

    @Autowired
    private RoutingRules rules;

    @Autowired
    private Claims claims;

    @Autowired
    private Passports passports;

    @Autowired
    private FirstContacts contacts;

    @Autowired
    private EscalationStore escalations;

    @Autowired
    private Router router;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private InstantSource clock;

    @Autowired
    private TransactionOperations transactions;

    private Cast.Players players;
    private int people;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void aLeadClaimedInTimeIsNotThrownIntoThePond() {
        put(Action.FIRST_TO_CLAIM, null, Escalation.POND, players.maya());
        LeadId lead = arrives("ana@example.com");
        claim(lead, players.maya());
        assertThat(due(Duration.ofMinutes(15))).isEmpty();
        assertThat(owner(lead)).isEqualTo("Maya Lopez");
    }

    @Test
    void theTimeToAnswerBeginsWithTheClaim() {
        put(Action.FIRST_TO_CLAIM, 30, Escalation.POND, players.maya());
        LeadId lead = arrives("ana@example.com");
        claim(lead, players.maya());
        assertThat(due(Duration.ofMinutes(29))).isEmpty();
        assertThat(due(Duration.ofMinutes(31))).containsExactly(lead);
        assertThat(owner(lead)).isEmpty();
        assertThat(summaries(lead)).containsExactly("Into the pond", "Claimed by Maya Lopez", "Offered to 1");
    }

    @Test
    void whoeverGivesAnOfferedLeadByHandEndsTheOfferToo() {
        put(Action.FIRST_TO_CLAIM, 30, Escalation.POND, players.maya());
        LeadId lead = arrives("ana@example.com");
        assign(lead, players.tom());
        assertThat(due(Duration.ofMinutes(16))).isEmpty();
        assertThat(due(Duration.ofMinutes(31))).containsExactly(lead);
    }

    @Test
    void anOfferEndsInThePondThoughSomebodyCalledTheLeadMeanwhile() {
        put(Action.FIRST_TO_CLAIM, null, Escalation.OWNERS, players.maya());
        LeadId lead = arrives("ana@example.com");
        players.atHarbor(() -> {
            contacts.contacted(lead, players.tom().user(), clock.instant().plusSeconds(60));
            return true;
        });
        due(Duration.ofMinutes(16));
        assertThat(waiting()).containsExactly(lead);
        players.atHarbor(() -> {
            assertThat(claims.waiting(lead).orElseThrow().until()).isNull();
            return true;
        });
    }

    @Test
    void whatIsTakenFromItsAgentWaitsInThePond() {
        put(Action.AGENT, 5, Escalation.NEXT, players.tom());
        LeadId lead = arrives("ana@example.com");
        assign(lead, null);
        assertThat(waiting()).containsExactly(lead);
        assertThat(summaries(lead).getFirst()).isEqualTo("Into the pond");
        assertThat(due(Duration.ofDays(1))).as("nobody is waited for").isEmpty();
        claim(lead, players.maya());
        assertThat(waiting()).isEmpty();
    }

    @Test
    void leadsOfSomebodyWhoLeavesAreInThePondAndTheirTimelinesSayWhy() throws Exception {
        put(Action.AGENT, null, Escalation.NEXT, players.tom());
        LeadId lead = arrives("ana@example.com");
        int version = version(lead);
        players.atHarbor(() -> accounts.dismiss(players.harbor(), players.tom().user(), List.of()));
        assertThat(owner(lead)).isEmpty();
        assertThat(version(lead)).isGreaterThan(version);
        assertThat(waiting()).containsExactly(lead);
        assertThat(page("/app/leads/" + lead)).contains("Tom Becker left: on to the pond", "Claim this lead");
        assertThat(page("/app/leads/unclaimed")).contains("Ana Lopez");
    }

    @Test
    void leadsOfSomebodyWhoLeavesGoToTheHeirWithALineInTheLog() {
        put(Action.AGENT, null, Escalation.NEXT, players.tom());
        LeadId lead = arrives("ana@example.com");
        players.atHarbor(() -> accounts.dismiss(
                players.harbor(), players.tom().user(), List.of(players.maya().user())));
        assertThat(owner(lead)).isEqualTo("Maya Lopez");
        assertThat(waiting()).isEmpty();
        assertThat(summaries(lead).getFirst()).isEqualTo("To Maya Lopez");
    }

    @Test
    void aLeadThatComesAgainToSomebodyOnVacationIsWaitedForAndTheOwnersAreTold() {
        put(Action.AGENT, 5, Escalation.OWNERS, players.tom());
        LeadId lead = arrives("ana@example.com");
        players.atHarbor(() -> {
            contacts.contacted(lead, players.tom().user(), clock.instant());
            rules.putShift(
                    players.tom().user(),
                    new Shift(Set.of(), null, null, rules.localNow().toLocalDate(), null));
            return true;
        });
        due(Duration.ofDays(1));
        assertThat(arrives("ana@example.com")).isEqualTo(lead);
        players.atHarbor(
                () -> assertThat(rules.log(lead, null, 1).data().getFirst().steps())
                        .contains("Tom Becker is on vacation: the owners and admins are told."));
        assertThat(letters(players.grace())).isEqualTo(1);
        assertThat(due(Duration.ofMinutes(6))).containsExactly(lead);
        assertThat(letters(players.grace())).isEqualTo(2);
    }

    @Test
    void whoeverAsksAgainAndAgainDoesNotPutOffTheEscalation() {
        put(Action.AGENT, 5, Escalation.OWNERS, players.tom());
        LeadId lead = arrives("ana@example.com");
        Instant first = dueAt(lead);
        arrives("ana@example.com");
        assertThat(dueAt(lead)).isEqualTo(first);
    }

    @Test
    void anAgentsOwnLeadEnteredByHandLeavesWithThem() {
        agents("Sphere");
        LeadId lead = players.atHarbor(() -> leads.capture(
                        sphere("bo@example.com").ownedBy(players.tom().user()), players.tom())
                .lead()
                .id());
        players.atHarbor(() -> {
            assertThat(passports.of(lead).orElseThrow().agent()).isEqualTo("Tom Becker");
            assertThat(passports.own(players.tom().user(), new UUID(0, 0), 10))
                    .extracting(Passports.OwnLead::id)
                    .containsExactly(lead.value());
            return true;
        });
    }

    @Test
    void anotherSourceDoesNotChangeWhoseALeadIs() {
        agents("Sphere");
        LeadId own = players.atHarbor(() -> leads.capture(
                        sphere("bo@example.com").ownedBy(players.tom().user()), players.tom())
                .lead()
                .id());
        LeadId companys =
                players.atHarbor(() -> leads.capture(NewLead.named("Cy", "Hall").from("Zillow"), players.tom())
                        .lead()
                        .id());
        LeadId unsourced = players.atHarbor(() ->
                leads.capture(NewLead.named("Di", "Hall"), players.tom()).lead().id());
        players.atHarbor(() -> {
            source(own, "Zillow");
            source(companys, "Sphere");
            source(unsourced, "Sphere");
            leads.assign(companys, players.maya().user(), Author.of(players.grace()));
            leads.assign(unsourced, players.maya().user(), Author.of(players.grace()));
            assertThat(passports.of(own).orElseThrow().agent()).isEqualTo("Tom Becker");
            assertThat(passports.of(companys).orElseThrow().companys()).isTrue();
            assertThat(passports.of(unsourced).orElseThrow().companys()).isTrue();
            return true;
        });
    }

    @Test
    void onlyOwnersAndAdminsSayWhoseALeadIsAndTheAuditLogHasIt() throws Exception {
        LeadId lead = players.atHarbor(() ->
                leads.capture(NewLead.named("Di", "Hall"), players.tom()).lead().id());
        String tom = players.tom().user().toString();
        assertThat(passport(lead, tom, players.maya())).hasStatus(403);
        assertThat(passport(lead, players.pia().user().toString(), players.grace()))
                .hasStatus(404);
        assertThat(passport(lead, "nonsense", players.grace())).hasStatus(404);
        assertThat(passport(lead, tom, players.grace())).hasStatus3xxRedirection();
        assertThat(page("/app/leads/" + lead)).contains("Own lead of Tom Becker", "Set by Grace");
        assertThat(passport(lead, "COMPANY", players.grace())).hasStatus3xxRedirection();
        assertThat(page("/app/leads/" + lead)).contains("The company's lead");
        players.atHarbor(() -> assertThat(
                        transactions.<List<String>>execute(status -> jdbc.sql("select act from accounts.audit_entries")
                                .query(String.class)
                                .list()))
                .contains("OWNERSHIP_SET"));
    }

    private MvcTestResult passport(LeadId lead, String belongs, Actor by) {
        return mvc.post()
                .uri("/app/leads/" + lead + "/passport")
                .param("belongs", belongs)
                .with(SignedIn.as(by))
                .exchange();
    }

    private void source(LeadId lead, String source) {
        leads.edit(lead, null, new LeadInput().text("source", source), Author.of(players.grace()));
    }

    private void agents(String source) {
        players.atHarbor(() -> passports.change(leads.source(source), true));
    }

    private static NewLead sphere(String email) {
        return NewLead.named("Bo", "Ray")
                .reachedBy(List.of(new EmailAddress(email)), List.of())
                .from("Sphere");
    }

    private String page(String uri) throws Exception {
        MvcTestResult answer =
                mvc.get().uri(uri).with(SignedIn.as(players.grace())).exchange();
        assertThat(answer).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString()).text();
    }

    private void claim(LeadId lead, Actor by) {
        players.atHarbor(() -> assertThat(claims.claim(lead, by)).isInstanceOf(Claims.Claim.Yours.class));
    }

    private void assign(LeadId lead, @Nullable Actor to) {
        players.atHarbor(() -> leads.assign(lead, to == null ? null : to.user(), Author.of(players.grace())));
    }

    private List<LeadId> waiting() {
        return players.atHarbor(() ->
                claims.waiting().stream().map(RoutingStore.Unclaimed::lead).toList());
    }

    private List<String> summaries(LeadId lead) {
        return players.atHarbor(() -> rules.log(lead, null, 10).data().stream()
                .map(RoutingStore.Logged::summary)
                .toList());
    }

    /** Deals with what is due so much later. */
    private List<LeadId> due(Duration later) {
        return players.atHarbor(() -> transactions.execute(status -> {
            List<EscalationStore.Due> due = escalations.take(clock.instant().plus(later), 10);
            due.forEach(router::escalate);
            return due.stream().map(EscalationStore.Due::lead).toList();
        }));
    }

    private Instant dueAt(LeadId lead) {
        return players.atHarbor(() ->
                transactions.execute(status -> jdbc.sql("select due_at from leads.escalations where lead_id = ?")
                        .param(lead.value())
                        .query((row, i) -> RoutingStore.instant(row, "due_at"))
                        .single()));
    }

    private long letters(Actor to) {
        return players.atHarbor(() -> transactions.execute(status -> jdbc.sql("""
                        select count(*) from messaging.messages
                         where kind = 'PRODUCT/LEAD-UNANSWERED' and recipient like '%' || :user || '%'
                        """)
                .param("user", to.userUuid().toString())
                .query(Long.class)
                .single()));
    }

    private String owner(LeadId id) {
        return players.atHarbor(() -> leads.find(id)
                .map(org.leadnest.leads.Lead::owner)
                .map(org.leadnest.leads.Owner::name)
                .orElse(""));
    }

    private int version(LeadId id) {
        return players.atHarbor(() -> leads.find(id).orElseThrow().version());
    }

    private LeadId arrives(String email) {
        NewLead person = NewLead.named("Ana", "Lopez")
                .reachedBy(List.of(new EmailAddress(email)), List.of())
                .from("Zillow")
                .asking(new Inquiry(Inquiry.Type.GENERAL_INQUIRY, "Hello " + people++, (String) null, clock.instant()));
        return players.atHarbor(
                () -> inquiries.file(person, Author.system("Test")).lead().id());
    }

    private void put(Action action, @Nullable Integer answer, Escalation escalation, Actor agent) {
        players.atHarbor(() -> {
            rules.put(new RoutingRule(
                    Ids.next(),
                    "Rule",
                    true,
                    List.of(),
                    List.of(),
                    List.of(),
                    null,
                    null,
                    Set.of(),
                    null,
                    null,
                    action,
                    15,
                    answer,
                    escalation,
                    null,
                    List.of(new Candidate(agent.userUuid(), agent.name(), 1, 0, true))));
            return true;
        });
    }
}
