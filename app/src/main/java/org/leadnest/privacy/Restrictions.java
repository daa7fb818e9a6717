package org.leadnest.privacy;

import java.sql.Timestamp;
import java.time.InstantSource;
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
                        values (:account, :person, :reason, :now) on conflict (account_id, person_id) do nothing
                        """)
                .param("account", Tenancy.required().value())
                .param("person", person)
                .param("reason", reason)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        records.stream().forEach(one -> one.restrict(person));
    }

    /**
     * Lets the data be used again by somebody's decision, which stays written down; false where there was no restriction.
     *
     * @param reason 1 to 2,000 characters, which the person reads
     */
    @Transactional
    boolean lift(UUID person, UserId by, String reason) {
        return jdbc.sql("""
                        with ended as (
                          delete from privacy.restrictions where person_id = :person returning reason, restricted_at)
                        insert into privacy.lifted_restrictions (account_id, id, person_id, restricted_because,
                               restricted_at, lifted_because, lifted_at, lifted_by)
                        select :account, :id, :person, ended.reason, ended.restricted_at, :reason, :now, :by from ended
                        """)
                        .param("account", Tenancy.required().value())
                        .param("id", Ids.next())
                        .param("person", person)
                        .param("reason", reason)
                        .param("now", Timestamp.from(clock.instant()))
                        .param("by", by.value())
                        .update()
                == 1;
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
