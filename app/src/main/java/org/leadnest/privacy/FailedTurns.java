package org.leadnest.privacy;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Does a job for one after the other, so that one who fails does not keep the rest from their turn. Who failed stands in a
 * table, which operators see under {@code /ops/closings}, until it works or is due no more.
 */
@Component
public class FailedTurns {
    private static final Logger LOG = LoggerFactory.getLogger(FailedTurns.class);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    FailedTurns(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param failure the kind of it alone: messages quote rows */
    public record Failed(String job, String subject, String failure, int times, Instant at) {}

    public <T> void over(String job, List<T> all, Function<T, String> number, Consumer<T> work) {
        jdbc.sql("delete from privacy.failed_turns where job = :job and subject <> all (:subjects)")
                .param("job", job)
                .param("subjects", all.stream().map(number).toArray(String[]::new))
                .update();
        for (T one : all) {
            String subject = number.apply(one);
            try {
                work.accept(one);
                jdbc.sql("delete from privacy.failed_turns where job = :job and subject = :subject")
                        .param("job", job)
                        .param("subject", subject)
                        .update();
            } catch (RuntimeException failed) {
                LOG.error("{} failed for {} and is tried again with its next run", job, subject, failed);
                keep(job, subject, failed);
            }
        }
    }

    private void keep(String job, String subject, RuntimeException failed) {
        jdbc.sql("""
                        insert into privacy.failed_turns (job, subject, failure, times, failed_at)
                        values (:job, :subject, :failure, 1, :now)
                        on conflict (job, subject) do update
                           set failure = excluded.failure, times = failed_turns.times + 1, failed_at = excluded.failed_at
                        """)
                .param("job", job)
                .param("subject", subject)
                .param("failure", failed.getClass().getSimpleName())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    public List<Failed> list() {
        return jdbc.sql(
                        "select job, subject, failure, times, failed_at from privacy.failed_turns order by failed_at desc")
                .query((row, number) -> new Failed(
                        row.getString("job"),
                        row.getString("subject"),
                        row.getString("failure"),
                        row.getInt("times"),
                        row.getTimestamp("failed_at").toInstant()))
                .list();
    }
}
