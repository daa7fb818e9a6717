package org.leadnest.leads;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of showings. */
@Repository
class ShowingStore {
    private static final String SELECT = """
            select id, lead_id, user_id, user_name, place, starts_at, minutes,
                   case when status = 'BOOKED' and starts_at <= :now then 'DONE' else status end as status, note, sequence
              from leads.showings
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    ShowingStore(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    boolean insert(Showing showing, Instant now) {
        return jdbc.sql("""
                        insert into leads.showings (account_id, id, lead_id, user_id, user_name, place, starts_at, minutes,
                          status, note, created_at)
                        values (:account, :id, :lead, :user, :name, :place, :at, :minutes, :status, :note, :now)
                        on conflict do nothing
                        """)
                        .param("account", Tenancy.required().value())
                        .param("id", showing.id())
                        .param("lead", showing.lead().value())
                        .param("user", showing.agent().value())
                        .param("name", showing.agentName())
                        .param("place", showing.place())
                        .param("at", LeadRows.at(showing.startsAt()))
                        .param("minutes", showing.length().toMinutes())
                        .param("status", showing.status().name())
                        .param("note", showing.note())
                        .param("now", LeadRows.at(now))
                        .update()
                == 1;
    }

    boolean cancel(UUID showing) {
        return jdbc.sql("""
                        update leads.showings set status = 'CANCELED', sequence = sequence + 1
                         where id = :id and status = 'BOOKED' and starts_at > :now
                        """)
                        .param("id", showing)
                        .param("now", LeadRows.at(clock.instant()))
                        .update()
                == 1;
    }

    /** False when it is not booked any more, or its agent has another with the lead then. */
    boolean move(UUID showing, Instant startsAt, Duration length) {
        return jdbc.sql("""
                        update leads.showings s set starts_at = :at, minutes = :minutes, sequence = sequence + 1
                         where id = :id and status = 'BOOKED' and starts_at > :now
                           and not exists (select from leads.showings o
                                 where o.lead_id = s.lead_id and o.user_id = s.user_id and o.starts_at = :at
                                   and o.status <> 'CANCELED' and o.id <> s.id)
                        """)
                        .param("id", showing)
                        .param("at", LeadRows.at(startsAt))
                        .param("minutes", length.toMinutes())
                        .param("now", LeadRows.at(clock.instant()))
                        .update()
                == 1;
    }

    /** Whether its latest change is told by whoever asks: true once. */
    boolean tell(UUID showing) {
        return jdbc.sql(
                                "update leads.showings set told_sequence = sequence where id = :id and told_sequence < sequence")
                        .param("id", showing)
                        .update()
                == 1;
    }

    boolean claim(UUID showing, Instant now) {
        return jdbc.sql("""
                        update leads.showings set confirmed_at = :now
                         where id = :id and confirmed_at is null and status = 'BOOKED'
                        """).param("id", showing).param("now", LeadRows.at(now)).update() == 1;
    }

    Optional<Showing> find(UUID showing) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", showing)
                .param("now", LeadRows.at(clock.instant()))
                .query(ShowingStore::showing)
                .optional();
    }

    /** The earliest of each lead that is booked and still to come. */
    List<Showing> next(Collection<UUID> leads) {
        return jdbc.sql("select distinct on (lead_id) * from (" + SELECT + """
                         where lead_id = any(:leads) and status = 'BOOKED' and starts_at > :now) s
                         order by lead_id, starts_at, id
                        """)
                .param("leads", leads.toArray(UUID[]::new))
                .param("now", LeadRows.at(clock.instant()))
                .query(ShowingStore::showing)
                .list();
    }

    List<Showing> of(LeadId lead, int limit) {
        return jdbc.sql(SELECT + "where lead_id = :lead order by starts_at desc, id desc limit :limit")
                .param("lead", lead.value())
                .param("now", LeadRows.at(clock.instant()))
                .param("limit", limit)
                .query(ShowingStore::showing)
                .list();
    }

    List<Showing> ofAgent(UserId agent, Instant from, Instant to, int limit) {
        return jdbc.sql(SELECT + """
                        where user_id = :agent and starts_at >= :from and starts_at < :to and status <> 'CANCELED'
                        order by starts_at, id limit :limit
                        """)
                .param("agent", agent.value())
                .param("from", LeadRows.at(from))
                .param("to", LeadRows.at(to))
                .param("limit", limit)
                .param("now", LeadRows.at(clock.instant()))
                .query(ShowingStore::showing)
                .list();
    }

    private static Showing showing(ResultSet row, int n) throws SQLException {
        return new Showing(
                row.getObject("id", UUID.class),
                new LeadId(row.getObject("lead_id", UUID.class)),
                new UserId(row.getObject("user_id", UUID.class)),
                row.getString("user_name"),
                row.getString("place"),
                LeadRows.instant(row, "starts_at"),
                Duration.ofMinutes(row.getInt("minutes")),
                Showing.Status.valueOf(row.getString("status")),
                row.getString("note"),
                row.getInt("sequence"));
    }
}
