package org.leadnest.leads.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.Author;
import org.leadnest.leads.Filed;
import org.leadnest.leads.FirstContacts;
import org.leadnest.leads.Inquiries;
import org.leadnest.leads.Inquiry;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.leads.SpeedToLead;
import org.leadnest.leads.routing.RoutingRule.Action;
import org.leadnest.leads.routing.RoutingRule.Candidate;
import org.leadnest.leads.routing.RoutingRule.Escalation;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@LeadNestTest
class RoutingTests {
    @Autowired
    private Cast cast;

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
    private SpeedToLead speed;

    @Autowired
    private EscalationStore escalations;

    @Autowired
    private Router router;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private InstantSource clock;

    @Autowired
    private org.springframework.transaction.support.TransactionOperations transactions;

    private Cast.Players players;
    private int people;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void turnsAreTakenByWeightAndNeverInARowWhenItCanBeHelped() {
        put(rule("All", Action.ROUND_ROBIN, weighted(players.maya(), 2), weighted(players.tom(), 1)));
        List<String> owners = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            owners.add(owner(arrives("Zillow")));
        }
        assertThat(owners)
                .containsExactly("Maya Lopez", "Tom Becker", "Maya Lopez", "Maya Lopez", "Tom Becker", "Maya Lopez");
    }

    @Test
    void theFirstRuleThatFitsHasTheLeadAndTheLogSaysWhy() {
        put(forSource("Portal", "zillow", weighted(players.tom(), 1)));
        put(rule("Rest", Action.AGENT, weighted(players.maya(), 1)));
        assertThat(owner(arrives("Zillow"))).isEqualTo("Tom Becker");
        Filed other = arrives("Website");
        assertThat(owner(other)).isEqualTo("Maya Lopez");
        assertThat(log(other).steps())
                .containsExactly("“Portal” is for other sources than “Website”.", "“Rest” gives it to Maya Lopez.");
    }

    @Test
    void aRuleThatPointsToARemovedAgentFallsThroughVisibly() {
        put(rule("Tom's", Action.AGENT, weighted(players.tom(), 1)));
        put(rule("Rest", Action.AGENT, weighted(players.maya(), 1)));
        players.atHarbor(() -> transactions.execute(
                status -> jdbc.sql("delete from accounts.memberships where account_id = ? and user_id = ?")
                        .params(players.harbor().value(), players.tom().userUuid())
                        .update()));
        Filed filed = arrives("Zillow");
        assertThat(owner(filed)).isEqualTo("Maya Lopez");
        assertThat(log(filed).fellThrough()).isTrue();
        assertThat(log(filed).steps())
                .contains(
                        "“Tom's”: Tom Becker is no longer in this account.",
                        "“Tom's” fell through: nobody can take it.");
        players.atHarbor(() -> assertThat(rules.all().stream().map(RoutingViews::line))
                .anyMatch(line -> line.warning() != null && line.warning().contains("Tom Becker left the account")));
    }

    @Test
    void whoIsOnVacationIsPassedOver() {
        put(rule("All", Action.ROUND_ROBIN, weighted(players.maya(), 1), weighted(players.tom(), 1)));
        players.atHarbor(() -> {
            rules.putShift(
                    players.maya().user(),
                    new Shift(Set.of(), null, null, rules.localNow().toLocalDate(), null));
            return true;
        });
        assertThat(owner(arrives("Zillow"))).isEqualTo("Tom Becker");
        assertThat(owner(arrives("Zillow"))).isEqualTo("Tom Becker");
    }

    @Test
    void ofSeveralWhoClaimOneHasTheLead() {
        put(rule("Offer", Action.FIRST_TO_CLAIM, weighted(players.maya(), 1), weighted(players.tom(), 1)));
        LeadId lead = arrives("Zillow").lead().id();
        players.atHarbor(() -> {
            assertThat(leads.find(lead).orElseThrow().owner()).isNull();
            assertThat(claims.claim(lead, players.grace())).isInstanceOf(Claims.Claim.NotYours.class);
            assertThat(claims.claim(lead, players.tom())).isInstanceOf(Claims.Claim.Yours.class);
            assertThat(claims.claim(lead, players.maya())).isEqualTo(new Claims.Claim.Taken("Tom Becker"));
            assertThat(claims.waiting()).isEmpty();
            return true;
        });
        assertThat(letters(players.maya(), "lead-offered")).isEqualTo(1);
    }

    @Test
    void anOfferThatNobodyTakesGoesIntoThePond() {
        put(rule("Offer", Action.FIRST_TO_CLAIM, weighted(players.maya(), 1)));
        Filed filed = arrives("Zillow");
        escalate(filed);
        players.atHarbor(() -> {
            assertThat(claims.claim(filed.lead().id(), players.grace())).isInstanceOf(Claims.Claim.Yours.class);
            return true;
        });
    }

    @Test
    void aLeadThatNobodyAnswersGoesToTheNextAgent() {
        put(rule("All", Action.ROUND_ROBIN, weighted(players.maya(), 1), weighted(players.tom(), 1)));
        Filed filed = arrives("Zillow");
        String first = owner(filed);
        escalate(filed);
        assertThat(owner(filed)).isNotEqualTo(first);
        assertThat(log(filed).steps().getFirst()).contains(first + " did not answer within 5 minutes");
    }

    @Test
    void anAnsweredLeadStaysWhereItIs() {
        put(rule("All", Action.ROUND_ROBIN, weighted(players.maya(), 1), weighted(players.tom(), 1)));
        Filed filed = arrives("Zillow");
        String first = owner(filed);
        players.atHarbor(() -> {
            contacts.contacted(
                    filed.lead().id(), players.maya().user(), clock.instant().plusSeconds(30));
            return true;
        });
        escalate(filed);
        assertThat(owner(filed)).isEqualTo(first);
    }

    @Test
    void aLeadThatAsksAgainStaysWithItsAgentWhoIsTold() {
        put(rule("All", Action.AGENT, weighted(players.tom(), 1)));
        Filed filed = arrives("Zillow", "again@example.com", null);
        assertThat(letters(players.tom(), "lead-assigned")).isEqualTo(1);
        Filed second = arrives("Website", "again@example.com", null);
        assertThat(second.lead().id()).isEqualTo(filed.lead().id());
        assertThat(log(second).outcome()).isEqualTo("KEPT");
        assertThat(letters(players.tom(), "lead-inquiry")).isEqualTo(1);
    }

    @Test
    void historyIsRoutedNowhere() {
        put(rule("All", Action.AGENT, weighted(players.tom(), 1)));
        Filed old = arrives("Zillow", "old@example.com", clock.instant().minus(3, ChronoUnit.DAYS));
        assertThat(old.lead().owner()).isNull();
        assertThat(letters(players.tom(), "lead-assigned")).isZero();
    }

    @Test
    void theMedianCountsWhatStillWaitsAsLonger() {
        put(rule("All", Action.AGENT, weighted(players.tom(), 1)));
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        for (int minutes : new int[] {1, 3}) {
            Filed filed = arrives("Zillow", null, now);
            players.atHarbor(() -> {
                contacts.contacted(filed.lead().id(), players.tom().user(), now.plus(minutes, ChronoUnit.MINUTES));
                return true;
            });
        }
        arrives("Zillow", null, now);
        assertThat(all().median()).isEqualTo(java.time.Duration.ofMinutes(3));
        arrives("Zillow", null, now);
        arrives("Zillow", null, now);
        assertThat(all().median()).as("3 of 5 still wait").isNull();
        assertThat(all().answered()).isEqualTo(2);
    }

    @Test
    void aPassportKeepsWhatItsSourceSaidAtIntake() {
        put(rule("All", Action.AGENT, weighted(players.tom(), 1)));
        LeadId before = arrives("Sphere").lead().id();
        players.atHarbor(() -> {
            passports.change(passports.sources().getFirst().id(), true);
            return true;
        });
        LeadId after = arrives("Sphere").lead().id();
        players.atHarbor(() -> {
            assertThat(passports.of(before).orElseThrow().companys()).isTrue();
            assertThat(passports.of(after).orElseThrow().companys()).isFalse();
            leads.assign(after, players.maya().user(), Author.of(players.grace()));
            assertThat(passports.of(after).orElseThrow().agent()).isEqualTo("Tom Becker");
            assertThat(passports.own(players.tom().user(), new java.util.UUID(0, 0), 10))
                    .singleElement()
                    .satisfies(own -> assertThat(own.id()).isEqualTo(after.value()));
            return true;
        });
    }

    @Test
    void hoursMayGoOverMidnight() {
        Shift night = new Shift(Set.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(2, 0), null, null);
        assertThat(night.refusal(java.time.LocalDateTime.parse("2026-11-27T23:00")))
                .isEmpty();
        assertThat(night.refusal(java.time.LocalDateTime.parse("2026-11-28T01:59")))
                .isEmpty();
        assertThat(night.refusal(java.time.LocalDateTime.parse("2026-11-28T02:00")))
                .isPresent();
        assertThat(night.refusal(java.time.LocalDateTime.parse("2026-11-27T01:00")))
                .isPresent();
    }

    private SpeedToLead.Line all() {
        return players.atHarbor(() -> speed.all(java.time.Duration.ofDays(7)).orElseThrow());
    }

    private void escalate(Filed filed) {
        players.atHarbor(() -> transactions.execute(status -> {
            List<EscalationStore.Due> due = escalations.take(clock.instant().plus(1, ChronoUnit.DAYS), 10);
            assertThat(due)
                    .extracting(EscalationStore.Due::lead)
                    .containsExactly(filed.lead().id());
            due.forEach(router::escalate);
            return true;
        }));
    }

    private String owner(Filed filed) {
        Lead lead = players.atHarbor(() -> leads.find(filed.lead().id()).orElseThrow());
        return lead.owner() == null ? "" : lead.owner().name();
    }

    private RoutingStore.Logged log(Filed filed) {
        return players.atHarbor(
                () -> rules.log(filed.lead().id(), null, 10).data().getFirst());
    }

    private long letters(Actor to, String kind) {
        return players.atHarbor(() -> transactions.execute(status -> jdbc.sql("""
                        select count(*) from messaging.messages m where m.account_id = :account and m.kind = :kind
                           and m.recipient like '%' || :user || '%'
                        """)
                .param("account", players.harbor().value())
                .param("kind", "PRODUCT/" + kind.toUpperCase(java.util.Locale.ROOT))
                .param("user", to.userUuid().toString())
                .query(Long.class)
                .single()));
    }

    private Filed arrives(String source) {
        return arrives(source, null, null);
    }

    private Filed arrives(String source, @Nullable String email, @Nullable Instant at) {
        String address = email == null ? "person" + people++ + "@example.com" : email;
        NewLead person = NewLead.named("Ana", "Lopez")
                .reachedBy(List.of(new EmailAddress(address)), List.of())
                .from(source)
                .asking(new Inquiry(
                        Inquiry.Type.GENERAL_INQUIRY, "Hello", (String) null, at == null ? clock.instant() : at));
        return players.atHarbor(() -> inquiries.file(person, Author.system("Test")));
    }

    private void put(RoutingRule rule) {
        players.atHarbor(() -> {
            rules.put(rule);
            return true;
        });
    }

    private static Candidate weighted(Actor agent, int weight) {
        return new Candidate(agent.userUuid(), agent.name(), weight, 0, true);
    }

    private static RoutingRule forSource(String name, String source, Candidate... agents) {
        return rule(name, List.of(source), Action.AGENT, agents);
    }

    private static RoutingRule rule(String name, Action action, Candidate... agents) {
        return rule(name, List.of(), action, agents);
    }

    private static RoutingRule rule(String name, List<String> sources, Action action, Candidate... agents) {
        return new RoutingRule(
                Ids.next(),
                name,
                true,
                sources,
                List.of(),
                List.of(),
                null,
                null,
                Set.of(),
                null,
                null,
                action,
                15,
                5,
                Escalation.NEXT,
                null,
                List.of(agents));
    }
}
