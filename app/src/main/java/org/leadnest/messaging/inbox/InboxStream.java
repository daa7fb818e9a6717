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
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
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

    /** That the running transaction will tell the account's pages. */
    private record Told(AccountId account) {}

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

    /** Once for each transaction, after its commit; nothing is kept for pages that are not open. */
    @EventListener
    void on(MessageEvent event) {
        AccountId account = event.account();
        Told told = new Told(account);
        if (open.getOrDefault(account, Set.of()).isEmpty() || TransactionSynchronizationManager.hasResource(told)) {
            return;
        }
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            tell(account);
            return;
        }
        TransactionSynchronizationManager.bindResource(told, account);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResource(told);
                if (status == STATUS_COMMITTED) {
                    Thread.startVirtualThread(() -> tell(account));
                }
            }
        });
    }

    private void tell(AccountId account) {
        for (SseEmitter emitter : open.getOrDefault(account, Set.of())) {
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
