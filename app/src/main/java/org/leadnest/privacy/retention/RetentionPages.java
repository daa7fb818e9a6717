package org.leadnest.privacy.retention;

import java.sql.Timestamp;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.ForOperator;
import org.leadnest.privacy.Retention;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /ops/retention}: the rules, when each was kept last, and what it removed. */
@Controller
@ForOperator
class RetentionPages {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMMM d, yyyy, h:mm a", Locale.US);

    private final EnforceRetention job;
    private final JdbcClient jdbc;
    private final Accounts accounts;

    RetentionPages(EnforceRetention job, JdbcClient jdbc, Accounts accounts) {
        this.job = job;
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    /** What a rule did: at its last run, and in all runs that are kept. */
    private record Did(@Nullable Timestamp last, long lastRows, long allRows, boolean failed) {}

    @GetMapping("/ops/retention")
    String show(Actor actor, Model model) {
        ZoneId zone = accounts.account(actor.account()).zone();
        List<RetentionLine> lines =
                job.rules().stream().map(rule -> line(rule, did(rule), zone)).toList();
        model.addAttribute("lines", lines);
        model.addAttribute("elsewhere", job.elsewhere());
        return "privacy/retention";
    }

    private static RetentionLine line(Retention rule, Did did, ZoneId zone) {
        return new RetentionLine(
                rule.what(),
                rule.table(),
                words(rule.keep()),
                rule.blank() == null ? "Removed" : "Emptied",
                did.last() == null
                        ? "Not yet"
                        : TIME.format(did.last().toInstant().atZone(zone))
                                + (did.failed() ? ": failed; it is tried again the next day" : ""),
                Long.toString(did.lastRows()),
                Long.toString(did.allRows()));
    }

    private Did did(Retention rule) {
        return jdbc.sql("""
                        select max(ran_at) as last, coalesce(sum(rows), 0) as all_rows,
                               coalesce((array_agg(rows order by ran_at desc))[1], 0) as last_rows,
                               coalesce((array_agg(failed order by ran_at desc))[1], false) as failed
                          from privacy.retention_runs where kept_in = :in
                        """)
                .param("in", rule.table())
                .query((row, number) -> new Did(
                        row.getTimestamp("last"),
                        row.getLong("last_rows"),
                        row.getLong("all_rows"),
                        row.getBoolean("failed")))
                .single();
    }

    private static String words(Period period) {
        return period.isZero()
                ? "Until the day it names"
                : period.toTotalMonths() > 0
                        ? period.toTotalMonths() + " months"
                        : period.getDays() == 1 ? "1 day" : period.getDays() + " days";
    }
}
