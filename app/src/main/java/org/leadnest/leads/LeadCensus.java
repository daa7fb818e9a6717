package org.leadnest.leads;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Counts all leads of an account. That reads each of them, on every look at the dashboard: of a large account the figures
 * are kept for a minute and say when they were counted, of a small one they are always those of now. Thread-safe.
 */
@Repository
class LeadCensus {
    private static final Duration KEPT = Duration.ofSeconds(60);

    /** Fewer are counted in a few milliseconds. */
    private static final int LARGE = 20_000;

    private static final int MOST_KEPT = 5_000;

    private final JdbcClient jdbc;
    private final Map<AccountId, LeadCounts> kept = new ConcurrentHashMap<>();

    LeadCensus(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the account of the running code. */
    LeadCounts counts(Instant now) {
        AccountId account = Tenancy.required();
        LeadCounts known = kept.get(account);
        if (known != null && Duration.between(known.at(), now).compareTo(KEPT) < 0) {
            return known;
        }
        LeadCounts fresh = count(now);
        if (fresh.total() < LARGE) {
            kept.remove(account);
            return fresh;
        }
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(account, fresh);
        return fresh;
    }

    private LeadCounts count(Instant now) {
        Map<String, Long> byStage = new LinkedHashMap<>();
        jdbc.sql("""
                        select s.name, coalesce(c.n, 0) as n
                          from leads.stages s
                          left join (select stage_id, count(*) as n from leads.leads group by stage_id) c
                            on c.stage_id = s.id
                         where not s.archived
                         order by s.position, s.name_key
                        """)
                .query((row, i) -> byStage.put(row.getString("name"), row.getLong("n")))
                .list();
        long total = byStage.values().stream().mapToLong(Long::longValue).sum();
        return new LeadCounts(
                total, byStage, since(now.minus(Duration.ofDays(7))), since(now.minus(Duration.ofDays(30))), now);
    }

    private long since(Instant from) {
        return jdbc.sql("select count(*) from leads.leads where created_at >= :from")
                .param("from", LeadRows.at(from))
                .query(Long.class)
                .single();
    }
}
