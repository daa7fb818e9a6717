package org.leadnest.messaging;

import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.Page;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.api.Paging;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/messages}: what was sent, is held or was refused, and what came in. */
@RestController
class MessagesApi {
    private final Messages messages;

    MessagesApi(Messages messages) {
        this.messages = messages;
    }

    @GetMapping("/api/v1/messages")
    @Requires(Permission.MESSAGES_READ)
    Page<Message> list(
            @RequestParam(required = false) @Nullable String leadId,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String direction,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        var lead = Optional.ofNullable(leadId).flatMap(Ids::parse);
        var wanted = Arrays.stream(Status.values())
                .filter(one -> one.name().equalsIgnoreCase(status))
                .findFirst();
        var way = Arrays.stream(Direction.values())
                .filter(one -> one.name().equalsIgnoreCase(direction))
                .findFirst();
        var errors = new FieldErrors()
                .expect(direction == null || way.isPresent(), "direction", "expected IN or OUT")
                .expect(leadId == null || lead.isPresent(), "leadId", "expected the id of a lead")
                .expect(
                        status == null || wanted.isPresent(),
                        "status",
                        "expected one of " + Arrays.toString(Status.values()));
        var paging = Paging.of(after, limit, Cursor::timed, errors);
        if (errors.any()) {
            throw new Invalid(errors);
        }
        var filter = new MessageFilter(lead.orElse(null), wanted.orElse(null), way.orElse(null));
        return messages.matching(filter, Optional.ofNullable(paging.after()), limit);
    }

    /** Whether a message of unknown outcome was sent, looked up at the carrier. */
    record Outcome(@Nullable Boolean sent) {}

    @PostMapping("/api/v1/messages/{id}/outcome")
    @Requires(Permission.MESSAGES_WRITE)
    Message decide(@PathVariable UUID id, @RequestBody Outcome outcome, Actor actor) {
        find(id);
        Boolean sent = outcome.sent();
        if (sent == null) {
            throw new Invalid(new FieldErrors().add("sent", "expected true or false"));
        }
        if (!messages.decide(id, sent, "Decided by " + actor.name() + ".")) {
            throw new ErrorResponseException(
                    HttpStatus.CONFLICT,
                    ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, "The outcome of the message is known."),
                    null);
        }
        return find(id);
    }

    @GetMapping("/api/v1/messages/{id}")
    @Requires(Permission.MESSAGES_READ)
    Message find(@PathVariable UUID id) {
        return messages.find(id).orElseThrow(NotFound::new);
    }
}
