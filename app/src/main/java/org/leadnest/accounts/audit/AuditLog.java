package org.leadnest.accounts.audit;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.ActorAuthentication;
import org.leadnest.kernel.UserId;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The log of the account that the code runs for. An entry is written in the transaction of the act itself: both are kept or
 * neither.
 */
@Service
public class AuditLog {
    private final AuditStore store;
    private final InstantSource clock;

    AuditLog(AuditStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Transactional
    public void add(AuditNote note) {
        Optional<ActorAuthentication> actor = signedIn();
        @Nullable
        UserId by = note.by() != null
                ? note.by()
                : actor.map(own -> own.getPrincipal().user()).orElse(null);
        @Nullable
        UUID key = actor.filter(ActorAuthentication::byKey)
                .map(own -> UUID.fromString(own.getName()))
                .orElse(null);
        String address = note.from() != null ? note.from() : requestAddress();
        store.insert(note, by, key, Network.of(address).orElse(null), clock.instant());
    }

    private static Optional<ActorAuthentication> signedIn() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof ActorAuthentication own
                ? Optional.of(own)
                : Optional.empty();
    }

    private static String requestAddress() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? request.getRequest().getRemoteAddr()
                : "";
    }

    /** Ids and names of everybody who did something or to whom something was done, by name. */
    @Transactional(readOnly = true)
    Map<String, String> people() {
        return store.people();
    }

    /** Lines with a number below {@code below}, the newest first. */
    @Transactional(readOnly = true)
    List<AuditEntry> list(AuditFilter filter, long below, int limit) {
        return store.list(filter, below, limit);
    }
}
