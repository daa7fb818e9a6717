package org.leadnest.privacy.closing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** With a clock of its own. */
@LeadNestTest
@TestPropertySource(properties = "leadnest.site.contact-email=closing@leadnest.example")
class ClosingTests {
    @Autowired
    private Accounts accounts;

    @Autowired
    private Closings closings;

    @Autowired
    private CloseAccounts close;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private Cast cast;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void itIsAskedTwice() throws Exception {
        Cast.Players players = cast.enter();

        MvcTestResult wrongName = ask(players.grace(), "Pine Homes", true);
        assertThat(wrongName).hasStatus(422);
        assertThat(html(wrongName).select("#f-company").val()).isEqualTo("Pine Homes");
        assertThat(html(wrongName).select("#f-company-error")).hasSize(1);
        MvcTestResult second = ask(players.grace(), " harbor  realty ", false);
        assertThat(second).hasStatusOk();
        assertThat(html(second).select("input[name=sure]").val()).isEqualTo("true");
        String typed = html(second).select("input[name=company]").val();
        assertThat(status(players)).isEqualTo(Account.Status.ACTIVE);

        assertThat(ask(players.grace(), typed, true)).hasRedirectedUrl(Closings.PATH);
        assertThat(status(players)).isEqualTo(Account.Status.CLOSING);
    }

    @Test
    void whoSignedInLongAgoShowsFirstWhoTheyAre() {
        Cast.Players players = cast.enter();

        assertThat(mvc.post()
                        .uri(Closings.PATH)
                        .param("company", "Harbor Realty")
                        .param("sure", "true")
                        .with(SignedIn.longAgo(players.grace())))
                .hasStatus(303)
                .hasHeader("Location", "/step-up");
        assertThat(status(players)).isEqualTo(Account.Status.ACTIVE);
    }

    @Test
    void onlyAnOwnerMayClose() {
        Cast.Players players = cast.enter();

        assertThat(ask(players.maya(), "Harbor Realty", true)).hasStatus(403);
        assertThat(mvc.get().uri(Closings.PATH).with(SignedIn.as(players.maya())))
                .hasStatus(403);
    }

    @Test
    void anAccountThatIsBeingClosedCanBeReadAndNotChangedAndSendsNothing() throws Exception {
        Cast.Players players = cast.enter();
        closings.begin(players.grace());

        assertThat(accounts.active(players.harbor())).isFalse();
        for (Actor who : List.of(players.grace(), players.maya())) {
            assertThat(mvc.get().uri("/app/leads").with(SignedIn.as(who))).hasStatusOk();
            assertThat(mvc.post().uri("/app/leads").param("name", "Late Lead").with(SignedIn.as(who)))
                    .hasStatus(403);
        }
        Document owners = page("/app", players.grace());
        assertThat(owners.select(".ln-note-title").text()).contains("This account closes on");
        assertThat(owners.select("form[action=/app/settings/closing/undo]")).hasSize(1);
        assertThat(page("/app", players.maya()).select("form[action=/app/settings/closing/undo]"))
                .isEmpty();
        assertThat(page(Closings.PATH, players.grace()).select("dd").text()).contains("26 CFR 1.6001-1", "7 years");
        assertThat(letters(players)).hasSize(4).allMatch(subject -> subject.startsWith("This account closes on"));
    }

    @Test
    void untilTheThirteenthDayAnOwnerUndoesItAndEverythingGoesOn() {
        Cast.Players players = cast.enter();
        closings.begin(players.grace());
        clock.advance(Duration.ofDays(13));
        close.run();

        assertThat(mvc.post().uri(Closings.PATH + "/undo").with(SignedIn.as(players.grace())))
                .hasStatus3xxRedirection();

        assertThat(status(players)).isEqualTo(Account.Status.ACTIVE);
        assertThat(accounts.active(players.harbor())).isTrue();
        assertThat(mvc.post().uri(Closings.PATH + "/undo").with(SignedIn.as(players.grace())))
                .hasStatus3xxRedirection();
        clock.advance(Duration.ofDays(2));
        close.run();
        assertThat(status(players)).isEqualTo(Account.Status.ACTIVE);
        assertThat(closings.begin(players.grace())).as("it can be closed again").isTrue();
    }

    @Test
    void afterTheGraceNobodyCanUndoItOrEnter() {
        Cast.Players players = cast.enter();
        closings.begin(players.grace());
        clock.advance(Duration.ofDays(14));

        assertThat(closings.undo(players.harbor())).isFalse();
        close.run();

        assertThat(status(players)).isEqualTo(Account.Status.CLOSED);
        assertThat(accounts.actor(players.harbor(), players.grace().user())).isEmpty();
        assertThat(accounts.accountsOf(players.grace().user())).isEmpty();
        for (String door : List.of("/hooks/leads/", "/hooks/twilio/")) {
            assertThat(mvc.post().uri(door + players.harbor()).content("late"))
                    .as(door)
                    .hasStatus(404);
        }
        assertThat(accounts.user(players.grace().user()).name()).isEqualTo("Erased");
        assertThat(accounts.user(players.pia().user()).name()).isEqualTo("Pia Pine");
    }

    @Test
    void whoBelongsToAnotherAccountKeepsTheirName() {
        Cast.Players players = cast.enter();
        accounts.join(players.pine(), players.maya().user(), org.leadnest.accounts.Role.AGENT);
        closings.begin(players.grace());
        clock.advance(Duration.ofDays(15));
        close.run();

        assertThat(accounts.user(players.maya().user()).name()).isEqualTo("Maya Lopez");
        assertThat(accounts.accountsOf(players.maya().user())).containsExactly(players.pine());
    }

    private MvcTestResult ask(Actor who, String company, boolean sure) {
        return mvc.post()
                .uri(Closings.PATH)
                .param("company", company)
                .param("sure", Boolean.toString(sure))
                .with(SignedIn.as(who))
                .exchange();
    }

    private Account.Status status(Cast.Players players) {
        return accounts.account(players.harbor()).status();
    }

    private List<String> letters(Cast.Players players) {
        List<String> letters =
                players.atHarbor(() -> transactions.execute(status -> jdbc.sql("select subject from messaging.messages")
                        .query(String.class)
                        .list()));
        return letters == null ? List.of() : letters;
    }

    private Document page(String path, Actor who) throws Exception {
        return html(mvc.get().uri(path).with(SignedIn.as(who)).exchange());
    }

    private static Document html(MvcTestResult answer) throws Exception {
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
