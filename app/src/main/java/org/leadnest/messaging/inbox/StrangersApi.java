package org.leadnest.messaging.inbox;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Page;
import org.leadnest.messaging.Channel;
import org.leadnest.messaging.inbound.Strangers;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.api.Paging;
import org.leadnest.platform.api.Refused;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/strangers}: letters and texts of whom nobody here knows, until somebody decides. */
@RestController
class StrangersApi {
    private final Strangers strangers;
    private final Conversations conversations;

    StrangersApi(Strangers strangers, Conversations conversations) {
        this.strangers = strangers;
        this.conversations = conversations;
    }

    /** @param reachable whether its sender can be answered; only then can it be welcomed */
    record StrangerJson(
            UUID id,
            Channel channel,
            String from,
            String name,
            String to,
            String subject,
            String body,
            boolean reachable,
            Instant receivedAt) {
        static StrangerJson of(Strangers.Stranger one) {
            return new StrangerJson(
                    one.id(),
                    one.channel(),
                    one.from(),
                    one.name(),
                    one.to(),
                    one.subject(),
                    one.text(),
                    one.reachable(),
                    one.receivedAt());
        }
    }

    /** Newest first. */
    @GetMapping("/api/v1/strangers")
    @Requires(Permission.MESSAGES_READ)
    Page<StrangerJson> list(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String after) {
        Paging paging = Paging.timed(after, limit);
        return strangers.list(Optional.ofNullable(paging.after()), limit).map(StrangerJson::of);
    }

    /** @param leadId whose letter it is; absent for whoever has the sender's address, or a new lead */
    record StrangerWelcome(@Nullable String leadId) {}

    record StrangerWelcomed(UUID leadId) {}

    @PostMapping("/api/v1/strangers/{id}/welcome")
    @Requires(Permission.MESSAGES_WRITE)
    StrangerWelcomed welcome(@PathVariable UUID id, @RequestBody(required = false) @Nullable StrangerWelcome given) {
        if (strangers.find(id).isEmpty()) {
            throw new NotFound();
        }
        FieldErrors errors = new FieldErrors();
        UUID lead = Paging.id(given == null ? null : given.leadId(), "leadId", errors);
        errors.expect(
                lead == null || conversations.look(Set.of(lead)).containsKey(lead),
                "leadId",
                "expected the id of a lead of this account");
        if (errors.any()) {
            throw new Invalid(errors);
        }
        return switch (strangers.welcome(id, lead)) {
            case Strangers.Welcome.Welcomed(UUID person) -> new StrangerWelcomed(person);
            case Strangers.Welcome.NotThere _ -> throw new NotFound();
            case Strangers.Welcome.Unreachable _ -> throw Refused.conflict("Nobody can be answered at this sender.");
        };
    }

    @PostMapping("/api/v1/strangers/{id}/dismissal")
    @Requires(Permission.MESSAGES_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(@PathVariable UUID id) {
        if (!strangers.dismiss(id)) {
            throw new NotFound();
        }
    }
}
