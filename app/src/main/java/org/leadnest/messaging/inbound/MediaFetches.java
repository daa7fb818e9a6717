package org.leadnest.messaging.inbound;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.Attachments;
import org.leadnest.messaging.Enclosure;
import org.leadnest.messaging.Incoming;
import org.leadnest.messaging.MessageEvent;
import org.leadnest.messaging.Messages;
import org.leadnest.platform.jobs.Jobs;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Files of texts that are still to be fetched from the carrier, or could not be; what was fetched is an attachment. */
@Service
public class MediaFetches {
    private final JdbcClient jdbc;
    private final Messages messages;
    private final Attachments attachments;
    private final Jobs jobs;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    MediaFetches(
            JdbcClient jdbc,
            Messages messages,
            Attachments attachments,
            Jobs jobs,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.attachments = attachments;
        this.jobs = jobs;
        this.events = events;
        this.clock = clock;
    }

    /** @param problem why it could not be fetched, in words; null while it is being fetched */
    public record Shown(UUID message, String name, @Nullable String problem) {}

    record Wanted(UUID id, UUID message, int place, String address, String name) {}

    /** Stores a text, and in the same transaction has its files fetched; false when it was stored before. */
    @Transactional
    boolean receive(Incoming text, List<Medium> media) {
        if (!messages.receive(text)) {
            return false;
        }
        if (!media.isEmpty()) {
            AccountId account = Tenancy.required();
            UUID message = jdbc.sql("""
                            select id from messaging.messages
                             where account_id = :account and direction = 'IN' and provider = :provider
                               and provider_id = :id
                            """)
                    .param("account", account.value())
                    .param("provider", text.provider())
                    .param("id", text.providerId())
                    .query(UUID.class)
                    .single();
            for (int place = 0; place < media.size(); place++) {
                insert(account, message, place, media.get(place));
            }
            jobs.submit(FetchMedia.NAME, account, message);
        }
        return true;
    }

    private void insert(AccountId account, UUID message, int place, Medium medium) {
        jdbc.sql("""
                        insert into messaging.media_fetches (account_id, id, message_id, place, address, name, created_at)
                        values (:account, :id, :message, :place, :address, :name, :now)
                        """)
                .param("account", account.value())
                .param("id", Ids.next())
                .param("message", message)
                .param("place", place)
                .param("address", medium.address())
                .param("name", medium.name(place + 1))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    @Transactional(readOnly = true)
    List<Wanted> waiting(UUID message) {
        return jdbc.sql("""
                        select id, message_id, place, address, name from messaging.media_fetches
                         where account_id = :account and message_id = :message and state = 'WAITING' order by place
                        """)
                .param("account", Tenancy.required().value())
                .param("message", message)
                .query((row, number) -> new Wanted(
                        row.getObject("id", UUID.class),
                        row.getObject("message_id", UUID.class),
                        row.getInt("place"),
                        row.getString("address"),
                        row.getString("name")))
                .list();
    }

    /** It is an attachment from now on; nothing when somebody was quicker, or the message is gone. */
    @Transactional
    void keep(Wanted wanted, Enclosure file) {
        int mine = jdbc.sql("delete from messaging.media_fetches where account_id = :account and id = :id")
                .param("account", Tenancy.required().value())
                .param("id", wanted.id())
                .update();
        if (mine == 1) {
            attachments.keepAt(wanted.message(), wanted.place(), file);
            changed();
        }
    }

    @Transactional
    void failed(Wanted wanted, String problem) {
        fail("id", wanted.id(), problem);
    }

    /** All of a text that still wait. */
    @Transactional
    void givenUp(UUID message, String problem) {
        fail("message_id", message, problem);
    }

    private void fail(String column, UUID value, String problem) {
        jdbc.sql("update messaging.media_fetches set state = 'FAILED', address = '', problem = :problem"
                        + " where account_id = :account and state = 'WAITING' and " + column + " = :value")
                .param("account", Tenancy.required().value())
                .param("problem", problem)
                .param("value", value)
                .update();
        changed();
    }

    /** Of these messages, in the order of each text. */
    @Transactional(readOnly = true)
    public Map<UUID, List<Shown>> of(Collection<UUID> messagesShown) {
        return jdbc
                .sql("""
                        select message_id, name, problem from messaging.media_fetches
                         where account_id = :account and message_id = any (:messages::uuid[]) order by place
                        """)
                .param("account", Tenancy.required().value())
                .param("messages", messagesShown.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, number) -> new Shown(
                        row.getObject("message_id", UUID.class), row.getString("name"), row.getString("problem")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Shown::message));
    }

    /** Open pages show it. */
    private void changed() {
        events.publishEvent(new MessageEvent.MessageChanged(Tenancy.required()));
    }
}
