package org.leadnest.platform.limits;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.InstantSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Token buckets in the database, so that however many nodes there are, together they allow what one would. A draw is one
 * statement that refills, takes and answers under the lock of the row: two nodes never get the same token. The clock is the
 * service's; a node whose clock is behind refills nothing. Names are kept as hashes. Thread-safe.
 */
@Component
public class SharedBuckets {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    public SharedBuckets(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param drawn how many were given, between none and what was asked for
     * @param left how much is in the bucket after that, parts of a token too
     */
    public record Draw(int drawn, double left) {}

    /** Takes up to {@code wanted} tokens; an unknown bucket is full. */
    public Draw draw(String name, int wanted, Rate rate) {
        return jdbc.sql("""
                        insert into platform.buckets as b (name, tokens, drawn, filled_at)
                        values (:name, :most - least(:wanted, :most), least(:wanted, :most), :now)
                        on conflict (name) do update
                           set (tokens, drawn, filled_at) = (
                             select level - least(:wanted, floor(level)),
                                    least(:wanted, floor(level)),
                                    greatest(b.filled_at, excluded.filled_at)
                               from (select least(:most, b.tokens + :second * greatest(
                                              0, extract(epoch from excluded.filled_at - b.filled_at))) as level) as refilled)
                        returning drawn, tokens
                        """)
                .param("name", hash(name))
                .param("wanted", wanted)
                .param("most", (double) rate.most())
                .param("second", rate.perSecond())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> new Draw(row.getInt("drawn"), row.getDouble("tokens")))
                .single();
    }

    private static byte[] hash(String name) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
