package org.leadnest.platform.secrets;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When a key that had stood whole in the database was parted last: backups from before hold it whole. */
@Component
public class KeyPartings {
    private final JdbcClient jdbc;

    KeyPartings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty where every key was parted when it was made. */
    public Optional<Instant> last() {
        return jdbc.sql("select last_at from platform.key_partings")
                .query((row, number) -> row.getTimestamp("last_at").toInstant())
                .optional();
    }
}
