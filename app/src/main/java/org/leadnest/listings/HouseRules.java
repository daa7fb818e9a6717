package org.leadnest.listings;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A brokerage's own lines about words: {@code ban: phrase}, {@code ban: phrase => replacement}, {@code allow: phrase}. They
 * hold for all of the account's texts, whoever writes them.
 */
@Component
public class HouseRules {
    static final int MOST_LINES = 200;
    static final int MOST_CHARACTERS = 200;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    HouseRules(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of the account of the running code, in the order in which they were written. */
    @Transactional(readOnly = true)
    public List<String> lines() {
        return jdbc.sql("select lines from listings.house_rules where account_id = :account")
                .param("account", Tenancy.required().value())
                .query(String.class)
                .optional()
                .map(kept -> kept.lines().toList())
                .orElse(List.of());
    }

    /** Keeps them instead of those before, or says under {@code rules} what is wrong with which line. */
    @Transactional
    FieldErrors save(String typed) {
        List<String> lines = read(typed);
        FieldErrors errors = errors(lines);
        if (!errors.any()) {
            jdbc.sql("""
                            insert into listings.house_rules (account_id, lines, changed_at)
                            values (:account, :lines, :now)
                            on conflict (account_id) do update set lines = excluded.lines, changed_at = excluded.changed_at
                            """)
                    .param("account", Tenancy.required().value())
                    .param("lines", String.join("\n", lines))
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        }
        return errors;
    }

    private static List<String> read(String typed) {
        return typed.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static FieldErrors errors(List<String> lines) {
        FieldErrors errors = new FieldErrors();
        errors.expect(lines.size() <= MOST_LINES, "rules", "expected at most " + MOST_LINES + " lines");
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at);
            errors.expect(
                    isRule(line) && FieldKind.Text.storable(line),
                    "rules",
                    "line " + (at + 1)
                            + ": expected \"ban: phrase\", \"ban: phrase => replacement\" or \"allow: phrase\"");
            errors.expect(
                    line.length() <= MOST_CHARACTERS,
                    "rules",
                    "line " + (at + 1) + ": expected at most " + MOST_CHARACTERS + " characters");
        }
        return errors;
    }

    private static boolean isRule(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        if (lower.startsWith("allow:")) {
            return !line.substring("allow:".length()).isBlank() && !line.contains("=>");
        }
        if (!lower.startsWith("ban:")) {
            return false;
        }
        String[] parts = line.substring("ban:".length()).split("=>", -1);
        return parts.length <= 2 && !parts[0].isBlank();
    }
}
