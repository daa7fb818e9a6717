package org.leadnest.messaging;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.UserId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is known of the exchange with many people at once; each verb is one query for the whole set. */
@Service
public class Correspondence {
    private final CorrespondenceStore store;

    Correspondence(CorrespondenceStore store) {
        this.store = store;
    }

    /**
     * Where a person stands.
     *
     * @param answeredAt when the newest message of theirs came that no machine wrote
     * @param optedOut channels on which they want nothing commercial
     * @param away what their machine answered last, and may still hold
     */
    public record Standing(
            @Nullable Instant answeredAt,
            Set<Channel> optedOut,
            @Nullable Away away) {
        public static final Standing NOTHING = new Standing(null, EnumSet.noneOf(Channel.class), null);

        public Standing {
            optedOut = Set.copyOf(optedOut);
        }
    }

    /**
     * That a person is away.
     *
     * @param saidAt when their machine answered
     * @param backOn the day that it named
     * @param until until when their messages wait
     */
    public record Away(Instant saidAt, @Nullable LocalDate backOn, Instant until) {}

    /** By person; whoever never answered, nor was away, nor opted out is left out. */
    @Transactional(readOnly = true)
    public Map<UUID, Standing> standing(Collection<UUID> persons) {
        return persons.isEmpty() ? Map.of() : store.standing(persons);
    }

    /** By enrollment: its message that is held, or its newest one when that was refused. */
    @Transactional(readOnly = true)
    public Map<UUID, Message> unsent(Collection<UUID> enrollments) {
        return enrollments.isEmpty() ? Map.of() : store.unsent(enrollments);
    }

    /**
     * Takes it upon the caller to tell the agent that the person wrote: the channel of what is unread, unless the agent was
     * told within {@code pause}.
     */
    @Transactional
    public Optional<Channel> takeUntold(UUID person, Instant now, Duration pause) {
        return store.takeUntold(person, now, now.minus(pause));
    }

    /** How many messages of the enrollment a carrier took. */
    @Transactional(readOnly = true)
    public long sent(UUID enrollment) {
        return store.sent(enrollment);
    }

    /** Those of the enrollments of whose messages a link was opened; none where the account does not count clicks. */
    @Transactional(readOnly = true)
    public Set<UUID> opened(Collection<UUID> enrollments) {
        return enrollments.isEmpty() ? Set.of() : store.opened(enrollments);
    }

    /** How many messages to and from people there are since then, by what has become of them. */
    @Transactional(readOnly = true)
    public Map<Status, Long> since(Instant since) {
        return store.since(since);
    }

    /** How many open conversations that are theirs or nobody's end with a message of the other side, up to 100. */
    @Transactional(readOnly = true)
    public long unanswered(UserId user, Instant now) {
        return store.unanswered(user.value(), now);
    }

    /** How many messages each user wrote by hand since then that a carrier took. */
    @Transactional(readOnly = true)
    public Map<UUID, Long> writtenBy(Instant since) {
        return store.writtenBy(since);
    }
}
