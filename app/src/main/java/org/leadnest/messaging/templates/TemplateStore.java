package org.leadnest.messaging.templates;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Cursor;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Template;
import org.leadnest.messaging.Templates.Draft;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of {@code messaging.templates}; called by the facade alone. */
@Repository
public class TemplateStore {
    private static final String SHOWN =
            "select id, name, channel, subject, body, updated_at from messaging.templates where account_id = :account ";

    private final JdbcClient jdbc;

    TemplateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Template> list(AccountId account) {
        return jdbc.sql(SHOWN + "order by lower(name), id")
                .param("account", account.value())
                .query(TemplateStore::template)
                .list();
    }

    /** Behind a name, in the order of {@link #list}. */
    public List<Template> page(AccountId account, @Nullable Cursor after, int limit) {
        return jdbc.sql(SHOWN + """
                        and (cast(:name as text) is null or (lower(name), id) > (lower(:name), :id))
                         order by lower(name), id limit :limit
                        """)
                .param("account", account.value())
                .param("name", after == null ? null : after.key(), java.sql.Types.VARCHAR)
                .param("id", after == null ? null : after.id(), java.sql.Types.OTHER)
                .param("limit", limit)
                .query(TemplateStore::template)
                .list();
    }

    public Map<String, String> names(AccountId account, int limit) {
        Map<String, String> names = new LinkedHashMap<>();
        jdbc.sql(
                        "select id, name from messaging.templates where account_id = :account order by lower(name), id limit :limit")
                .param("account", account.value())
                .param("limit", limit)
                .query(row -> {
                    names.put(row.getString("id"), row.getString("name"));
                });
        return names;
    }

    public Optional<Template> find(AccountId account, UUID id) {
        return jdbc.sql(SHOWN + "and id = :id")
                .param("account", account.value())
                .param("id", id)
                .query(TemplateStore::template)
                .optional();
    }

    /** False when the name is taken. */
    public boolean insert(AccountId account, UUID id, Draft draft, Instant now) {
        return jdbc.sql("""
                        insert into messaging.templates (account_id, id, name, channel, subject, body, created_at, updated_at)
                        values (:account, :id, :name, :channel, :subject, :body, :now, :now)
                        on conflict (account_id, lower(name)) do nothing
                        """)
                        .param("account", account.value())
                        .param("id", id)
                        .param("name", draft.name())
                        .param("channel", draft.channel().name())
                        .param("subject", draft.subject())
                        .param("body", draft.body())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    public boolean nameTaken(AccountId account, String name, UUID except) {
        return jdbc.sql("""
                        select exists (select 1 from messaging.templates
                                        where account_id = :account and lower(name) = lower(:name) and id <> :except)
                        """)
                .param("account", account.value())
                .param("name", name)
                .param("except", except)
                .query(Boolean.class)
                .single();
    }

    public boolean update(AccountId account, UUID id, Draft draft, Instant now) {
        return jdbc.sql("""
                        update messaging.templates
                           set name = :name, channel = :channel, subject = :subject, body = :body, updated_at = :now
                         where account_id = :account and id = :id
                        """)
                        .param("account", account.value())
                        .param("id", id)
                        .param("name", draft.name())
                        .param("channel", draft.channel().name())
                        .param("subject", draft.subject())
                        .param("body", draft.body())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    public boolean delete(AccountId account, UUID id) {
        return jdbc.sql("delete from messaging.templates where account_id = :account and id = :id")
                        .param("account", account.value())
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Template template(ResultSet row, int number) throws SQLException {
        return new Template(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Channel.valueOf(row.getString("channel")),
                row.getString("subject"),
                row.getString("body"),
                row.getTimestamp("updated_at").toInstant());
    }
}
