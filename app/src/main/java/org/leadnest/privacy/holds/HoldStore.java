package org.leadnest.privacy.holds;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class HoldStore {
    private static final String SELECT = """
            select id, customer_id, reason, law, parts, person_id, ticket, held_until, silent_until, silent_law, set_at, set_by, told_at,
                   ended_at
              from privacy.holds
            """;
    private static final int SHOWN = 200;

    private final JdbcClient jdbc;

    HoldStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Sets it, or brings it up to what is given. */
    void put(Hold hold) {
        Hold.Silence silence = hold.silence();
        jdbc.sql("""
                        insert into privacy.holds
                               (id, customer_id, reason, law, parts, person_id, ticket, held_until, silent_until, silent_law,
                                set_at, set_by, told_at, ended_at)
                        values (:id, :account, :reason, :law, :parts, :person, :ticket, :until, :silent, :silentLaw,
                                :at, :by, :told, :ended)
                        on conflict (id) do update set held_until = excluded.held_until, told_at = excluded.told_at,
                               ended_at = excluded.ended_at
                        """)
                .param("id", hold.id())
                .param("account", hold.account().value())
                .param("reason", hold.reason())
                .param("law", hold.law())
                .param("parts", hold.parts().stream().map(HeldPart::name).toArray(String[]::new))
                .param("person", hold.person())
                .param("ticket", hold.ticket())
                .param("told", timestamp(hold.toldAt()))
                .param("ended", timestamp(hold.endedAt()))
                .param("until", hold.until())
                .param("silent", silence == null ? null : silence.until())
                .param("silentLaw", silence == null ? null : silence.law())
                .param("at", Timestamp.from(hold.setAt()))
                .param("by", hold.setBy().value())
                .update();
    }

    void act(UUID hold, HoldAct act) {
        UserId by = act.by();
        jdbc.sql("""
                        insert into privacy.hold_acts (id, hold_id, act, words, acted_by, acted_at)
                        values (:id, :hold, :act, :words, :by, :at)
                        """)
                .param("id", Ids.next())
                .param("hold", hold)
                .param("act", act.kind().name())
                .param("words", act.words())
                .param("by", by == null ? null : by.value())
                .param("at", Timestamp.from(act.at()))
                .update();
    }

    List<HoldAct> acts(UUID hold) {
        return jdbc.sql("""
                        select act, words, acted_by, acted_at from privacy.hold_acts
                         where hold_id = :hold order by acted_at, id
                        """)
                .param("hold", hold)
                .query((row, number) -> {
                    UUID by = row.getObject("acted_by", UUID.class);
                    return new HoldAct(
                            HoldAct.Kind.valueOf(row.getString("act")),
                            row.getString("words"),
                            by == null ? null : new UserId(by),
                            row.getTimestamp("acted_at").toInstant());
                })
                .list();
    }

    /** Those that stand; no operator's word and no clock is needed for one that is not ended. */
    List<Hold> standing() {
        return jdbc.sql(SELECT + " where ended_at is null order by held_until, id")
                .query(HoldStore::hold)
                .list();
    }

    List<Hold> standing(AccountId account) {
        return jdbc.sql(SELECT + " where customer_id = :account and ended_at is null order by set_at, id")
                .param("account", account.value())
                .query(HoldStore::hold)
                .list();
    }

    /** All of an account, the newest first. */
    List<Hold> of(AccountId account) {
        return jdbc.sql(SELECT + " where customer_id = :account order by set_at desc, id desc limit :most")
                .param("account", account.value())
                .param("most", SHOWN)
                .query(HoldStore::hold)
                .list();
    }

    /** The hold while it stands; its row is held for the transaction. */
    Optional<Hold> standing(AccountId account, UUID id) {
        return jdbc.sql(SELECT + " where customer_id = :account and id = :id and ended_at is null for update")
                .param("account", account.value())
                .param("id", id)
                .query(HoldStore::hold)
                .optional();
    }

    Optional<Hold> find(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(HoldStore::hold)
                .optional();
    }

    /** Whether one of the account's ended after that time. */
    boolean endedSince(AccountId account, Instant time) {
        return jdbc.sql("select exists (select 1 from privacy.holds where customer_id = :account and ended_at > :time)")
                .param("account", account.value())
                .param("time", Timestamp.from(time))
                .query(Boolean.class)
                .single();
    }

    /** Whether the person of the account of the running code waits to be erased. */
    boolean awaits(UUID person) {
        return jdbc.sql("select exists (select 1 from privacy.held_people where person_id = :person)")
                .param("person", person)
                .query(Boolean.class)
                .single();
    }

    void extend(UUID id, LocalDate until) {
        jdbc.sql("update privacy.holds set held_until = :until where id = :id")
                .param("until", until)
                .param("id", id)
                .update();
    }

    void told(UUID id, Instant now) {
        stamp("told_at", id, now);
    }

    void ended(UUID id, Instant now) {
        stamp("ended_at", id, now);
    }

    void completed(UUID id, Instant now) {
        stamp("completed_at", id, now);
    }

    private void stamp(String column, UUID id, Instant now) {
        jdbc.sql("update privacy.holds set " + column + " = :now where id = :id and " + column + " is null")
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    /** Holds that ended and after which nobody has looked yet for what waited. */
    List<Hold> toComplete() {
        return jdbc.sql(SELECT + " where ended_at is not null and completed_at is null order by ended_at, id")
                .query(HoldStore::hold)
                .list();
    }

    /**
     * Tables with rows of accounts in the schemas, and those that they refer to: without the latter the former could not
     * stand. Accounts and users themselves are never removed, only emptied.
     */
    Set<String> tables(Collection<String> schemas) {
        return jdbc.sql("""
                        with recursive own as (
                          select c.oid from pg_class c
                            join pg_namespace n on n.oid = c.relnamespace
                            join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id' and not a.attisdropped
                           where c.relkind in ('r', 'p') and not c.relispartition and n.nspname = any (:schemas)),
                        held as (
                          select oid from own
                          union
                          select f.confrelid from pg_constraint f join held h on f.conrelid = h.oid
                           where f.contype = 'f'
                             and f.confrelid not in ('accounts.accounts'::regclass, 'accounts.users'::regclass))
                        select n.nspname || '.' || c.relname
                          from held h join pg_class c on c.oid = h.oid join pg_namespace n on n.oid = c.relnamespace
                        """).param("schemas", schemas.toArray(String[]::new)).query(String.class).list().stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** In the account of the running code. */
    void await(AccountId account, UUID person, Instant now) {
        jdbc.sql("""
                        insert into privacy.held_people (account_id, person_id, asked_at)
                        values (:account, :person, :now) on conflict do nothing
                        """)
                .param("account", account.value())
                .param("person", person)
                .param("now", Timestamp.from(now))
                .update();
    }

    List<UUID> awaiting() {
        return jdbc.sql("select person_id from privacy.held_people order by asked_at, person_id")
                .query(UUID.class)
                .list();
    }

    void forget(UUID person) {
        jdbc.sql("delete from privacy.held_people where person_id = :person")
                .param("person", person)
                .update();
    }

    private static Hold hold(ResultSet row, int number) throws SQLException {
        Date silent = row.getDate("silent_until");
        return new Hold(
                row.getObject("id", UUID.class),
                new AccountId(row.getObject("customer_id", UUID.class)),
                row.getString("reason"),
                row.getString("law"),
                parts(row.getArray("parts")),
                row.getObject("person_id", UUID.class),
                row.getObject("ticket", Long.class),
                row.getObject("held_until", LocalDate.class),
                silent == null ? null : new Hold.Silence(silent.toLocalDate(), row.getString("silent_law")),
                row.getTimestamp("set_at").toInstant(),
                new UserId(row.getObject("set_by", UUID.class)),
                instant(row.getTimestamp("told_at")),
                instant(row.getTimestamp("ended_at")));
    }

    private static List<HeldPart> parts(Array names) throws SQLException {
        return Arrays.stream((String[]) names.getArray()).map(HeldPart::valueOf).toList();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant time) {
        return time == null ? null : Timestamp.from(time);
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
