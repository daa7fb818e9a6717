package org.leadnest.messaging.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.WaitingMessages;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.api.Refused;
import org.leadnest.platform.web.NotFound;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Messages that wait, by API: another text or time, or not at all. 409 when it is too late for that. */
@RestController
class WaitingMessagesApi {
    private static final String TOO_LATE = "The message waits no more.";

    private final Messages messages;
    private final WaitingMessages waiting;
    private final InboxViews views;

    WaitingMessagesApi(Messages messages, WaitingMessages waiting, InboxViews views) {
        this.messages = messages;
        this.waiting = waiting;
        this.views = views;
    }

    @PostMapping("/api/v1/messages/{id}/withdrawal")
    @Requires(Permission.MESSAGES_WRITE)
    Message withdraw(@PathVariable UUID id, Actor actor) {
        find(id);
        if (!messages.takeBack(id, "Taken back by " + actor.name() + ".")) {
            throw Refused.conflict(TOO_LATE);
        }
        return find(id);
    }

    /**
     * What is absent stays.
     *
     * @param subject of an e-mail
     * @param sendAt not before; a time that is past stands for as soon as it may
     */
    record MessageChange(
            @Nullable String subject,
            @Nullable String body,
            @Nullable Instant sendAt) {}

    /** The send gate judges the message anew; what it holds by a rule it holds again where the rule still stands. */
    @PatchMapping("/api/v1/messages/{id}")
    @Requires(Permission.MESSAGES_WRITE)
    Message change(@PathVariable UUID id, @RequestBody MessageChange given) {
        Channel channel = find(id).channel();
        FieldErrors errors = check(given, channel);
        if (errors.any()) {
            throw new Invalid(errors);
        }
        var edit = new WaitingMessages.Edit(stripped(given.subject()), stripped(given.body()), given.sendAt());
        if (!waiting.change(id, edit)) {
            throw Refused.conflict(TOO_LATE);
        }
        return find(id);
    }

    private FieldErrors check(MessageChange given, Channel channel) {
        int most = channel == Channel.SMS ? MessageForm.SMS_CHARS : MessageForm.EMAIL_CHARS;
        String subject = given.subject();
        String body = given.body();
        Instant at = given.sendAt();
        return new FieldErrors()
                .expect(subject != null || body != null || at != null, "body", "expected a body, a subject or a sendAt")
                .expect(subject == null || channel == Channel.EMAIL, "subject", "expected none: a text has no subject")
                .expect(subject == null || !subject.isBlank(), "subject", "expected the subject of an e-mail")
                .expect(
                        subject == null || subject.length() <= MessageForm.SUBJECT_CHARS,
                        "subject",
                        "expected at most 300 characters")
                .expect(body == null || !body.isBlank(), "body", "expected the text of the message")
                .expect(body == null || body.length() <= most, "body", "expected at most " + most + " characters")
                .expect(
                        at == null || !at.isAfter(MessageForm.latest(views.now())),
                        "sendAt",
                        "expected at most a year ahead");
    }

    private static @Nullable String stripped(@Nullable String given) {
        return given == null ? null : given.strip();
    }

    private Message find(UUID id) {
        return messages.find(id).orElseThrow(NotFound::new);
    }
}
