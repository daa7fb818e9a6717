package org.leadnest.privacy.news;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Actor;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** With a clock of its own, which stands behind the newest version. */
@LeadNestTest
@TestPropertySource(properties = "leadnest.site.contact-email=news@leadnest.example")
class PolicyNewsTests {
    private static final String SEEN = "/app/policies/privacy/2026-11-30/seen";

    @Autowired
    private MailPolicyNews mail;

    @Autowired
    private Cast cast;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TransactionTemplate transactions;

    @BeforeEach
    void theNewestVersionIsInForce() {
        Instant day = Instant.parse("2026-12-01T00:00:00Z");
        if (clock.instant().isBefore(day)) {
            clock.advance(Duration.between(clock.instant(), day));
        }
    }

    @Test
    void whoAgreedToAnEarlierVersionSeesTheBannerUntilTheySayTheySawIt() throws Exception {
        Cast.Players players = cast.enter();
        agreed(players.maya(), "2026-11-29");
        agreed(players.tom(), "2026-11-30");

        Document before = dashboard(players.maya());
        assertThat(before.select(".ln-note-title").text()).contains("Our privacy policy changed on November 30, 2026");
        assertThat(before.select("a[href=/privacy/versions/2026-11-30/changes]"))
                .hasSize(1);
        assertThat(before.select("form[action=" + SEEN + "]")).hasSize(1);
        assertThat(dashboard(players.tom()).select("form[action=" + SEEN + "]")).isEmpty();
        assertThat(before.select("form[action=" + SEEN + "] input[name=back]").val())
                .isEqualTo("/app");
        assertThat(mvc.post().uri(SEEN).param("back", "/app/leads").with(SignedIn.as(players.maya())))
                .hasRedirectedUrl("/app/leads");
        for (String elsewhere :
                List.of("https://evil.example", "//evil.example", "/app/../sign-out", "/app//evil.example")) {
            assertThat(mvc.post().uri(SEEN).param("back", elsewhere).with(SignedIn.as(players.maya())))
                    .hasRedirectedUrl("/app");
        }

        assertThat(dashboard(players.maya()).select("form[action=" + SEEN + "]"))
                .isEmpty();
        assertThat(jdbc.sql("select count(*) from privacy.policy_news where user_id = :user and seen_at is not null")
                        .param("user", players.maya().userUuid())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void everybodyToWhomItIsNewsIsWrittenToOnce() {
        Cast.Players players = cast.enter();
        agreed(players.maya(), "2026-11-29");
        agreed(players.tom(), "2026-12-03");

        mail.run();
        mail.run();

        assertThat(letters(players))
                .hasSize(3)
                .contains("Our privacy policy changed on November 30, 2026")
                .anyMatch(subject -> subject.endsWith("December 2, 2026"))
                .anyMatch(subject -> subject.endsWith("December 3, 2026"));
    }

    @Test
    void aVersionThatIsNoNewsCannotBeNotedAsSeen() {
        Actor maya = cast.enter().maya();
        for (String path : List.of(
                "/app/policies/privacy/2026-11-23/seen",
                "/app/policies/privacy/never/seen",
                "/app/policies/x/y/seen")) {
            assertThat(mvc.post().uri(path).with(SignedIn.as(maya))).as(path).hasStatus(404);
        }
    }

    private List<String> letters(Cast.Players players) {
        return players.atHarbor(() -> transactions.execute(
                status -> jdbc.sql("select subject from messaging.messages where kind = 'PRODUCT/POLICY-CHANGE'")
                        .query(String.class)
                        .list()));
    }

    private void agreed(Actor who, String version) {
        jdbc.sql("""
                        insert into privacy.acceptances (user_id, policy, version, accepted_at)
                        values (:user, 'PRIVACY', :version, :version::date)
                        """).param("user", who.userUuid()).param("version", version).update();
    }

    private Document dashboard(Actor who) throws Exception {
        return Jsoup.parse(mvc.get()
                .uri("/app")
                .with(SignedIn.as(who))
                .exchange()
                .getResponse()
                .getContentAsString());
    }
}
