package org.leadnest.messaging;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.leadnest.messaging.Correspondence.Away;
import org.leadnest.messaging.Correspondence.Standing;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CorrespondenceStore {
    private final JdbcClient jdbc;

    CorrespondenceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Channel> takeUntold(UUID person, Instant now, Instant before) {
        return jdbc.sql("""
                        update messaging.conversations set told_at = :now
                         where account_id = :account and person_id = :person and unread > 0
                           and (told_at is null or told_at < :before)
                        returning last_channel
                        """)
                .param("account", Tenancy.required().value())
                .param("person", person)
                .param("now", Timestamp.from(now))
                .param("before", Timestamp.from(before))
                .query((row, number) -> Channel.valueOf(row.getString("last_channel")))
                .optional();
    }

    Map<UUID, Standing> standing(Collection<UUID> persons) {
        UUID account = Tenancy.required().value();
        Map<UUID, Instant> answered = new HashMap<>();
        jdbc.sql("""
                        select person_id, max(created_at) as at from messaging.messages
                         where account_id = :account and person_id = any(:persons) and direction = 'IN' and not automatic
                         group by person_id
                        """)
                .param("account", account)
                .param("persons", persons.toArray(UUID[]::new))
                .query((row, n) -> answered.put(
                        row.getObject("person_id", UUID.class),
                        row.getTimestamp("at").toInstant()))
                .list();
        Map<UUID, Set<Channel>> closed = new HashMap<>();
        jdbc.sql("""
                        select subject_key, channel from messaging.suppressions
                         where account_id = :account and subject_key = any(:keys)
                        """)
                .param("account", account)
                .param("keys", persons.stream().map(id -> "person:" + id).toArray(String[]::new))
                .query((row, n) -> closed.computeIfAbsent(
                                UUID.fromString(row.getString("subject_key").substring("person:".length())),
                                id -> EnumSet.noneOf(Channel.class))
                        .add(Channel.valueOf(row.getString("channel"))))
                .list();
        Map<UUID, Away> away = away(account, persons);
        return Stream.of(answered.keySet(), closed.keySet(), away.keySet())
                .flatMap(Set::stream)
                .distinct()
                .collect(Collectors.toMap(
                        person -> person,
                        person -> new Standing(
                                answered.get(person), closed.getOrDefault(person, Set.of()), away.get(person))));
    }

    private Map<UUID, Away> away(UUID account, Collection<UUID> persons) {
        Map<UUID, Away> away = new HashMap<>();
        jdbc.sql("""
                        select distinct on (person_id) person_id, created_at, back_on, away_until
                          from messaging.messages
                         where account_id = :account and person_id = any(:persons) and away_until is not null
                         order by person_id, away_until desc
                        """)
                .param("account", account)
                .param("persons", persons.toArray(UUID[]::new))
                .query(row -> {
                    away.put(
                            row.getObject("person_id", UUID.class),
                            new Away(
                                    row.getTimestamp("created_at").toInstant(),
                                    row.getObject("back_on", LocalDate.class),
                                    row.getTimestamp("away_until").toInstant()));
                });
        return away;
    }

    Map<UUID, Message> unsent(Collection<UUID> enrollments) {
        return jdbc
                .sql("select distinct on (enrollment_id) * from (" + MessageStore.SHOWN + """
                         and enrollment_id = any(:enrollments)) m
                         order by enrollment_id, (status = 'HELD') desc, created_at desc, id desc
                        """)
                .param("account", Tenancy.required().value())
                .param("enrollments", enrollments.toArray(UUID[]::new))
                .query(MessageStore::message)
                .list()
                .stream()
                .filter(message -> message.status() == Status.HELD || message.status() == Status.REFUSED)
                .filter(message -> message.enrollmentId() != null)
                .collect(Collectors.toMap(
                        message -> java.util.Objects.requireNonNull(message.enrollmentId()), message -> message));
    }

    long sent(UUID enrollment) {
        return jdbc.sql("""
                        select count(*) from messaging.messages
                         where account_id = :account and enrollment_id = :enrollment and status in ('SENT', 'DELIVERED')
                        """)
                .param("account", Tenancy.required().value())
                .param("enrollment", enrollment)
                .query(Long.class)
                .single();
    }

    Set<UUID> opened(Collection<UUID> enrollments) {
        return Set.copyOf(jdbc.sql("""
                        select distinct m.enrollment_id from messaging.messages m
                          join messaging.links l on l.account_id = m.account_id and l.message_id = m.id
                         where m.account_id = :account and m.enrollment_id = any(:enrollments)
                           and l.first_click_at is not null
                        """)
                .param("account", Tenancy.required().value())
                .param("enrollments", enrollments.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    Map<Status, Long> since(Instant since) {
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        jdbc.sql("""
                        select status, count(*) as n from messaging.messages
                         where account_id = :account and created_at >= :since and person_id is not null
                         group by status
                        """)
                .param("account", Tenancy.required().value())
                .param("since", Timestamp.from(since))
                .query((row, n) -> counts.put(Status.valueOf(row.getString("status")), row.getLong("n")))
                .list();
        return counts;
    }

    long unanswered(UUID user, Instant now) {
        return jdbc.sql("""
                        select count(*) from (
                          select 1 from messaging.conversations
                           where account_id = :account and done_at is null and last_direction = 'IN'
                             and (assignee_id = :user or assignee_id is null)
                             and (snoozed_until is null or snoozed_until <= :now) limit 100) as open
                        """)
                .param("account", Tenancy.required().value())
                .param("user", user)
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    Map<UUID, Long> writtenBy(Instant since) {
        Map<UUID, Long> written = new java.util.HashMap<>();
        jdbc.sql("""
                        select author_id, count(*) as n from messaging.messages
                         where author_id is not null and kind = 'MANUAL' and sent_at >= :since
                         group by author_id
                        """).param("since", java.sql.Timestamp.from(since)).query(row -> {
            written.put(row.getObject("author_id", UUID.class), row.getLong("n"));
        });
        return written;
    }
}
