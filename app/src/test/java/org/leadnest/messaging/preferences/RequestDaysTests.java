package org.leadnest.messaging.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.messaging.Channel;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.privacy.DataRequest;
import org.leadnest.privacy.DataRequests;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** The days of a request: the account's, and no longer ones once they are over (promise R2). */
@LeadNestTest
class RequestDaysTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Leads leads;

    @Autowired
    private DataRequests requests;

    @Autowired
    private Seal seal;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void whatIsOverdueCannotBeExtendedAndTheDaysAreTheAccounts() throws Exception {
        Cast.Players players = cast.enter();
        UUID lead = players.atHarbor(() -> leads.capture(
                        NewLead.named("Ida", "Ito")
                                .reachedBy(
                                        List.of(new EmailAddress("ida." + UUID.randomUUID() + "@example.com")),
                                        List.of()),
                        players.grace())
                .lead()
                .id()
                .value());
        UUID id = players.atHarbor(() -> requests.file(lead, DataRequest.Kind.COPY, "All of it")
                .orElseThrow()
                .id());
        String path = "/app/settings/requests/" + id + "/extension";
        assertThat(extend(players, path, " ")).hasStatus(422).bodyText().contains("Give the reason");

        players.atHarbor(() -> transactions.execute(status -> jdbc.sql("""
                        update privacy.requests set due_at = :due, received_at = '2026-11-30T02:00:00Z' where id = :id
                        """)
                .param("due", Timestamp.from(clock.instant().minusSeconds(1)))
                .param("id", id)
                .update()));
        String token = seal.token(new Seal.Opened(
                players.harbor(), lead, Channel.EMAIL, seal.addressKey(Channel.EMAIL, "ida@example.com")));
        assertThat(mvc.get().uri("/my/" + token))
                .hasStatusOk()
                .bodyText()
                .as("nine in the evening of the day before, in New York")
                .contains("asked on November 29, 2026");
        MvcTestResult queue = mvc.get()
                .uri("/app/settings/requests")
                .with(SignedIn.as(players.grace()))
                .exchange();
        assertThat(Jsoup.parse(queue.getResponse().getContentAsString()).select("form[action=" + path + "]"))
                .isEmpty();
        assertThat(extend(players, path, "Many files"))
                .hasStatus(409)
                .bodyText()
                .contains("can be extended up to that day only");
        assertThat(players.atHarbor(() -> requests.find(id).orElseThrow()).extendedReason())
                .isNull();
    }

    private MvcTestResult extend(Cast.Players players, String path, String reason) {
        return mvc.post()
                .uri(path)
                .param("reason", reason)
                .with(SignedIn.as(players.grace()))
                .exchange();
    }
}
