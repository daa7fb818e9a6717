package org.leadnest.privacy;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whose data the account of the running code keeps and does not use: after an objection or a request to restrict (GDPR
 * articles 18 and 21). Holds from its commit on: what waits to be sent is refused, and the send gate refuses what comes.
 */
@Service
public class Restrictions {
    private final JdbcClient jdbc;
    /** Asked for when it is needed: whoever keeps something about people may ask this in turn. */
    private final ObjectProvider<PersonRecords> records;

    private final InstantSource clock;

    Restrictions(JdbcClient jdbc, ObjectProvider<PersonRecords> records, InstantSource clock) {
        this.jdbc = jdbc;
        this.records = records;
        this.clock = clock;
    }

    @Transactional
    public void restrict(UUID person, String reason) {
        jdbc.sql("""
                        insert into privacy.restrictions (account_id, person_id, reason, restricted_at)
                        values (:account, :person, :reason, :now) on conflict (account_id, person_id) do update
                           set lift_at = null, lift_because = null, lift_by = null where restrictions.lift_at is not null
                        """)
                .param("account", Tenancy.required().value())
                .param("person", person)
                .param("reason", reason)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        records.stream().forEach(one -> one.restrict(person));
    }

    /** @param told how the person heard of it where no letter could tell them; empty where one did */
    record Lift(UserId by, String reason, String told) {}

    /**
     * Lets the data be used again by somebody's decision, which stays written down; false where there was no restriction. The
     * person has to know of it before.
     */
    @Transactional
    boolean lift(UUID person, Lift lift) {
        return jdbc.sql("""
                        with ended as (
                          delete from privacy.restrictions where person_id = :person returning reason, restricted_at)
                        insert into privacy.lifted_restrictions (account_id, id, person_id, restricted_because,
                               restricted_at, lifted_because, lifted_at, lifted_by, told)
                        select :account, :id, :person, ended.reason, ended.restricted_at, :reason, :now, :by, :told from ended
                        """)
                        .param("account", Tenancy.required().value())
                        .param("id", Ids.next())
                        .param("person", person)
                        .param("reason", lift.reason())
                        .param("now", Timestamp.from(clock.instant()))
                        .param("by", lift.by().value())
                        .param("told", lift.told())
                        .update()
                == 1;
    }

    /** The same at a later moment, until which the data stays unused; a new restriction takes it back. False where there is none, or it is to be lifted already. */
    @Transactional
    boolean liftLater(UUID person, Lift lift, Instant at) {
        return jdbc.sql("""
                        update privacy.restrictions set lift_at = :at, lift_because = :reason, lift_by = :by
                         where person_id = :person and lift_at is null
                        """)
                        .param("at", Timestamp.from(at))
                        .param("reason", lift.reason())
                        .param("by", lift.by().value())
                        .param("person", person)
                        .update()
                == 1;
    }

    /** Lifts what was to be lifted by now, of the account of the running code. */
    @Transactional
    void liftDue() {
        record Due(UUID person, Lift lift) {}
        jdbc.sql("""
                        select person_id, lift_because, lift_by from privacy.restrictions
                         where lift_at <= :now for update
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> new Due(
                        row.getObject("person_id", UUID.class),
                        new Lift(new UserId(row.getObject("lift_by", UUID.class)), row.getString("lift_because"), "")))
                .list()
                .forEach(due -> lift(due.person(), due.lift()));
    }

    /** When each of the given is to be lifted, of those that are. */
    @Transactional(readOnly = true)
    Map<UUID, Instant> liftings(Set<UUID> persons) {
        Map<UUID, Instant> liftings = new HashMap<>();
        jdbc.sql("""
                        select person_id, lift_at from privacy.restrictions
                         where person_id = any (:persons) and lift_at is not null
                        """).param("persons", persons.toArray(UUID[]::new)).query(row -> {
            liftings.put(
                    row.getObject("person_id", UUID.class),
                    row.getTimestamp("lift_at").toInstant());
        });
        return liftings;
    }

    /** With the person's other data. */
    @Transactional
    void forgetLifted(UUID person) {
        jdbc.sql("delete from privacy.lifted_restrictions where person_id = :person")
                .param("person", person)
                .update();
    }

    /** Of two persons who are one. */
    @Transactional
    void moveLifted(UUID from, UUID to) {
        jdbc.sql("update privacy.lifted_restrictions set person_id = :to where person_id = :from")
                .param("from", from)
                .param("to", to)
                .update();
    }

    /** Without anybody's decision: the person is erased, or another one now. False where there was none. */
    @Transactional
    public boolean lift(UUID person) {
        return jdbc.sql("delete from privacy.restrictions where person_id = :person")
                        .param("person", person)
                        .update()
                == 1;
    }

    @Transactional(readOnly = true)
    public boolean holds(UUID person) {
        return among(Set.of(person)).contains(person);
    }

    /** Those of the given whose data is not used. */
    @Transactional(readOnly = true)
    public Set<UUID> among(Set<UUID> persons) {
        return jdbc
                .sql("select person_id from privacy.restrictions where person_id = any (:persons)")
                .param("persons", persons.toArray(UUID[]::new))
                .query((row, number) -> row.getObject("person_id", UUID.class))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }
}
