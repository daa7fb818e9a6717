package org.leadnest.messaging.inbox;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.Enclosure;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.Outgoing;
import org.leadnest.messaging.ScreenedFiles;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/inbox}. */
@Controller
class InboxController {
    static final String PAGE = "messaging/inbox/index";

    private final Conversations conversations;
    private final Messages messages;
    private final InboxViews views;
    private final ScreenedFiles screen;

    InboxController(Conversations conversations, Messages messages, InboxViews views, ScreenedFiles screen) {
        this.screen = screen;
        this.conversations = conversations;
        this.messages = messages;
        this.views = views;
    }

    @ModelAttribute("typed")
    MessageForm typed(
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String at) {
        return MessageForm.of(channel, subject, text, at);
    }

    @GetMapping("/app/inbox")
    @Requires(Permission.MESSAGES_READ)
    String list(
            @RequestParam(defaultValue = "mine") String box,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String open,
            @RequestHeader(name = "HX-Target", required = false) @Nullable String target,
            Actor actor,
            Model model) {
        Optional<Cursor> place = Optional.ofNullable(after).flatMap(Cursor::timed);
        UUID shown = Optional.ofNullable(open).flatMap(Ids::parse).orElse(null);
        InboxPage.Listing list = views.list(Box.of(box), actor, place, shown);
        model.addAttribute("page", new InboxPage(list, null, null));
        return "conversations".equals(target) ? "messaging/inbox/_list" : PAGE;
    }

    @GetMapping("/app/inbox/{person}")
    @Requires(Permission.MESSAGES_READ)
    String thread(
            @PathVariable UUID person,
            @RequestParam(defaultValue = "mine") String box,
            @RequestParam(required = false) @Nullable String before,
            @RequestHeader(name = "HX-Target", required = false) @Nullable String target,
            Actor actor,
            Model model) {
        Optional<Cursor> place = Optional.ofNullable(before).flatMap(Cursor::timed);
        boolean opened = !"messages".equals(target);
        if (opened) {
            conversations.read(person);
        }
        InboxPage.Thread thread = views.thread(person, Box.of(box), actor, place, null, Map.of());
        if (!opened) {
            model.addAttribute("thread", thread);
            return "messaging/inbox/_messages";
        }
        return page(model, person, box, actor, thread);
    }

    private String page(Model model, UUID person, String box, Actor actor, InboxPage.Thread thread) {
        model.addAttribute(
                "page", new InboxPage(views.list(Box.of(box), actor, Optional.empty(), person), thread, null));
        return PAGE;
    }

    @PostMapping("/app/inbox/{person}/messages")
    @Requires(Permission.MESSAGES_WRITE)
    String send(
            @PathVariable UUID person,
            @RequestParam(defaultValue = "mine") String box,
            @RequestParam(required = false) @Nullable List<MultipartFile> files,
            @ModelAttribute(name = "typed", binding = false) MessageForm typed,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect)
            throws IOException {
        ZoneId zone = views.zone();
        FieldErrors errors = typed.check(zone, views.now());
        List<Enclosure> enclosed = ChosenFiles.read(files, typed, screen, errors);
        if (errors.none()) {
            switch (conversations.write(
                    person, typed.written(zone, enclosed), actor.userUuid(), new Outgoing.Origin.Manual())) {
                case Conversations.Sending.Queued _ -> {
                    Toast.show(redirect, "It goes out as soon as it may. Its state is shown below it.");
                    return "redirect:/app/inbox/" + person + "?box=" + box(box) + "&sent";
                }
                case Conversations.Sending.Nobody _ -> throw new NotFound();
                case Conversations.Sending.Unreachable _ ->
                    errors.add("channel", "There is no address for this. Add one to the lead first.");
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(
                model,
                person,
                box,
                actor,
                views.thread(person, Box.of(box), actor, Optional.empty(), typed, errors.ordered()));
    }

    @PostMapping("/app/inbox/{person}/assignee")
    @Requires(Permission.MESSAGES_WRITE)
    String assign(
            @PathVariable UUID person,
            @RequestParam(defaultValue = "mine") String box,
            @RequestParam(defaultValue = "") String assignee,
            RedirectAttributes redirect) {
        UUID member = assignee.isBlank() ? null : Ids.parse(assignee).orElseThrow(NotFound::new);
        found(conversations.assign(person, member));
        Toast.show(redirect, member == null ? "Nobody answers this one now." : "Assigned.");
        return "redirect:/app/inbox/" + person + "?box=" + box(box);
    }

    @PostMapping("/app/inbox/{person}/snooze")
    @Requires(Permission.MESSAGES_WRITE)
    String snooze(
            @PathVariable UUID person,
            @RequestParam(defaultValue = "mine") String box,
            @RequestParam(defaultValue = "") String until,
            RedirectAttributes redirect) {
        found(conversations.snooze(person, until.isBlank() ? null : instant(until, views.now())));
        Toast.show(redirect, until.isBlank() ? "Awake again." : "Snoozed. It wakes earlier when the person writes.");
        return "redirect:/app/inbox?box=" + box(box);
    }

    @PostMapping("/app/inbox/{person}/done")
    @Requires(Permission.MESSAGES_WRITE)
    String done(
            @PathVariable UUID person,
            @RequestParam(defaultValue = "mine") String box,
            @RequestParam(defaultValue = "true") boolean done,
            RedirectAttributes redirect) {
        found(conversations.done(person, done));
        Toast.show(redirect, done ? "Done. It comes back when the person writes." : "Open again.");
        return "redirect:/app/inbox?box=" + box(box);
    }

    @PostMapping("/app/inbox/messages/{id}/withdrawal")
    @Requires(Permission.MESSAGES_WRITE)
    String withdraw(@PathVariable UUID id, Actor actor, RedirectAttributes redirect) {
        UUID person = messages.find(id).orElseThrow(NotFound::new).leadId();
        boolean done = messages.takeBack(id, "Taken back by " + actor.name() + ".");
        Toast.show(redirect, done ? "Taken back; it is not sent." : "Too late: it is on its way.");
        return "redirect:/app/inbox/" + person;
    }

    /** Somebody looked it up at the carrier: whether a message of unknown outcome was sent. */
    @PostMapping("/app/inbox/messages/{id}/outcome")
    @Requires(Permission.MESSAGES_WRITE)
    String decide(@PathVariable UUID id, @RequestParam boolean sent, Actor actor, RedirectAttributes redirect) {
        UUID person = messages.find(id).orElseThrow(NotFound::new).leadId();
        boolean done = messages.decide(id, sent, "Decided by " + actor.name() + ".");
        Toast.show(redirect, done ? "Noted." : "Its outcome is known by now.");
        return "redirect:/app/inbox/" + person;
    }

    private static String box(String box) {
        return Box.of(box).key();
    }

    /** One of the times that the page offers, or about one. */
    private static Instant instant(String text, Instant now) {
        try {
            Instant until = Instant.parse(text);
            found(!until.isAfter(MessageForm.latest(now)));
            return until;
        } catch (DateTimeException other) {
            throw new NotFound();
        }
    }

    private static void found(boolean there) {
        if (!there) {
            throw new NotFound();
        }
    }
}
