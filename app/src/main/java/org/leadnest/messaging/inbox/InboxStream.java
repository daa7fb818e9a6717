package org.leadnest.messaging.inbox;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.AccountId;
import org.leadnest.messaging.MessageEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages that something changed, without saying what: they ask again for what they show. It reaches the pages of
 * this node; those of others ask by themselves every half minute.
 */
@Controller
class InboxStream {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Map<AccountId, Set<SseEmitter>> open = new ConcurrentHashMap<>();

    @GetMapping(path = "/app/inbox/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Requires(Permission.MESSAGES_READ)
    SseEmitter stream(Actor actor) throws IOException {
        SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        Set<SseEmitter> mine = open.computeIfAbsent(actor.account(), account -> ConcurrentHashMap.newKeySet());
        mine.add(emitter);
        emitter.onCompletion(() -> mine.remove(emitter));
        emitter.onTimeout(emitter::complete);
        emitter.onError(gone -> mine.remove(emitter));
        emitter.send(SseEmitter.event().comment("open"));
        return emitter;
    }

    @Async
    @TransactionalEventListener
    void on(MessageEvent event) {
        for (SseEmitter emitter : open.getOrDefault(event.account(), Set.of())) {
            try {
                emitter.send(SseEmitter.event().name("changed").data("1"));
            } catch (IOException | IllegalStateException gone) {
                emitter.complete();
            }
        }
    }

    /** Lets a graceful shutdown end: an open stream is a request in progress. */
    @EventListener
    void on(ContextClosedEvent closing) {
        open.values().forEach(emitters -> emitters.forEach(SseEmitter::complete));
    }
}
