package org.leadnest.messaging.inbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.AddressBook;
import org.leadnest.messaging.Template;
import org.leadnest.messaging.Templates;
import org.leadnest.platform.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Fills the composer: with a template, a suggested reply, a draft, a subject line. Sends nothing. */
@Controller
class DraftController {
    private final Conversations conversations;
    private final Templates templates;
    private final InboxViews views;
    private final ReplyIdeas ideas;
    private final List<DraftDesk> desks;

    DraftController(
            Conversations conversations,
            Templates templates,
            InboxViews views,
            ReplyIdeas ideas,
            List<DraftDesk> desks) {
        this.conversations = conversations;
        this.templates = templates;
        this.views = views;
        this.ideas = ideas;
        this.desks = List.copyOf(desks);
    }

    /** What was pressed: one of the four is there. */
    record Wanted(String template, @Nullable Integer idea, String offer, String subjectLine) {}

    @PostMapping("/app/inbox/{person}/draft")
    @Requires(Permission.MESSAGES_WRITE)
    String draft(
            @PathVariable UUID person,
            @RequestParam(defaultValue = "mine") String box,
            @RequestParam(defaultValue = "") String template,
            @RequestParam(required = false) @Nullable Integer idea,
            @RequestParam(defaultValue = "") String offer,
            @RequestParam(defaultValue = "") String subjectLine,
            @RequestParam Map<String, String> typed,
            Actor actor,
            Model model) {
        AddressBook.Entry entry = Optional.ofNullable(
                        conversations.look(Set.of(person)).get(person))
                .orElseThrow(NotFound::new);
        MessageForm form =
                MessageForm.of(typed.get("channel"), typed.get("subject"), typed.get("text"), typed.get("at"));
        Optional<DraftDesk.Draft> drafted = offer.isBlank() ? Optional.empty() : drafted(entry, offer, form, actor);
        MessageForm filled = drafted.map(draft -> form.with(draft.subject(), draft.text()))
                .orElseGet(() -> filled(entry, new Wanted(template, idea, offer, subjectLine), form, actor));
        InboxPage.Thread thread = views.thread(person, Box.of(box), actor, Optional.empty(), filled, Map.of());
        model.addAttribute(
                "page",
                new InboxPage(views.list(Box.of(box), actor, Optional.empty(), person), thread, drafted.orElse(null)));
        return InboxController.PAGE;
    }

    /** What the text that is typed is charged as. */
    @PostMapping("/app/inbox/{person}/size")
    @Requires(Permission.MESSAGES_WRITE)
    String size(@PathVariable UUID person, @RequestParam Map<String, String> typed, Model model) {
        AddressBook.Entry entry = Optional.ofNullable(
                        conversations.look(Set.of(person)).get(person))
                .orElseThrow(NotFound::new);
        MessageForm form = MessageForm.of(typed.get("channel"), "", typed.get("text"), "");
        model.addAttribute("size", views.size(entry, form));
        model.addAttribute("url", "/app/inbox/" + person + "/size");
        return "messaging/inbox/_size";
    }

    private Optional<DraftDesk.Draft> drafted(AddressBook.Entry entry, String offer, MessageForm form, Actor actor) {
        DraftDesk.Typed typed = new DraftDesk.Typed(form.channel(), form.subject(), form.text());
        return desks.stream()
                .flatMap(desk -> desk.draft(entry, offer, typed, actor).stream())
                .findFirst();
    }

    private MessageForm filled(AddressBook.Entry entry, Wanted wanted, MessageForm form, Actor actor) {
        if (!wanted.subjectLine().isBlank()) {
            return form.with(wanted.subjectLine().strip(), form.text());
        }
        Integer idea = wanted.idea();
        return idea == null
                ? Ids.parse(wanted.template())
                        .flatMap(templates::find)
                        .map(found -> filled(found, form, conversations.fields(entry.person())))
                        .orElse(form)
                : ideas.idea(entry, idea, actor).map(form::with).orElse(form);
    }

    private MessageForm filled(Template template, MessageForm typed, Map<String, Object> fields) {
        String text = templates.render(template.body(), fields).text();
        String subject = templates.render(template.subject(), fields).text();
        return new MessageForm(
                template.channel().name(),
                subject.isBlank() ? typed.subject() : subject,
                typed.with(text).text(),
                typed.at());
    }
}
