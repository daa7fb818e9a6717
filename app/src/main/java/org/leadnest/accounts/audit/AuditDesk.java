package org.leadnest.accounts.audit;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The newest lines of the log of the account that the code runs for, in words. */
@Component
public class AuditDesk {
    private final AuditLog log;

    AuditDesk(AuditLog log) {
        this.log = log;
    }

    /** @param network without its last part; empty when it is not known */
    public record Line(Instant at, String who, String what, String about, String network) {}

    public List<Line> latest(int limit) {
        return log.list(new AuditFilter(null, null, null, null), Long.MAX_VALUE, limit).stream()
                .map(AuditDesk::line)
                .toList();
    }

    /** The newest lines about one act. */
    public List<Line> latest(AuditAct act, int limit) {
        return log.list(new AuditFilter(null, act, null, null), Long.MAX_VALUE, limit).stream()
                .map(AuditDesk::line)
                .toList();
    }

    private static Line line(AuditEntry entry) {
        return new Line(
                entry.at(),
                Objects.requireNonNullElse(entry.who(), "The command line"),
                AuditAct.valueOf(entry.act()).words(),
                entry.about(),
                Objects.requireNonNullElse(entry.address(), ""));
    }
}
