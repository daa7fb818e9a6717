package org.leadnest.privacy.closing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.privacy.FailedTurns;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** One failure keeps nobody else from their turn, and operators see it. */
@LeadNestTest
@TestPropertySource(properties = "leadnest.operators=otilia@leadnest.example")
class FailedTurnsTests {
    @Autowired
    private FailedTurns turns;

    @Autowired
    private EraseFormerMembers formerMembers;

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

    @Test
    void theOthersHaveTheirTurnAndTheFailureIsShownUntilItWorks() throws Exception {
        List<String> done = new ArrayList<>();
        turns.over("test.job", List.of("a", "b", "c"), one -> one, one -> {
            if (one.equals("b")) {
                throw new IllegalStateException("a name of somebody");
            }
            done.add(one);
        });
        assertThat(done).containsExactly("a", "c");
        assertThat(page()).contains("test.job, b: IllegalStateException, once").doesNotContain("a name of somebody");

        turns.over("test.job", List.of("a", "b"), one -> one, done::add);
        assertThat(page()).doesNotContain("test.job");
    }

    @Test
    void aFormerMemberWhoCannotBeErasedKeepsNoOtherOneWaiting() throws Exception {
        Cast.Players players = cast.enter();
        for (Actor one : List.of(players.maya(), players.tom())) {
            players.atHarbor(() -> {
                accounts.dismiss(players.harbor(), one.user(), List.of());
                return true;
            });
        }
        formerMembers.run();
        clock.advance(Duration.ofDays(91));
        jdbc.sql("update accounts.users set email_key = :taken where id = :ana")
                .param("taken", players.maya().userUuid() + "@erased.invalid")
                .param("ana", players.ana().userUuid())
                .update();
        formerMembers.run();
        assertThat(accounts.user(players.maya().user()).name()).as("failed").isEqualTo("Maya Lopez");
        assertThat(accounts.user(players.tom().user()).name()).isEqualTo("Erased");
        assertThat(page())
                .contains("privacy.former-members, " + players.maya().userUuid() + ": DuplicateKeyException, once");

        jdbc.sql("update accounts.users set email_key = 'y' || id where id = :ana")
                .param("ana", players.ana().userUuid())
                .update();
        formerMembers.run();
        assertThat(accounts.user(players.maya().user()).name()).isEqualTo("Erased");
        assertThat(page()).doesNotContain("privacy.former-members");
    }

    private String page() throws Exception {
        Actor otilia = cast.enter().pia();
        jdbc.sql("update accounts.users set email_key = 'x' || id where email_key = 'otilia@leadnest.example'")
                .update();
        jdbc.sql("""
                        update accounts.users set email = 'otilia@leadnest.example', email_key = 'otilia@leadnest.example'
                         where id = :id
                        """).param("id", otilia.userUuid()).update();
        cast.secure(otilia);
        return Jsoup.parse(mvc.get()
                        .uri("/ops/closings")
                        .with(SignedIn.as(otilia))
                        .exchange()
                        .getResponse()
                        .getContentAsString())
                .text();
    }
}
