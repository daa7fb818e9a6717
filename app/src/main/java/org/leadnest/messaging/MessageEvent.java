package org.leadnest.messaging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.AccountId;

/** What happened to messages; ids only. The person and the enrollment are absent for the product's own mail. */
public sealed interface MessageEvent {

    AccountId account();

    /** Messages wait for the send gate; told once for a whole set. */
    record MessagesQueued(AccountId account) implements MessageEvent {}

    record MessageSent(
            AccountId account,
            UUID message,
            @Nullable UUID person,
            @Nullable UUID enrollment) implements MessageEvent {}

    record MessageHeld(
            AccountId account,
            UUID message,
            @Nullable UUID person,
            @Nullable UUID enrollment) implements MessageEvent {}

    record MessageRefused(
            AccountId account,
            UUID message,
            @Nullable UUID person,
            @Nullable UUID enrollment) implements MessageEvent {}

    /** The carrier refused it for good, or nobody knows whether it was sent. */
    record MessageFailed(
            AccountId account,
            UUID message,
            @Nullable UUID person,
            @Nullable UUID enrollment) implements MessageEvent {}

    /**
     * @param automatic a machine answered: not a reply
     * @param backOn the day of which it says that the person is back
     * @param at when it came in; the end of time for what an older release wrote down without it
     */
    record MessageReceived(
            AccountId account,
            UUID message,
            UUID person,
            boolean automatic,
            @Nullable LocalDate backOn,
            Instant at) implements MessageEvent {
        public MessageReceived {
            at = Objects.requireNonNullElse(at, Instant.MAX);
        }
    }

    /** What is shown of a message is different now, though nothing happened to it: a file of it came. */
    record MessageChanged(AccountId account) implements MessageEvent {}

    /** The person opened a link of the message, for the first time; only where the account counts clicks. */
    record LinkOpened(
            AccountId account,
            UUID message,
            UUID person,
            @Nullable UUID enrollment) implements MessageEvent {}

    /** The person does not want messages on this channel any more. */
    record OptedOut(AccountId account, UUID person, Channel channel) implements MessageEvent {}
}
