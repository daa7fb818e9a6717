package org.leadnest.messaging.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.Enclosure;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.Outgoing;
import org.leadnest.messaging.ScreenedFiles;
import org.leadnest.platform.api.Invalid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Messages by API; the same send gate stands before them, so the answer is what waits, not what was sent. */
@RestController
class SendingApi {
    private final Conversations conversations;
    private final Messages messages;
    private final InboxViews views;
    private final ScreenedFiles screen;

    SendingApi(Conversations conversations, Messages messages, InboxViews views, ScreenedFiles screen) {
        this.screen = screen;
        this.conversations = conversations;
        this.messages = messages;
        this.views = views;
    }

    /**
     * @param channel {@code EMAIL} or {@code SMS}
     * @param subject of an e-mail
     * @param sendAt not before; absent for as soon as it may
     * @param attachments of an e-mail: at most 10, and 10 MB together; of a text: JPEG, PNG or GIF pictures, 5 MB together
     */
    record MessageBody(
            @Nullable String leadId,
            @Nullable String channel,
            @Nullable String subject,
            @Nullable String body,
            @JsonProperty("sendAt") @Nullable Instant sendAt,
            @Nullable List<AttachmentBody> attachments) {
        List<Enclosure> files() {
            return Optional.ofNullable(attachments).orElse(List.of()).stream()
                    .map(AttachmentBody::enclosure)
                    .toList();
        }
    }

    /** @param content in base64 */
    record AttachmentBody(@Nullable String name, byte @Nullable [] content) {
        Enclosure enclosure() {
            return new Enclosure(
                    Optional.ofNullable(name).orElse(""),
                    Optional.ofNullable(content).orElse(new byte[0]));
        }
    }

    @PostMapping("/api/v1/messages")
    @Requires(Permission.MESSAGES_WRITE)
    ResponseEntity<Message> send(@RequestBody MessageBody given, Actor actor) {
        MessageForm form = MessageForm.of(given.channel(), given.subject(), given.body(), null);
        Optional<UUID> lead = Optional.ofNullable(given.leadId()).flatMap(Ids::parse);
        FieldErrors errors = new FieldErrors()
                .expect(lead.isPresent(), "leadId", "expected the id of a lead")
                .expect(form.known().isPresent(), "channel", "expected EMAIL or SMS")
                .expect(
                        !form.channel().equals(Channel.EMAIL.name())
                                || !form.subject().isBlank(),
                        "subject",
                        "expected the subject of an e-mail")
                .expect(
                        form.subject().length() <= MessageForm.SUBJECT_CHARS,
                        "subject",
                        "expected at most 300 characters")
                .expect(!form.text().isBlank(), "body", "expected the text of the message")
                .expect(
                        given.sendAt() == null || !given.sendAt().isAfter(MessageForm.latest(views.now())),
                        "sendAt",
                        "expected at most a year ahead")
                .expect(form.text().length() <= most(form), "body", "expected at most " + most(form) + " characters");
        List<Enclosure> files = given.files();
        ChosenFiles.check(files, form, "attachments", screen, errors);
        if (errors.any()) {
            throw new Invalid(errors);
        }
        var written = new Conversations.Written(
                form.known().orElseThrow(), form.subject().strip(), form.text().strip(), given.sendAt(), files);
        UUID id =
                switch (conversations.write(lead.orElseThrow(), written, actor.userUuid(), new Outgoing.Origin.Api())) {
                    case Conversations.Sending.Queued(UUID message) -> message;
                    case Conversations.Sending.Nobody _ ->
                        throw new Invalid(errors.add("leadId", "expected the id of a lead of this account"));
                    case Conversations.Sending.Unreachable _ ->
                        throw new Invalid(errors.add("channel", "the lead has no address for this channel"));
                };
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/messages/" + id))
                .body(messages.find(id).orElseThrow());
    }

    private static int most(MessageForm form) {
        return form.channel().equals(Channel.SMS.name()) ? MessageForm.SMS_CHARS : MessageForm.EMAIL_CHARS;
    }
}
