package org.leadnest.platform.storage;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Serves a file of the folder to whoever holds an address in force, signed in or not. Forged, expired or pointing to
 * nothing: 404, and nothing tells which. Only pictures are shown in place; everything else is a download.
 */
final class FileDoor {
    private final FileTickets tickets;
    private final Storage storage;
    private final InstantSource clock;

    FileDoor(FileTickets tickets, Storage storage, InstantSource clock) {
        this.tickets = tickets;
        this.storage = storage;
        this.clock = clock;
    }

    ServerResponse serve(ServerRequest request) {
        FileTickets.Ticket ticket = tickets.read(request.pathVariable("token")).orElseThrow(NotFound::new);
        Storage.StoredFile file = open(ticket);
        Duration rest = Duration.between(clock.instant(), ticket.end());
        return ServerResponse.ok()
                .contentType(MediaType.parseMediaType(file.contentType()))
                .contentLength(file.length())
                .cacheControl(CacheControl.maxAge(rest.toSeconds(), TimeUnit.SECONDS)
                        .cachePrivate()
                        .immutable())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(ticket, file))
                .header("X-Content-Type-Options", "nosniff")
                .build((servletRequest, response) -> {
                    try (file) {
                        file.content().transferTo(response.getOutputStream());
                    }
                    return null;
                });
    }

    private Storage.StoredFile open(FileTickets.Ticket ticket) {
        try {
            return storage.open(ticket.account(), ticket.key());
        } catch (Storage.MissingFile gone) {
            throw new NotFound();
        }
    }

    private static String disposition(FileTickets.Ticket ticket, Storage.StoredFile file) {
        if (!ticket.fileName().isEmpty()) {
            return Dispositions.attachment(ticket.fileName());
        }
        return file.contentType().startsWith("image/")
                ? ContentDisposition.inline().build().toString()
                : Dispositions.attachment(ticket.key().substring(ticket.key().lastIndexOf('/') + 1));
    }
}
