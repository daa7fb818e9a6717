package org.leadnest.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@LeadNestTest
@TestPropertySource(properties = "leadnest.site.contact-email=status@leadnest.example")
class StatusPagesTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Cast cast;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private org.springframework.transaction.support.TransactionTemplate transactions;

    @Test
    void itSaysHowThePartsDoAtThisMoment() throws Exception {
        jdbc.sql("delete from platform.scheduled_tasks").update();
        jdbc.sql("delete from messaging.wakeups").update();
        jdbc.sql("delete from platform.heavy_tasks").update();
        assertThat(page().select("th[scope=row]").eachText())
                .containsExactly(
                        "Pages and API",
                        "Database",
                        "Background jobs: photos, imports, sequences",
                        "Delivery of mail",
                        "Delivery of texts",
                        "Storage: photos and files");
        assertThat(page().select("td").eachText()).containsOnly("Works").hasSize(6);

        jdbc.sql("""
                        insert into platform.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        values ('stuck', 'one', now() - interval '11 minutes', false, 1)
                        """).update();

        Document late = page();
        assertThat(late.select(".lead").text()).isEqualTo("Work in the background is late.");
        assertThat(late.select("td").eachText()).containsExactly("Works", "Works", "Fault", "Works", "Works", "Works");
    }

    @Test
    void aLongQueueOfPhotosIsNoFaultWhileAnyOfItIsInHand() throws Exception {
        jdbc.sql("delete from platform.scheduled_tasks").update();
        jdbc.sql("delete from messaging.wakeups").update();
        jdbc.sql("delete from platform.heavy_tasks").update();
        heavy("young", false, 14, 0);
        assertThat(page().select("td").eachText()).containsOnly("Works");
        heavy("waiting", false, 16, 0);
        assertThat(page().select("td").eachText())
                .containsExactly("Works", "Works", "Fault", "Works", "Works", "Works");
        heavy("of a scheduler that is gone", true, 20, 120);
        assertThat(page().select(".lead").text()).isEqualTo("Work in the background is late.");
        heavy("running", true, 20, 5);
        assertThat(page().select("td").eachText()).containsOnly("Works");
        jdbc.sql("delete from platform.heavy_tasks").update();
    }

    @Test
    void whatWasMeasuredAnswersForFifteenSeconds() throws Exception {
        jdbc.sql("delete from platform.scheduled_tasks").update();
        jdbc.sql("delete from platform.heavy_tasks").update();
        assertThat(page().select("td").eachText()).contains("Works");
        heavy("waiting", false, 16, 0);
        assertThat(sameMoment().select("td").eachText().get(2)).isEqualTo("Works");
        assertThat(page().select("td").eachText().get(2)).isEqualTo("Fault");
        jdbc.sql("delete from platform.heavy_tasks").update();
    }

    private void heavy(String instance, boolean picked, int minutesDue, int secondsSinceHeartbeat) {
        jdbc.sql("""
                        insert into platform.heavy_tasks
                          (task_name, task_instance, execution_time, picked, last_heartbeat, version)
                        values ('stuck', :instance, now() - :due * interval '1 minute', :picked,
                                case when :picked then now() - :beat * interval '1 second' end, 1)
                        """)
                .param("instance", instance)
                .param("picked", picked)
                .param("due", minutesDue)
                .param("beat", secondsSinceHeartbeat)
                .update();
    }

    @Test
    void whatIsDueAndNotSentIsAFaultOfDeliveryByTheServicesClock() throws Exception {
        jdbc.sql("delete from platform.scheduled_tasks").update();
        jdbc.sql("delete from messaging.wakeups").update();
        jdbc.sql("insert into messaging.wakeups (account_id, due_at) values (:account, :due)")
                .param("account", cast.enter().harbor().value())
                .param("due", java.sql.Timestamp.from(clock.instant()))
                .update();
        assertThat(page().select("td").eachText()).containsOnly("Works");

        clock.advance(java.time.Duration.ofMinutes(11));
        Document late = page();
        assertThat(late.select("td").eachText()).containsExactly("Works", "Works", "Works", "Fault", "Fault", "Works");
        assertThat(late.select(".lead").text()).isEqualTo("There is a fault.");
        assertThat(java.time.Instant.parse(late.select("time").attr("datetime")))
                .isBetween(clock.instant().minusSeconds(60), clock.instant());
        jdbc.sql("delete from messaging.wakeups").update();
    }

    @Test
    void aTextThatWaitsSaysNothingOfMail() throws Exception {
        jdbc.sql("delete from platform.scheduled_tasks").update();
        jdbc.sql("delete from messaging.wakeups").update();
        Cast.Players players = cast.enter();
        java.sql.Timestamp due = java.sql.Timestamp.from(clock.instant());
        players.atHarbor(() -> transactions.execute(status -> jdbc.sql("""
                        insert into messaging.messages (account_id, id, person_id, channel, direction, category, kind, status,
                               recipient, recipient_key, body_text, send_at, created_at)
                        values (:account, :id, :id, 'SMS', 'OUT', 'TRANSACTIONAL', 'MANUAL', 'QUEUED', '+12125550187',
                                '+12125550187', 'Hello', :due, :due)
                        """)
                .param("account", players.harbor().value())
                .param("id", java.util.UUID.randomUUID())
                .param("due", due)
                .update()));
        jdbc.sql("insert into messaging.wakeups (account_id, due_at) values (:account, :due)")
                .param("account", players.harbor().value())
                .param("due", due)
                .update();
        clock.advance(java.time.Duration.ofMinutes(11));
        assertThat(page().select("td").eachText())
                .containsExactly("Works", "Works", "Works", "Works", "Fault", "Works");
        jdbc.sql("delete from messaging.wakeups").update();
    }

    private Document page() throws Exception {
        clock.advance(java.time.Duration.ofSeconds(16));
        return sameMoment();
    }

    private Document sameMoment() throws Exception {
        return Jsoup.parse(mvc.get().uri("/status").exchange().getResponse().getContentAsString());
    }
}
