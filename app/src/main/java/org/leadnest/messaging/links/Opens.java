package org.leadnest.messaging.links;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import org.leadnest.messaging.settings.SendingSettings;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.privacy.Restrictions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * That mail was opened. Only where the account counts it, of commercial mail to a person whose data may be used; the first
 * time is kept, of people and of machines apart: a picture that was fetched ahead by a proxy says nothing of the reader.
 */
@Service
public class Opens {
    private final JdbcClient jdbc;
    private final SendingSettings settings;
    private final Restrictions restrictions;
    private final InstantSource clock;

    Opens(JdbcClient jdbc, SendingSettings settings, Restrictions restrictions, InstantSource clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.restrictions = restrictions;
        this.clock = clock;
    }

    /** Who fetched it. */
    public enum By {
        PERSON,
        MACHINE
    }

    /** In the account of the running code; what is not to be counted changes nothing. */
    @Transactional
    public void opened(UUID message, By by) {
        if (!settings.get().trackOpens()) {
            return;
        }
        Set<UUID> reader = Set.copyOf(jdbc.sql("""
                        select m.person_id from messaging.messages m
                         where m.account_id = :account and m.id = :message and m.person_id is not null
                           and m.direction = 'OUT' and m.category = 'COMMERCIAL' and m.channel = 'EMAIL'
                           and not exists (select 1 from messaging.suppressions s
                                            where s.account_id = m.account_id and s.channel = 'EMAIL'
                                              and s.subject_key = 'person:' || m.person_id)
                        """)
                .param("account", Tenancy.required().value())
                .param("message", message)
                .query(UUID.class)
                .list());
        if (reader.isEmpty() || !restrictions.among(reader).isEmpty()) {
            return;
        }
        String column = by == By.PERSON ? "opened_at" : "machine_opened_at";
        jdbc.sql("update messaging.messages set " + column
                        + " = :now where account_id = :account and id = :message and " + column + " is null")
                .param("account", Tenancy.required().value())
                .param("message", message)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
