package org.leadnest.analytics.usage;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.leadnest.kernel.Ids;
import org.leadnest.privacy.choices.UserChoice;
import org.leadnest.privacy.choices.UserChoices;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

@Repository
class UsageStore {
    private final UserChoices choices;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Set<YearMonth> made = ConcurrentHashMap.newKeySet();

    UsageStore(UserChoices choices, JdbcClient jdbc, TransactionTemplate transactions) {
        this.choices = choices;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Who has objected to being counted leaves nothing. */
    void insert(List<UsageEvent> events) {
        List<UUID> users = events.stream()
                .map(UsageEvent::user)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Set<UUID> objectors = users.isEmpty() ? Set.of() : choices.stoppers(users, UserChoice.USAGE);
        List<UsageEvent> counted = events.stream()
                .filter(event -> event.user() == null || !objectors.contains(event.user()))
                .toList();
        counted.stream().map(UsageEvent::at).forEach(this::prepare);
        transactions.executeWithoutResult(_ -> counted.forEach(this::insert));
    }

    private void prepare(Instant at) {
        YearMonth month = YearMonth.from(at.atZone(ZoneOffset.UTC));
        if (!made.contains(month)) {
            transactions.executeWithoutResult(_ -> jdbc.sql("select analytics.usage_month(:at)")
                    .param("at", Timestamp.from(at))
                    .query((row, number) -> true)
                    .list());
            made.add(month);
        }
    }

    private void insert(UsageEvent event) {
        jdbc.sql("""
                        insert into analytics.usage_events
                               (id, happened_at, kind, route, feature, click, customer_id, device_id, referrer,
                                browser, system, country, city)
                        values (:id, :at, :kind, :route, :feature, :click, :customer, :device, :referrer,
                                :browser, :system, :country, :city)
                        """)
                .param("id", Ids.next())
                .param("at", Timestamp.from(event.at()))
                .param("kind", event.kind().name())
                .param("route", event.route())
                .param("feature", event.feature())
                .param("click", event.click())
                .param("customer", event.customer())
                .param("device", event.by().device())
                .param("referrer", event.by().referrer())
                .param("browser", event.by().browser())
                .param("system", event.by().system())
                .param("country", event.by().country())
                .param("city", event.by().city())
                .update();
    }

    /** Drops whole months that are over thirteen months old. */
    void dropOld(Instant now) {
        transactions.executeWithoutResult(_ -> jdbc.sql("select analytics.usage_months_drop(:at)")
                .param("at", Timestamp.from(now))
                .query(Integer.class)
                .single());
        made.clear();
    }
}
