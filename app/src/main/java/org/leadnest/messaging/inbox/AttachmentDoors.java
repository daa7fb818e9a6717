package org.leadnest.messaging.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.messaging.Attachments;
import org.leadnest.messaging.Enclosure;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.inbound.MediaFetches;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Files of messages, given out to be saved and never to be shown: a stranger may have sent them. Of a picture a small one is
 * shown, which is drawn anew.
 */
@RestController
class AttachmentDoors {
    private final Attachments attachments;
    private final Messages messages;
    private final MediaFetches fetches;

    AttachmentDoors(Attachments attachments, Messages messages, MediaFetches fetches) {
        this.fetches = fetches;
        this.attachments = attachments;
        this.messages = messages;
    }

    /** @param kept false for a file that came and was over the limits */
    record AttachmentJson(UUID id, String name, long bytes, boolean kept) {}

    /** @param coming files of a text that are still being fetched from the carrier */
    record AttachmentsJson(List<AttachmentJson> data, long coming) {}

    @GetMapping("/app/inbox/attachments/{id}")
    @Requires(Permission.MESSAGES_READ)
    ResponseEntity<byte[]> save(@PathVariable UUID id) {
        return file(id);
    }

    @GetMapping("/api/v1/messages/{id}/attachments")
    @Requires(Permission.MESSAGES_READ)
    AttachmentsJson list(@PathVariable UUID id) {
        UUID message = messages.find(id).orElseThrow(NotFound::new).id();
        long coming = fetches.of(List.of(message)).getOrDefault(message, List.of()).stream()
                .filter(one -> one.problem() == null)
                .count();
        return new AttachmentsJson(
                attachments.of(List.of(message)).getOrDefault(message, List.of()).stream()
                        .map(one -> new AttachmentJson(one.id(), one.name(), one.bytes(), one.kept()))
                        .toList(),
                coming);
    }

    /** The thread asks for itself again and again, and a file never changes: the reader's own browser keeps it for a day. */
    @GetMapping("/app/inbox/attachments/{id}/picture")
    @Requires(Permission.MESSAGES_READ)
    ResponseEntity<byte[]> picture(@PathVariable UUID id) {
        byte[] small = attachments
                .file(id)
                .filter(file -> Thumbnail.named(file.name()))
                .flatMap(file -> Thumbnail.of(file.content()))
                .orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
                .body(small);
    }

    @GetMapping("/api/v1/attachments/{id}")
    @Requires(Permission.MESSAGES_READ)
    ResponseEntity<byte[]> file(@PathVariable UUID id) {
        Enclosure file = attachments.file(id).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(file.content());
    }
}
