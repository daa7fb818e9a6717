package org.leadnest.messaging.inbox;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Page;
import org.leadnest.messaging.AddressBook;
import org.leadnest.messaging.Message;
import org.leadnest.messaging.Messages;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.api.Paging;
import org.leadnest.platform.web.NotFound;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/conversations}: the inbox by API, of whoever made the key. Reading one leaves it unread. */
@RestController
class ConversationsApi {
    private static final String ONE = "/api/v1/conversations/{leadId}";

    private final Conversations conversations;
    private final Messages messages;
    private final InboxViews views;

    ConversationsApi(Conversations conversations, Messages messages, InboxViews views) {
        this.conversations = conversations;
        this.messages = messages;
        this.views = views;
    }

    /** Newest first; {@code box} is {@code mine}, {@code unassigned}, {@code team}, {@code undecided}, {@code snoozed} or {@code done}. */
    @GetMapping("/api/v1/conversations")
    @Requires(Permission.MESSAGES_READ)
    Page<ConversationJson> list(
            @RequestParam(defaultValue = "mine") String box,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after,
            Actor actor) {
        FieldErrors errors = new FieldErrors();
        Optional<Box> wanted = Box.named(box);
        errors.expect(
                wanted.isPresent(),
                "box",
                "expected one of " + Arrays.stream(Box.values()).map(Box::key).toList());
        Paging paging = Paging.of(after, limit, Cursor::timed, errors);
        if (errors.any()) {
            throw new Invalid(errors);
        }
        Page<Conversation> page =
                conversations.list(wanted.orElseThrow(), actor.userUuid(), Optional.ofNullable(paging.after()), limit);
        Map<UUID, AddressBook.Entry> people = conversations.look(
                page.data().stream().map(Conversation::person).collect(Collectors.toSet()));
        return page.map(one -> ConversationJson.of(one, people.get(one.person())));
    }

    @GetMapping(ONE)
    @Requires(Permission.MESSAGES_READ)
    ConversationJson find(@PathVariable UUID leadId) {
        Conversation found = conversations.find(leadId).orElseThrow(NotFound::new);
        return ConversationJson.of(found, conversations.look(Set.of(leadId)).get(leadId));
    }

    /** Newest first. */
    @GetMapping(ONE + "/messages")
    @Requires(Permission.MESSAGES_READ)
    Page<Message> messages(
            @PathVariable UUID leadId,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        found(conversations.find(leadId).isPresent());
        Paging paging = Paging.timed(after, limit);
        return messages.list(leadId, Optional.ofNullable(paging.after()), limit);
    }

    /** @param assigneeId a member of the account; null for nobody */
    record ConversationAssignee(@Nullable String assigneeId) {}

    @PutMapping(ONE + "/assignee")
    @Requires(Permission.MESSAGES_WRITE)
    ConversationJson assign(@PathVariable UUID leadId, @RequestBody ConversationAssignee given) {
        found(conversations.find(leadId).isPresent());
        FieldErrors errors = new FieldErrors();
        UUID member = Paging.id(given.assigneeId(), "assigneeId", errors);
        if (errors.none() && !conversations.assign(leadId, member)) {
            errors.add("assigneeId", "expected the id of a member of this account");
        }
        return changed(leadId, errors);
    }

    /** @param until at most a year ahead; null wakes it */
    record ConversationSnooze(@Nullable Instant until) {}

    @PutMapping(ONE + "/snooze")
    @Requires(Permission.MESSAGES_WRITE)
    ConversationJson snooze(@PathVariable UUID leadId, @RequestBody ConversationSnooze given) {
        found(conversations.find(leadId).isPresent());
        Instant until = given.until();
        Instant now = views.now();
        FieldErrors errors = new FieldErrors()
                .expect(
                        until == null || until.isAfter(now) && !until.isAfter(MessageForm.latest(now)),
                        "until",
                        "expected a time to come, at most a year ahead, or null");
        if (errors.none()) {
            found(conversations.snooze(leadId, until));
        }
        return changed(leadId, errors);
    }

    /** @param done false opens it again */
    record ConversationDone(@Nullable Boolean done) {}

    @PutMapping(ONE + "/done")
    @Requires(Permission.MESSAGES_WRITE)
    ConversationJson done(@PathVariable UUID leadId, @RequestBody ConversationDone given) {
        found(conversations.find(leadId).isPresent());
        Boolean done = given.done();
        FieldErrors errors = new FieldErrors();
        if (done == null) {
            errors.add("done", "expected true or false");
        } else {
            found(conversations.done(leadId, done));
        }
        return changed(leadId, errors);
    }

    /** All that the lead wrote counts as read from now on. */
    @PutMapping(ONE + "/read")
    @Requires(Permission.MESSAGES_WRITE)
    ConversationJson read(@PathVariable UUID leadId) {
        found(conversations.find(leadId).isPresent());
        conversations.read(leadId);
        return find(leadId);
    }

    private ConversationJson changed(UUID leadId, FieldErrors errors) {
        if (errors.any()) {
            throw new Invalid(errors);
        }
        return find(leadId);
    }

    private static void found(boolean there) {
        if (!there) {
            throw new NotFound();
        }
    }
}
