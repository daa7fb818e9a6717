package org.leadnest.accounts.doors;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Primary;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.stereotype.Component;

/**
 * Sessions in the database that are written when something in them changes, and for the time of the last use once a
 * minute at most: a page that is only read costs no write. A session therefore ends up to a minute early. None outlives 30
 * days. One request reads its session once ({@link OneSession}), by a single statement without a transaction around it.
 */
@Component
@Primary
class QuietSessions implements FindByIndexNameSessionRepository<QuietSessions.Quiet> {
    private static final Duration GRAIN = Duration.ofMinutes(1);

    /** However busy, a session ends then (NIST SP 800-63B-4 section 2.1.3: 30 days at most for a password alone). */
    private static final Duration LONGEST = Duration.ofDays(30);

    private static final ScopedValue<Boolean> READING = ScopedValue.newInstance();

    private final FindByIndexNameSessionRepository<Session> stored;

    @SuppressWarnings("unchecked")
    QuietSessions(JdbcIndexedSessionRepository stored) {
        this.stored = (FindByIndexNameSessionRepository<Session>) (FindByIndexNameSessionRepository<?>) stored;
    }

    @Override
    public Quiet createSession() {
        return new Quiet(stored.createSession());
    }

    @Override
    public void save(Quiet session) {
        stored.save(session.kept);
    }

    @Override
    public @Nullable Quiet findById(String id) {
        Optional<Session> known = OneSession.known(id);
        if (known.isPresent()) {
            return new Quiet(known.get());
        }
        Session found = ScopedValue.where(READING, true).call(() -> stored.findById(id));
        if (found != null && signedInAt(found).plus(LONGEST).isBefore(Instant.now())) {
            stored.deleteById(id);
            return null;
        }
        if (found == null) {
            return null;
        }
        OneSession.keep(found);
        return new Quiet(found);
    }

    /** When the user of a session signed in: going over to another account of theirs begins a new session, not a new sign-in. */
    static Instant signedInAt(Session session) {
        @Nullable Long carried = session.getAttribute(Sessions.SIGNED_IN_AT);
        Instant made = session.getCreationTime();
        return carried == null || made.toEpochMilli() < carried ? made : Instant.ofEpochMilli(carried);
    }

    @Override
    public void deleteById(String id) {
        OneSession.forget();
        stored.deleteById(id);
    }

    /** Whether a session is being read at this moment, which takes one statement and no transaction. */
    static boolean reading() {
        return READING.isBound();
    }

    @Override
    public Map<String, Quiet> findByIndexNameAndIndexValue(String indexName, String indexValue) {
        return stored.findByIndexNameAndIndexValue(indexName, indexValue).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new Quiet(entry.getValue())));
    }

    /** A stored session that does not take note of a use within a minute of the last one. */
    static final class Quiet implements Session {
        private final Session kept;

        Quiet(Session kept) {
            this.kept = kept;
        }

        @Override
        public void setLastAccessedTime(Instant used) {
            if (Duration.between(kept.getLastAccessedTime(), used).compareTo(GRAIN) >= 0) {
                kept.setLastAccessedTime(used);
            }
        }

        @Override
        public String getId() {
            return kept.getId();
        }

        @Override
        public String changeSessionId() {
            return kept.changeSessionId();
        }

        @Override
        public <T> @Nullable T getAttribute(String name) {
            return kept.getAttribute(name);
        }

        @Override
        public Set<String> getAttributeNames() {
            return kept.getAttributeNames();
        }

        @Override
        public void setAttribute(String name, Object value) {
            kept.setAttribute(name, value);
        }

        @Override
        public void removeAttribute(String name) {
            kept.removeAttribute(name);
        }

        @Override
        public Instant getCreationTime() {
            return kept.getCreationTime();
        }

        @Override
        public Instant getLastAccessedTime() {
            return kept.getLastAccessedTime();
        }

        @Override
        public void setMaxInactiveInterval(Duration interval) {
            kept.setMaxInactiveInterval(interval);
        }

        @Override
        public Duration getMaxInactiveInterval() {
            return kept.getMaxInactiveInterval();
        }

        @Override
        public boolean isExpired() {
            return kept.isExpired();
        }
    }
}
