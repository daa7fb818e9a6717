package org.leadnest.leads.mailroom;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.leads.LeadId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of leads.mail. */
@Repository
class MailStore {
    private final JdbcClient jdbc;

    MailStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The id of a message that is new; empty when the same bytes are there. */
    Optional<UUID> insert(byte[] digest, byte[] raw, boolean cut, Instant now) {
        return jdbc.sql("""
                        insert into leads.mail (account_id, id, digest, raw, cut, received_at, status)
                        values (:account, :id, :digest, :raw, :cut, :now, 'RECEIVED')
                        on conflict (account_id, digest) do nothing returning id
                        """)
                .param("account", Tenancy.required().value())
                .param("id", Ids.next())
                .param("digest", digest)
                .param("raw", raw)
                .param("cut", cut)
                .param("now", at(now))
                .query(UUID.class)
                .optional();
    }

    /** A message as lists and its page show it. */
    record Kept(
            UUID id,
            Instant receivedAt,
            String status,
            String sender,
            String subject,
            @Nullable String reader,
            @Nullable String reason,
            @Nullable LeadId lead) {}

    /** Addresses and numbers of the members, and the account's number. */
    House house() {
        Set<String> emails = new HashSet<>();
        Set<PhoneNumber> phones = new HashSet<>();
        jdbc.sql("""
                        select lower(u.email) as email, p.phone from accounts.memberships m
                          join accounts.users u on u.id = m.user_id left join accounts.profiles p on p.user_id = u.id
                         where m.account_id = :account
                        union all select null, a.phone from accounts.accounts a where a.id = :account
                        """).param("account", Tenancy.required().value()).query((ResultSet row) -> {
            Optional.ofNullable(row.getString("email")).ifPresent(emails::add);
            Optional.ofNullable(row.getString("phone"))
                    .flatMap(PhoneNumber::parse)
                    .ifPresent(phones::add);
        });
        return House.of(emails, phones);
    }

    Optional<byte[]> raw(UUID id) {
        return jdbc.sql("select raw from leads.mail where id = :id")
                .param("id", id)
                .query(byte[].class)
                .optional();
    }

    Optional<Kept> find(UUID id) {
        return jdbc.sql(KEPT + " where id = :id")
                .param("id", id)
                .query(MailStore::kept)
                .optional();
    }

    /** What waits for a person first, then the newest. */
    List<Kept> latest(int limit) {
        return jdbc.sql(KEPT + " order by (status = 'REVIEW') desc, received_at desc, id desc limit :limit")
                .param("limit", limit)
                .query(MailStore::kept)
                .list();
    }

    private static final String KEPT = """
            select id, received_at, status, coalesce(sender, '') as sender, coalesce(subject, '') as subject, reader, reason,
                   lead_id
              from leads.mail
            """;

    private static Kept kept(ResultSet row, int index) throws SQLException {
        UUID lead = row.getObject("lead_id", UUID.class);
        return new Kept(
                row.getObject("id", UUID.class),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getString("status"),
                row.getString("sender"),
                row.getString("subject"),
                row.getString("reader"),
                row.getString("reason"),
                lead == null ? null : new LeadId(lead));
    }

    /** Moves a message on from one of {@code from}; false when it is not there any more. */
    boolean settle(UUID id, String to, Outcome outcome, String... from) {
        return jdbc.sql("""
                        update leads.mail
                           set status = :to, sender = coalesce(:sender, sender), subject = coalesce(:subject, subject),
                               reader = :reader, reason = :reason, lead_id = :lead
                         where id = :id and status = any(:from)
                        """)
                        .param("id", id)
                        .param("to", to)
                        .param("sender", outcome.sender())
                        .param("subject", outcome.subject())
                        .param("reader", outcome.reader())
                        .param("reason", outcome.reason())
                        .param(
                                "lead",
                                outcome.lead() == null ? null : outcome.lead().value(),
                                Types.OTHER)
                        .param("from", from)
                        .update()
                == 1;
    }

    record Outcome(
            @Nullable String sender,
            @Nullable String subject,
            @Nullable String reader,
            @Nullable String reason,
            @Nullable LeadId lead) {}

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
