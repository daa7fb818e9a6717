package org.leadnest.privacy.holds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.AdminCommand;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import picocli.CommandLine;

/** An operator sets, moves and ends holds and records fraud; nobody else sees the pages. */
@LeadNestTest
class HoldPagesTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    /** The tests of a run share it, and some move it by years. */
    @Autowired
    private InstantSource clock;

    @Autowired
    private JdbcConnectionDetails database;

    @Autowired
    private Leads leads;

    private Cast.Players players;
    private String place;

    /** Pia of the rival account is the operator. */
    @BeforeEach
    void enter() {
        players = cast.enter();
        place = "/ops/accounts/" + players.harbor() + "/holds";
        String mailbox = accounts.user(players.pia().user()).email().value();
        assertThat(new CommandLine(new AdminCommand())
                        .setOut(new PrintWriter(new StringWriter(), true))
                        .execute(
                                "make-operator",
                                mailbox,
                                "--leadnest.database.url=" + database.getJdbcUrl(),
                                "--leadnest.database.username=" + database.getUsername(),
                                "--leadnest.database.password=" + database.getPassword()))
                .isZero();
        jdbc.sql("""
                insert into accounts.authenticators (user_id, secret, created_at, confirmed_at)
                values (:user, '', now(), now())
                """).param("user", players.pia().userUuid()).update();
    }

    @Test
    void aHoldIsSetMovedAndEndedAndEachActIsInItsLog() throws Exception {
        assertThat(mvc.get().uri(place).with(SignedIn.as(players.grace())).exchange())
                .hasStatus(404);
        assertThat(hold("2099-01-31", "LEADS", "DEALS")).hasRedirectedUrl(place);
        assertThat(page(place).text()).contains("Stands", "A suit about a sale", "January 31, 2099", "Told on");
        assertThat(page("/ops/holds").select("a[href=" + place + "]")).hasSize(1);
        String one = place + "/"
                + jdbc.sql("select id from privacy.holds where customer_id = :account")
                        .param("account", players.harbor().value())
                        .query(UUID.class)
                        .single();

        assertThat(post(one + "/last-day", "until", "2099-02-28", "why", "")).hasStatus(422);
        assertThat(post(one + "/last-day", "until", "2099-02-28", "why", "Appeal"))
                .hasRedirectedUrl(place);
        assertThat(post(one + "/end", "why", "Settled")).hasRedirectedUrl(place);
        assertThat(page(place).select("ol li").eachText())
                .hasSize(4)
                .anyMatch(line -> line.contains("Last day changed (Pia Pine). 2099-01-31 to 2099-02-28: Appeal"))
                .anyMatch(line -> line.contains("Ended (Pia Pine). Settled"));
        assertThat(page("/ops/holds").select("a[href=" + place + "]")).isEmpty();
    }

    @Test
    void aHoldOverOneLeadIsSetByTheirAddressAlone() throws Exception {
        String address = "iris." + UUID.randomUUID() + "@example.com";
        UUID lead = players.atHarbor(() -> leads.capture(
                        NewLead.named("Iris", "Held").reachedBy(List.of(new EmailAddress(address)), List.of()),
                        players.grace())
                .lead()
                .id()
                .value());
        assertThat(holdLead("nobody@example.com"))
                .hasStatus(422)
                .bodyText()
                .contains("0 have this one", "nobody@example.com");
        assertThat(holdLead(address, "LEADS")).hasStatus(422).bodyText().contains("not both");
        assertThat(holdLead(address)).hasRedirectedUrl(place);
        assertThat(jdbc.sql("select person_id from privacy.holds where customer_id = :account")
                        .param("account", players.harbor().value())
                        .query(UUID.class)
                        .list())
                .containsExactly(lead);
        assertThat(page(place).text())
                .contains("One lead, with all that is written about them")
                .doesNotContain("Iris");
    }

    private MvcTestResult holdLead(String address, String... parts) {
        return mvc.post()
                .uri(place)
                .param("lead", address)
                .param("reason", "A suit about a sale")
                .param("law", "Fed. R. Civ. P. 37(e)")
                .param("until", "2099-01-31")
                .param("parts", parts)
                .with(SignedIn.as(players.pia()))
                .exchange();
    }

    @Test
    void whatIsMissingIsSaidAndWhatWasTypedStays() throws Exception {
        MvcTestResult refused = hold("2001-01-31", "LEADS");
        assertThat(refused).hasStatus(422);
        Document page = Jsoup.parse(refused.getResponse().getContentAsString());
        assertThat(page.text()).contains("Not done: expected a last day that is not over.");
        assertThat(page.select("textarea[name=reason]").text()).isEqualTo("A suit about a sale");
        assertThat(page.select("input[name=parts][checked]").eachAttr("value")).containsExactly("LEADS");
        assertThat(hold("2099-01-31")).hasStatus(422);
        assertThat(hold("soon", "LEADS")).hasStatus(422);
        assertThat(post("/ops/accounts/" + UUID.randomUUID() + "/holds", "reason", "x"))
                .hasStatus(404);
    }

    @Test
    void aFraudIsRecordedAndTakenBack() throws Exception {
        String fraud = "/ops/accounts/" + players.harbor() + "/fraud";
        assertThat(post(fraud, "fraud", "Stolen cards", "fraudLaw", "GDPR art. 6(1)(f)", "fraudUntil", "2099-01-31"))
                .as("more than three years")
                .hasStatus(422);
        String until = clock.instant()
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .plusYears(1)
                .toString();
        assertThat(post(fraud, "fraud", "Stolen cards", "fraudLaw", "GDPR art. 6(1)(f)", "fraudUntil", until))
                .hasRedirectedUrl(place);
        Document page = page(place);
        assertThat(page.text()).contains("Stolen cards", "4 hashes");
        String removal = page.select("form[action$=/removal]").attr("action");
        assertThat(post(removal)).hasRedirectedUrl(place);
        assertThat(page(place).text()).doesNotContain("Stolen cards,").doesNotContain("4 hashes");
    }

    private MvcTestResult hold(String until, String... parts) {
        return mvc.post()
                .uri(place)
                .param("reason", "A suit about a sale")
                .param("law", "Fed. R. Civ. P. 37(e)")
                .param("until", until)
                .param("parts", parts)
                .with(SignedIn.as(players.pia()))
                .exchange();
    }

    private MvcTestResult post(String path, String... pairs) {
        var request = mvc.post().uri(path).with(SignedIn.as(players.pia()));
        for (int i = 0; i < pairs.length; i += 2) {
            request.param(pairs[i], pairs[i + 1]);
        }
        return request.exchange();
    }

    private Document page(String path) throws Exception {
        MvcTestResult result =
                mvc.get().uri(path).with(SignedIn.as(players.pia())).exchange();
        assertThat(result).hasStatusOk();
        return Jsoup.parse(result.getResponse().getContentAsString());
    }
}
