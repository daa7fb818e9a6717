package org.leadnest.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneOffset;
import java.util.List;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.cadence.Holiday;
import org.leadnest.cadence.WorkDays;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which days count as business days: for delays of sequences, and for how long somebody who is away is waited for. Monday to
 * Friday without the holidays of {@code messaging.holidays}, unless the account works on them.
 */
@Service
public class BusinessDays {
    /** A delay counts at most so many years ahead, and a moment that counts back lies in the last one. */
    private static final int YEARS = 3;

    private static final String SELECT = """
            select name, kind, month, day, weekday, nth, source, effective_from, effective_until from messaging.holidays
            """;

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final InstantSource clock;

    BusinessDays(JdbcClient jdbc, AuditLog audit, InstantSource clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** A holiday with its source, for people to read. */
    public record Cited(Holiday holiday, String source) {}

    /** Of the account of the running code. */
    @Transactional(readOnly = true)
    public WorkDays days() {
        List<Holiday> holidays = jdbc
                .sql(SELECT + """
                         where not exists (select 1 from messaging.settings
                                            where account_id = :account and not holidays_off)
                        """)
                .param("account", Tenancy.required().value())
                .query(BusinessDays::cited)
                .list()
                .stream()
                .map(Cited::holiday)
                .toList();
        int year = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).getYear();
        return holidays.isEmpty() ? WorkDays.WEEKDAYS : new WorkDays(Holiday.kept(holidays, year - 1, year + YEARS));
    }

    /** In the order of the year. */
    @Transactional(readOnly = true)
    public List<Cited> holidays() {
        return jdbc.sql(SELECT + " order by month, day nulls last, nth")
                .query(BusinessDays::cited)
                .list();
    }

    @Transactional(readOnly = true)
    public boolean holidaysOff() {
        return jdbc.sql("select holidays_off from messaging.settings where account_id = :account")
                .param("account", Tenancy.required().value())
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    /** What is due already keeps its moment; what is counted from now on looks at the holidays, or does not. */
    @Transactional
    public void holidaysOff(boolean off) {
        audit.add(AuditNote.of(AuditAct.SENDING_CHANGED)
                .changed("business days pass over holidays", Boolean.toString(holidaysOff()), Boolean.toString(off)));
        jdbc.sql("""
                        insert into messaging.settings (account_id, holidays_off) values (:account, :off)
                        on conflict (account_id) do update set holidays_off = excluded.holidays_off
                        """)
                .param("account", Tenancy.required().value())
                .param("off", off)
                .update();
    }

    private static Cited cited(ResultSet row, int number) throws SQLException {
        return new Cited(
                new Holiday(
                        row.getString("name"),
                        day(row),
                        row.getObject("effective_from", LocalDate.class),
                        row.getObject("effective_until", LocalDate.class)),
                row.getString("source"));
    }

    private static Holiday.Day day(ResultSet row) throws SQLException {
        Month month = Month.of(row.getInt("month"));
        return switch (row.getString("kind")) {
            case "FIXED" -> new Holiday.Day.Fixed(MonthDay.of(month, row.getInt("day")));
            case "NTH" -> new Holiday.Day.Nth(month, DayOfWeek.of(row.getInt("weekday")), row.getInt("nth"));
            case "LAST" -> new Holiday.Day.Last(month, DayOfWeek.of(row.getInt("weekday")));
            case String other -> throw new IllegalStateException("expected a kind of holiday, but was " + other);
        };
    }
}
