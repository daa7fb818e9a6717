package org.leadnest.messaging;

import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.messaging.delivery.Wakeups;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes messages to people that wait and that no carrier was tried with yet. */
@Service
public class WaitingMessages {
    private final JdbcClient jdbc;
    private final Wakeups wakeups;
    private final InstantSource clock;

    WaitingMessages(JdbcClient jdbc, Wakeups wakeups, InstantSource clock) {
        this.jdbc = jdbc;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    /**
     * What is to be different; null leaves it.
     *
     * @param subject of an e-mail; a text has none
     * @param sendAt not before; the send gate is asked anew then, about one that it held, too
     */
    public record Edit(
            @Nullable String subject,
            @Nullable String text,
            @Nullable Instant sendAt) {}

    /**
     * What the gate said of the old words counts no more. False when it waits no more; whoever is claiming it at this moment
     * either has it as it was, or does not get it.
     */
    @Transactional
    public boolean change(UUID message, Edit edit) {
        Instant now = clock.instant();
        Instant wanted = edit.sendAt();
        Instant due = wanted == null || wanted.isAfter(now) ? wanted : now;
        wakeups.wake(Tenancy.required(), due == null ? now : due);
        boolean changed = jdbc.sql("""
                        update messaging.messages
                           set subject = case when channel = 'EMAIL' then coalesce(:subject, subject) else subject end,
                               body_text = coalesce(:text, body_text),
                               send_at = coalesce(:due::timestamptz, send_at),
                               status = case when :due::timestamptz is null then status else 'QUEUED' end,
                               rule = case when :due::timestamptz is null then rule end,
                               rule_detail = case when :due::timestamptz is null then rule_detail end,
                               allowed_until = 'epoch'
                         where account_id = :account and id = :message and direction = 'OUT' and person_id is not null
                           and status in ('QUEUED', 'HELD') and attempts = 0
                        """)
                        .param("subject", edit.subject(), Types.VARCHAR)
                        .param("text", edit.text(), Types.VARCHAR)
                        .param("due", due == null ? null : due.toString(), Types.VARCHAR)
                        .param("account", Tenancy.required().value())
                        .param("message", message)
                        .update()
                == 1;
        if (changed) {
            show(message);
        }
        return changed;
    }

    /** In the list of conversations, where it is the newest one. */
    private void show(UUID message) {
        jdbc.sql("""
                        update messaging.conversations c
                           set last_text = left(regexp_replace(m.body_text, '\\s+', ' ', 'g'), 160)
                          from messaging.messages m
                         where m.account_id = :account and m.id = :message and c.account_id = m.account_id
                           and c.person_id = m.person_id and c.last_direction = 'OUT' and c.last_at = m.created_at
                        """)
                .param("account", Tenancy.required().value())
                .param("message", message)
                .update();
    }
}
