package org.leadnest.accounts.audit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;

/** Reads a filter as it was typed. */
final class AuditQuestion {
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private AuditQuestion() {}

    static FieldErrors check(AuditPage.Asked asked) {
        String expected = "expected a day such as 2026-11-28, or nothing";
        return new FieldErrors()
                .expect(
                        asked.person().isEmpty() || Ids.parse(asked.person()).isPresent(),
                        "person",
                        "expected a person")
                .expect(asked.act().isEmpty() || acts().containsKey(asked.act()), "act", "expected one of the list")
                .expect(asked.from().isEmpty() || day(asked.from()).isPresent(), "from", expected)
                .expect(asked.to().isEmpty() || day(asked.to()).isPresent(), "to", expected);
    }

    /** Days are the zone's, both included. */
    static AuditFilter filter(AuditPage.Asked asked, ZoneId zone) {
        return new AuditFilter(
                Ids.parse(asked.person()).map(UserId::new).orElse(null),
                asked.act().isEmpty() ? null : AuditAct.valueOf(asked.act()),
                day(asked.from()).map(day -> day.atStartOfDay(zone).toInstant()).orElse(null),
                day(asked.to())
                        .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant())
                        .orElse(null));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()))
                    .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    static long below(String after) {
        try {
            return after.isEmpty() ? Long.MAX_VALUE : Long.parseLong(after);
        } catch (NumberFormatException none) {
            return Long.MAX_VALUE;
        }
    }

    static Map<String, String> acts() {
        Map<String, String> acts = new LinkedHashMap<>();
        Arrays.stream(AuditAct.values()).forEach(act -> acts.put(act.name(), act.words()));
        return acts;
    }
}
