package org.leadnest.messaging.links;

import java.net.URI;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.MessageEvent;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What came of tracked links. */
@Service
public class Clicks {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Clicks(JdbcClient jdbc, ApplicationEventPublisher events, InstantSource clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Whose code it is; before that is known, nothing of the account can be read. */
    @Transactional(readOnly = true)
    Optional<AccountId> account(String code) {
        return jdbc.sql("select account_id from messaging.link_codes where code = ?")
                .param(code)
                .query((row, number) -> AccountId.of(row.getString("account_id")))
                .optional();
    }

    @Transactional(readOnly = true)
    Optional<URI> target(String code) {
        return jdbc.sql("select url from messaging.links where account_id = ? and code = ?")
                .params(Tenancy.required().value(), code)
                .query(String.class)
                .optional()
                .map(URI::create);
    }

    /** A person opened it. The first time is told to whoever listens. */
    @Transactional
    void count(String code) {
        AccountId account = Tenancy.required();
        jdbc.sql("""
                        update messaging.links l
                           set clicks = l.clicks + 1, first_click_at = coalesce(l.first_click_at, :now)
                         where l.account_id = :account and l.code = :code
                        returning l.message_id, l.person_id, l.clicks,
                          (select m.enrollment_id from messaging.messages m
                            where m.account_id = l.account_id and m.id = l.message_id) as enrollment_id
                        """)
                .param("account", account.value())
                .param("code", code)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> {
                    UUID person = row.getObject("person_id", UUID.class);
                    if (person != null && row.getInt("clicks") == 1) {
                        events.publishEvent(new MessageEvent.LinkOpened(
                                account,
                                row.getObject("message_id", UUID.class),
                                person,
                                row.getObject("enrollment_id", UUID.class)));
                    }
                    return code;
                })
                .list();
    }

    /** When somebody first opened a link of each message; those of which none was opened are absent. */
    @Transactional(readOnly = true)
    public Map<UUID, Instant> opened(Collection<UUID> messages) {
        return jdbc
                .sql("""
                        select message_id, min(first_click_at) as at from messaging.links
                         where account_id = :account and message_id = any(:messages) and first_click_at is not null
                         group by message_id
                        """)
                .param("account", Tenancy.required().value())
                .param("messages", messages.toArray(UUID[]::new))
                .query((row, number) -> Map.entry(
                        row.getObject("message_id", UUID.class),
                        row.getTimestamp("at").toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
