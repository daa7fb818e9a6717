package org.leadnest.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** Whose data was restricted hears of it before it is used again (GDPR art. 18(3)). */
@LeadNestTest
class LiftedRestrictionTests {
    @Autowired
    private DataRequests requests;

    @Autowired
    private Restrictions restrictions;

    @Autowired
    private LiftRestrictions job;

    @Autowired
    private Leads leads;

    @Autowired
    private Cast cast;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private MockMvcTester mvc;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void theyHaveThreeDaysToReadTheLetterBeforeAnythingIsUsed() throws Exception {
        UUID ida = lead(List.of(new EmailAddress("ida." + UUID.randomUUID() + "@example.com")));
        DataRequest request = objection(ida);
        assertThat(lift(request, "", "They asked us to")).isEqualTo(302);
        assertThat(letters("They asked us to")).isOne();
        assertThat(restricted(ida)).isTrue();
        assertThat(page()).contains("They were told by mail");
        assertThat(lift(request, "", "Twice")).isEqualTo(302);
        assertThat(letters("Twice")).as("it is on its way already").isZero();

        clock.advance(Duration.ofDays(3).minusMinutes(1));
        job.run();
        assertThat(restricted(ida)).as("not yet").isTrue();
        clock.advance(Duration.ofMinutes(2));
        job.run();
        assertThat(restricted(ida)).isFalse();
        assertThat(lifted()).containsExactly("They asked us to|");
    }

    @Test
    void anObjectionInThoseDaysKeepsItUnused() {
        UUID ida = lead(List.of(new EmailAddress("ida." + UUID.randomUUID() + "@example.com")));
        lift(objection(ida), "", "They asked us to");
        players.atHarbor(() -> requests.file(ida, DataRequest.Kind.OBJECTION, "No!"));
        clock.advance(Duration.ofDays(4));
        job.run();
        assertThat(restricted(ida)).isTrue();
        assertThat(lifted()).isEmpty();
    }

    @Test
    void withoutAnAddressSomebodySaysHowTheyWereTold() {
        UUID ida = lead(List.of());
        DataRequest request = objection(ida);
        assertThat(lift(request, "", "They asked us to")).isEqualTo(422);
        assertThat(restricted(ida)).isTrue();
        assertThat(lift(request, "by phone on May 4", "They asked us to")).isEqualTo(302);
        assertThat(restricted(ida)).isFalse();
        assertThat(lifted()).containsExactly("They asked us to|by phone on May 4");
    }

    private DataRequest objection(UUID person) {
        DataRequest request = players.atHarbor(() -> requests.note(person, DataRequest.Kind.OBJECTION, "Stop"))
                .orElseThrow();
        assertThat(restricted(person)).isTrue();
        return request;
    }

    private UUID lead(List<EmailAddress> addresses) {
        return players.atHarbor(() -> leads.capture(
                        NewLead.named("Ida", "Berg").reachedBy(addresses, List.of(new PhoneNumber("+12125550177"))),
                        players.grace()))
                .lead()
                .id()
                .value();
    }

    private int lift(DataRequest request, String told, String reason) {
        return mvc.post()
                .uri("/app/settings/requests/" + request.id() + "/restriction")
                .param("on", "false")
                .param("reason", reason)
                .param("told", told)
                .with(SignedIn.as(players.grace()))
                .exchange()
                .getResponse()
                .getStatus();
    }

    private boolean restricted(UUID person) {
        return players.atHarbor(() -> restrictions.holds(person));
    }

    private String page() throws Exception {
        return Jsoup.parse(mvc.get()
                        .uri("/app/settings/requests")
                        .with(SignedIn.as(players.grace()))
                        .exchange()
                        .getResponse()
                        .getContentAsString())
                .text();
    }

    private long letters(String words) {
        return Objects.requireNonNull(players.atHarbor(() -> transactions.execute(
                status -> jdbc.sql("select count(*) from messaging.messages where position(:words in body_text) > 0")
                        .param("words", words)
                        .query(Long.class)
                        .single())));
    }

    private List<String> lifted() {
        return Objects.requireNonNull(players.atHarbor(() -> transactions.execute(
                status -> jdbc.sql("select lifted_because || '|' || told from privacy.lifted_restrictions")
                        .query(String.class)
                        .list())));
    }
}
