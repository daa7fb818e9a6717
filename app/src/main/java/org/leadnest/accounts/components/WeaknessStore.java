package org.leadnest.accounts.components;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.EmailAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class WeaknessStore {
    private final JdbcClient jdbc;

    WeaknessStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param answeredAt when all was answered last; null for never
     * @param failure why it was not the last time; empty when it was
     */
    record Check(Instant askedAt, @Nullable Instant answeredAt, int components, String failure) {}

    Optional<Check> check() {
        return jdbc.sql("select asked_at, answered_at, components, failure from accounts.component_checks")
                .query((row, number) -> {
                    @Nullable Timestamp answered = row.getTimestamp("answered_at");
                    @Nullable String failure = row.getString("failure");
                    return new Check(
                            row.getTimestamp("asked_at").toInstant(),
                            answered == null ? null : answered.toInstant(),
                            row.getInt("components"),
                            failure == null ? "" : failure);
                })
                .optional();
    }

    void answered(Instant now, int components) {
        jdbc.sql("""
                insert into accounts.component_checks (asked_at, answered_at, components) values (:now, :now, :components)
                on conflict (single) do update
                   set asked_at = excluded.asked_at, answered_at = excluded.answered_at, components = excluded.components,
                       failure = null
                """)
                .param("now", Timestamp.from(now))
                .param("components", components)
                .update();
    }

    void failed(Instant now, String failure) {
        jdbc.sql("""
                insert into accounts.component_checks (asked_at, failure) values (:now, :failure)
                on conflict (single) do update set asked_at = excluded.asked_at, failure = excluded.failure
                """)
                .param("now", Timestamp.from(now))
                .param("failure", failure)
                .update();
    }

    /** What is not known any more goes; what was mailed stays marked. */
    void replace(List<Weakness> known) {
        jdbc.sql("""
                delete from accounts.component_weaknesses w
                 where not exists (select 1 from unnest(:ids, :components) as k (id, component)
                                    where k.id = w.id and k.component = w.component)
                """)
                .param("ids", known.stream().map(Weakness::id).toArray(String[]::new))
                .param("components", known.stream().map(Weakness::component).toArray(String[]::new))
                .update();
        known.forEach(one -> jdbc.sql("""
                        insert into accounts.component_weaknesses (id, component, summary, severity, published_at)
                        values (:id, :component, :summary, :severity, :published)
                        on conflict (id, component) do update
                           set summary = excluded.summary, severity = excluded.severity,
                               published_at = excluded.published_at
                        """)
                .param("id", one.id())
                .param("component", one.component())
                .param("summary", one.summary())
                .param("severity", one.severity().name())
                .param("published", Timestamp.from(one.publishedAt()))
                .update());
    }

    List<Weakness> all() {
        return jdbc.sql("select id, component, summary, severity, published_at from accounts.component_weaknesses")
                .query(WeaknessStore::weakness)
                .list();
    }

    List<Weakness> unmailed() {
        return jdbc.sql("""
                        select id, component, summary, severity, published_at from accounts.component_weaknesses
                         where mailed_at is null
                        """).query(WeaknessStore::weakness).list();
    }

    void mailed(Weakness one, Instant now) {
        jdbc.sql("update accounts.component_weaknesses set mailed_at = :now where id = :id and component = :component")
                .param("now", Timestamp.from(now))
                .param("id", one.id())
                .param("component", one.component())
                .update();
    }

    /** Confirmed addresses of those whom the command line made operators. */
    List<EmailAddress> operators() {
        return jdbc.sql("""
                        select u.email from accounts.operators o join accounts.users u on u.id = o.user_id
                         where u.email_verified_at is not null order by u.email
                        """)
                .query((row, number) -> new EmailAddress(row.getString("email")))
                .list();
    }

    private static Weakness weakness(ResultSet row, int number) throws SQLException {
        return new Weakness(
                row.getString("id"),
                row.getString("component"),
                row.getString("summary"),
                Weakness.Severity.valueOf(row.getString("severity")),
                row.getTimestamp("published_at").toInstant());
    }
}
