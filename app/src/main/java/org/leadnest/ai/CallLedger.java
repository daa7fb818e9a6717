package org.leadnest.ai;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.leadnest.accounts.Accounts;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What calls to a model used, without a word of what was asked or answered, and what is left of the month's budget. */
@Service
class CallLedger {
    private static final long TOKENS_PER_CREDIT = 1000;
    private static final int SHOWN = 30;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final AccessSettings settings;
    private final InstantSource clock;

    CallLedger(JdbcClient jdbc, Accounts accounts, AccessSettings settings, InstantSource clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param outcome {@code ANSWERED}, or why there was no answer */
    record Entry(
            String prompt,
            String model,
            boolean ownKey,
            String outcome,
            long tokensIn,
            long tokensOut,
            long credits,
            long tookMs,
            Instant madeAt) {}

    /** One for each 1,000 tokens, begun ones in full. */
    static long credits(long tokens) {
        return (tokens + TOKENS_PER_CREDIT - 1) / TOKENS_PER_CREDIT;
    }

    Instant now() {
        return clock.instant();
    }

    /** Why no call may be made; empty when one may. */
    @Transactional(readOnly = true)
    java.util.Optional<String> refusal() {
        OptionalLong most = settings.kept().monthlyCredits();
        return most.isPresent() && used() >= most.getAsLong()
                ? java.util.Optional.of("this month's budget of %,d AI credits is used up".formatted(most.getAsLong()))
                : java.util.Optional.empty();
    }

    /** Credits of this calendar month, in the account's zone. */
    @Transactional(readOnly = true)
    long used() {
        var zone = accounts.account(Tenancy.required()).zone();
        LocalDate month = LocalDate.ofInstant(clock.instant(), zone).withDayOfMonth(1);
        return jdbc.sql("""
                        select coalesce(sum(credits), 0) from ai.calls
                         where account_id = :account and made_at >= :since
                        """)
                .param("account", Tenancy.required().value())
                .param("since", Timestamp.from(month.atStartOfDay(zone).toInstant()))
                .query(Long.class)
                .single();
    }

    @Transactional
    void add(Entry call) {
        jdbc.sql("""
                        insert into ai.calls (account_id, id, prompt, model, own_key, outcome, tokens_in, tokens_out, credits,
                          took_ms, made_at)
                        values (:account, :id, :prompt, :model, :own, :outcome, :in, :out, :credits, :took, :at)
                        """)
                .param("account", Tenancy.required().value())
                .param("id", Ids.next())
                .param("prompt", call.prompt())
                .param("model", call.model())
                .param("own", call.ownKey())
                .param("outcome", call.outcome())
                .param("in", call.tokensIn())
                .param("out", call.tokensOut())
                .param("credits", call.credits())
                .param("took", call.tookMs())
                .param("at", Timestamp.from(call.madeAt()))
                .update();
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    List<Entry> newest() {
        return jdbc.sql("""
                        select prompt, model, own_key, outcome, tokens_in, tokens_out, credits, took_ms, made_at
                          from ai.calls where account_id = :account order by made_at desc, id desc limit :most
                        """)
                .param("account", Tenancy.required().value())
                .param("most", SHOWN)
                .query((row, i) -> new Entry(
                        row.getString("prompt"),
                        row.getString("model"),
                        row.getBoolean("own_key"),
                        row.getString("outcome"),
                        row.getLong("tokens_in"),
                        row.getLong("tokens_out"),
                        row.getLong("credits"),
                        row.getLong("took_ms"),
                        row.getTimestamp("made_at").toInstant()))
                .list();
    }
}
