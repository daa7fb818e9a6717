package org.leadnest.messaging.carriers;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Open;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Page;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.web.NotFound;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Development mode only: what the embedded carrier kept, as pages and as {@code /dev/outbox.json}. */
@Controller
@Open
@ConditionalOnProperty(name = "leadnest.mode", havingValue = "development")
class OutboxDoor {
    private static final int PAGE = 50;
    private static final int MOST = 1000;

    private final Outbox outbox;

    OutboxDoor(Outbox outbox) {
        this.outbox = outbox;
    }

    @GetMapping("/dev/outbox.json")
    @ResponseBody
    Page<Outbox.Entry> json(
            @RequestParam(defaultValue = "100") int limit, @RequestParam(required = false) @Nullable String after) {
        FieldErrors errors = new FieldErrors()
                .expect(limit >= 1 && limit <= MOST, "limit", "expected 1 to " + MOST)
                .expect(after == null || place(after).isPresent(), "after", "expected the next of an earlier page");
        if (errors.any()) {
            throw new Invalid(errors);
        }
        return outbox.list(place(after), limit);
    }

    @GetMapping("/dev/outbox")
    String list(@RequestParam(required = false) @Nullable String after, Model model) {
        var page = outbox.list(place(after), PAGE);
        model.addAttribute(
                "page",
                new OutboxPage(
                        page.data().stream().map(OutboxEntry::of).toList(),
                        page.next() == null ? null : "/dev/outbox?after=" + page.next()));
        return "messaging/outbox";
    }

    @GetMapping("/dev/outbox/{id}")
    String show(@PathVariable UUID id, Model model) {
        model.addAttribute("entry", outbox.entry(id).map(OutboxEntry::of).orElseThrow(NotFound::new));
        return "messaging/outboxentry";
    }

    private static Optional<Cursor> place(@Nullable String after) {
        return Optional.ofNullable(after).flatMap(Cursor::timed);
    }
}
