package org.leadnest.messaging.inbox;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Enclosure;

/** What somebody typed as a message; kept as it is while it is wrong. @param at local time of the account, or empty */
record MessageForm(String channel, String subject, String text, String at) {
    static final int SUBJECT_CHARS = 300;
    static final int EMAIL_CHARS = 40_000;
    static final int SMS_CHARS = 1_600;

    static MessageForm of(
            @Nullable String channel, @Nullable String subject, @Nullable String text, @Nullable String at) {
        return new MessageForm(said(channel), said(subject), said(text), said(at));
    }

    /** With {@code more} below what is typed. */
    MessageForm with(String more) {
        return new MessageForm(channel, subject, text.isBlank() ? more : text.stripTrailing() + "\n\n" + more, at);
    }

    /** With another subject, cut to what fits, and another text. */
    MessageForm with(String otherSubject, String otherText) {
        String cut = otherSubject.substring(0, Math.min(SUBJECT_CHARS, otherSubject.length()));
        return new MessageForm(channel, cut, otherText, at);
    }

    FieldErrors check(ZoneId zone, Instant now) {
        int most = channel.equals(Channel.SMS.name()) ? SMS_CHARS : EMAIL_CHARS;
        return new FieldErrors()
                .expect(known().isPresent(), "channel", "Choose e-mail or text message.")
                .expect(
                        !channel.equals(Channel.EMAIL.name()) || !subject.isBlank(),
                        "subject",
                        "An e-mail needs a subject.")
                .expect(subject.length() <= SUBJECT_CHARS, "subject", "At most " + SUBJECT_CHARS + " characters.")
                .expect(!text.isBlank(), "text", "Write the message.")
                .expect(text.length() <= most, "text", "At most " + most + " characters.")
                .expect(at.isBlank() || instant(zone).isPresent(), "at", "Expected a date and a time, or nothing.")
                .expect(
                        instant(zone).filter(late -> late.isAfter(latest(now))).isEmpty(),
                        "at",
                        "At most a year ahead.");
    }

    /** Nothing is promised for later than this. */
    static Instant latest(Instant now) {
        return now.plus(Duration.ofDays(366));
    }

    Conversations.Written written(ZoneId zone, List<Enclosure> files) {
        return new Conversations.Written(
                known().orElseThrow(),
                subject.strip(),
                text.strip(),
                instant(zone).orElse(null),
                files);
    }

    Optional<Channel> known() {
        return Arrays.stream(Channel.values())
                .filter(one -> one.name().equals(channel))
                .findFirst();
    }

    private Optional<Instant> instant(ZoneId zone) {
        try {
            return at.isBlank()
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.parse(at.strip()).atZone(zone).toInstant());
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }

    private static String said(@Nullable String value) {
        return value == null ? "" : value;
    }
}
