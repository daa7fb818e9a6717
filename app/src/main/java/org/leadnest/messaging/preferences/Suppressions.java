package org.leadnest.messaging.preferences;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.Channel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who gets nothing commercial on which channel: by person, and by the keyed hash of an address, which outlives the person's
 * data. Only the person's own word lifts one; what stands there because a carrier refused an address is no word of theirs and
 * goes when the address turns out to live.
 */
@Component
public class Suppressions {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    Suppressions(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional
    public void blockAddress(AccountId account, Channel channel, String addressKey, String reason) {
        add(account, "address:" + addressKey, channel, reason, "CARRIER");
    }

    /** Somebody who may be no lead asked for it. */
    @Transactional
    public void blockByRequest(AccountId account, Channel channel, String addressKey, String source) {
        blockOwnAddress(account, channel, addressKey, source);
    }

    public void blockPerson(AccountId account, Channel channel, UUID person, String source) {
        add(account, "person:" + person, channel, "opted out", source);
    }

    public void blockOwnAddress(AccountId account, Channel channel, String addressKey, String source) {
        add(account, "address:" + addressKey, channel, "opted out", source);
    }

    /** @param reached whether the person wrote from there, so that the address is alive whatever a carrier said */
    public void lift(AccountId account, Channel channel, UUID person, List<String> addressKeys, boolean reached) {
        var keys = new java.util.ArrayList<>(List.of("person:" + person));
        addressKeys.forEach(key -> keys.add("address:" + key));
        jdbc.sql("""
                        delete from messaging.suppressions
                         where account_id = :account and channel = :channel and subject_key in (:keys)
                           and (:reached or reason in ('opted out', 'erased'))
                        """)
                .param("account", account.value())
                .param("channel", channel.name())
                .param("keys", keys)
                .param("reached", reached)
                .update();
    }

    /** A carrier refused the address, and it lives after all: false when nothing of the kind stands there. */
    public boolean liftRefusal(AccountId account, Channel channel, String addressKey) {
        return jdbc.sql("""
                        delete from messaging.suppressions
                         where account_id = :account and channel = :channel and subject_key = 'address:' || :key
                           and reason not in ('opted out', 'erased')
                        """)
                        .param("account", account.value())
                        .param("channel", channel.name())
                        .param("key", addressKey)
                        .update()
                == 1;
    }

    /** The channels on which the person gets nothing. */
    public Set<Channel> of(AccountId account, UUID person) {
        return closed(account, "person:" + person);
    }

    /** The channels on which that address gets nothing, whose ever it is. */
    public Set<Channel> ofAddress(AccountId account, String addressKey) {
        return closed(account, "address:" + addressKey);
    }

    /** The channels on which a carrier says that the address takes nothing: no wish of the person lifts that. */
    @Transactional(readOnly = true)
    public Set<Channel> byCarrier(AccountId account, String addressKey) {
        var channels = EnumSet.noneOf(Channel.class);
        channels.addAll(jdbc.sql("""
                        select channel from messaging.suppressions
                         where account_id = :account and subject_key = :key and reason not in ('opted out', 'erased')
                        """)
                .param("account", account.value())
                .param("key", "address:" + addressKey)
                .query((row, number) -> Channel.valueOf(row.getString("channel")))
                .list());
        return channels;
    }

    private Set<Channel> closed(AccountId account, String subjectKey) {
        var channels = EnumSet.noneOf(Channel.class);
        channels.addAll(jdbc.sql("""
                        select channel from messaging.suppressions
                         where account_id = :account and subject_key = :key
                        """)
                .param("account", account.value())
                .param("key", subjectKey)
                .query((row, number) -> Channel.valueOf(row.getString("channel")))
                .list());
        return channels;
    }

    /** The person's own word takes the place of a carrier's, never the other way round. */
    private void add(AccountId account, String subjectKey, Channel channel, String reason, String source) {
        jdbc.sql("""
                        insert into messaging.suppressions as s (account_id, subject_key, channel, reason, source,
                          suppressed_at)
                        values (:account, :key, :channel, :reason, :source, :now)
                        on conflict (account_id, subject_key, channel) do update
                           set reason = excluded.reason, source = excluded.source, suppressed_at = excluded.suppressed_at
                         where excluded.reason in ('opted out', 'erased') and s.reason not in ('opted out', 'erased')
                        """)
                .param("account", account.value())
                .param("key", subjectKey)
                .param("channel", channel.name())
                .param("reason", reason)
                .param("source", source)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
