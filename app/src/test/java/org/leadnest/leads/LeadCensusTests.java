package org.leadnest.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** The figures of the dashboard in a small and in a large account. */
@LeadNestTest
class LeadCensusTests {
    @Autowired
    private Cast cast;

    @Autowired
    private Leads leads;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private MockMvcTester mvc;

    @Test
    void aSmallAccountSeesEachLeadAtOnce() {
        Cast.Players players = cast.enter();
        file(players, 1);
        assertThat(counts(players).total()).isOne();
        file(players, 1);
        assertThat(counts(players).total()).isEqualTo(2);
        assertThat(counts(players).newInSevenDays()).isEqualTo(2);
    }

    @Test
    void aLargeAccountsFiguresAreKeptForAMinuteAndSayWhenTheyWereCounted() throws Exception {
        Cast.Players players = cast.enter();
        file(players, 20_000);
        LeadCounts first = counts(players);
        assertThat(first.total()).isEqualTo(20_000);
        file(players, 1);
        clock.advance(Duration.ofSeconds(30));
        assertThat(counts(players)).isEqualTo(first);
        assertThat(dashboard(players)).contains("20000 in all, counted at ");
        clock.advance(Duration.ofSeconds(31));
        assertThat(counts(players).total()).isEqualTo(20_001);
        assertThat(dashboard(players)).contains("20001 in all").doesNotContain("counted at");
    }

    private LeadCounts counts(Cast.Players players) {
        return players.atHarbor(leads::counts);
    }

    private String dashboard(Cast.Players players) throws Exception {
        return Jsoup.parse(mvc.get()
                        .uri("/app")
                        .with(SignedIn.as(players.maya()))
                        .exchange()
                        .getResponse()
                        .getContentAsString())
                .text();
    }

    private void file(Cast.Players players, int number) {
        players.atHarbor(leads::catalogue);
        players.atHarbor(() -> transactions.execute(status -> jdbc.sql("""
                        insert into leads.leads (account_id, id, first_name, last_name, sort_name, stage_id,
                          created_at, updated_at, last_activity_at)
                        select :account, gen_random_uuid(), 'Lead', n::text, 'lead', (select id from leads.stages limit 1),
                          :now, :now, :now from generate_series(1, :number) as n
                        """)
                .param("account", players.harbor().value())
                .param("now", LeadRows.at(clock.instant().minusSeconds(60)))
                .param("number", number)
                .update()));
    }
}
