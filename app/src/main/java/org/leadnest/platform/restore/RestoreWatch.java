package org.leadnest.platform.restore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.jobs.RecurringJob;
import org.leadnest.platform.web.DeploymentProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notices a restored older backup. An epoch is counted up in the database, and after that in a file of the data folder; a
 * file that is ahead of the database is proof that the database went back. Then {@link #held()} says so on every node, until
 * an operator has confirmed: what the backup does not know of may have been sent already.
 *
 * <p>What it cannot see: a backup of the whole data folder, file and database together, and one that is not ten seconds old.
 */
@Component
public class RestoreWatch implements RecurringJob {
    static final String FILE = "restore-epoch";
    private static final Logger LOG = LoggerFactory.getLogger(RestoreWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final Path file;
    private final AtomicBoolean looked = new AtomicBoolean();
    private volatile @Nullable Hold last;

    @Autowired
    RestoreWatch(JdbcClient jdbc, DeploymentProperties deployment) {
        this(jdbc, deployment.dataDir());
    }

    RestoreWatch(JdbcClient jdbc, Path dataDir) {
        this.jdbc = jdbc;
        this.file = dataDir.resolve(FILE);
    }

    private record Mark(UUID installation, long epoch) {}

    /** Since when and why nothing may be sent. */
    public record Hold(Instant since, String reason) {}

    @Override
    public String name() {
        return "platform.restore";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        look();
        if (hold().isEmpty()) {
            write(jdbc.sql("""
                            update platform.restore_epoch set epoch = epoch + 1 where held_at is null
                            returning installation, epoch
                            """).query(RestoreWatch::mark).optional());
        }
    }

    /** Asked before anything leaves. The first time in the life of a process it looks for itself. */
    public boolean held() {
        if (!looked.get()) {
            look();
        }
        return hold().isPresent();
    }

    /** As of the last look, at most ten seconds ago; for pages. */
    public Optional<Hold> lastKnown() {
        return Optional.ofNullable(last);
    }

    private Optional<Hold> hold() {
        Optional<Hold> hold = jdbc.sql("select held_at, reason from platform.restore_epoch where held_at is not null")
                .query((row, n) -> new Hold(row.getTimestamp("held_at").toInstant(), row.getString("reason")))
                .optional();
        last = hold.orElse(null);
        return hold;
    }

    private void look() {
        Mark here = jdbc.sql("select installation, epoch from platform.restore_epoch")
                .query(RestoreWatch::mark)
                .single();
        read().ifPresent(kept -> compare(kept, here));
        looked.set(true);
    }

    private void compare(Mark kept, Mark here) {
        if (kept.installation().equals(here.installation())) {
            if (kept.epoch() > here.epoch()) {
                holdBack("The database is older than what this service had written: an older backup was restored.");
            }
        } else if (!madeAfterTheFile()) {
            holdBack("The data folder belongs to another state of the database: it was restored or exchanged.");
        }
    }

    private void holdBack(String reason) {
        int fresh = jdbc.sql("update platform.restore_epoch set held_at = :now, reason = :reason where held_at is null")
                .param("reason", reason)
                .param("now", Timestamp.from(Instant.now()))
                .update();
        if (fresh > 0) {
            LOG.error("sending is held: {} Look, then run: admin confirm-restore", reason);
        }
    }

    /** A new database beside the file of an old one holds nothing that could go out twice. */
    private boolean madeAfterTheFile() {
        try {
            Instant written = Files.getLastModifiedTime(file).toInstant();
            return jdbc.sql("select born > :written from platform.restore_epoch")
                    .param("written", Timestamp.from(written))
                    .query(Boolean.class)
                    .single();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Optional<Mark> read() {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            String[] parts = Files.readString(file).strip().split(" ");
            return Optional.of(new Mark(UUID.fromString(parts[0]), Long.parseLong(parts[1])));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException unreadable) {
            throw new IllegalStateException(
                    file + " should hold an id and a number; remove it only when the database was not restored",
                    unreadable);
        }
    }

    private void write(Optional<Mark> mark) {
        if (mark.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path made = Files.createTempFile(file.toAbsolutePath().getParent(), FILE, ".part");
            Files.writeString(made, mark.get().installation() + " " + mark.get().epoch() + "\n");
            Files.move(made, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Mark mark(java.sql.ResultSet row, int n) throws java.sql.SQLException {
        return new Mark(row.getObject("installation", UUID.class), row.getLong("epoch"));
    }
}
