package org.leadnest.messaging.mailings;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Ids;
import org.leadnest.messaging.AddressBook;
import org.leadnest.messaging.Status;
import org.leadnest.messaging.Template;
import org.leadnest.messaging.Templates;
import org.leadnest.messaging.templates.Liquid;
import org.leadnest.messaging.templates.TemplateForm;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/inbox/mailings}: one message to the leads that were ticked in the list. */
@Controller
@RequestMapping("/app/inbox/mailings")
@Requires(Permission.MESSAGES_WRITE)
class MailingPages {
    private static final String PLACE = "/app/inbox/mailings";
    private static final int LATEST = 50;
    private static final int NAMED = 30;
    private static final int OFFERED = 200;
    private static final DateTimeFormatter MADE = DateTimeFormatter.ofPattern("MMM d, yyyy, h:mm a", Locale.US);

    private final Mailings mailings;
    private final Templates templates;
    private final Liquid liquid;
    private final Accounts accounts;
    private final List<AddressBook> book;

    MailingPages(Mailings mailings, Templates templates, Liquid liquid, Accounts accounts, List<AddressBook> book) {
        this.mailings = mailings;
        this.templates = templates;
        this.liquid = liquid;
        this.accounts = accounts;
        this.book = book;
    }

    @GetMapping
    String list(Actor actor, Model model) {
        ZoneId zone = accounts.account(actor.account()).zone();
        model.addAttribute(
                "mailings",
                mailings.latest(LATEST).stream().map(one -> sent(one, zone)).toList());
        return "messaging/mailings/index";
    }

    /** From the list of leads: nothing is sent by it. */
    @PostMapping("/new")
    ModelAndView begin(
            @RequestParam(name = "mailing", defaultValue = "") String template,
            @RequestParam(defaultValue = "") List<UUID> leadIds,
            RedirectAttributes redirect) {
        if (leadIds.isEmpty() || leadIds.size() > Mailings.MOST) {
            Toast.show(redirect, "Tick 1 to " + Mailings.MOST + " leads first.");
            return new ModelAndView("redirect:/app/leads");
        }
        TemplateForm form = Ids.parse(template)
                .flatMap(templates::find)
                .map(MailingPages::form)
                .orElseGet(() -> TemplateForm.of("Mailing", "EMAIL", "", ""));
        return page(Ids.next(), leadIds, form, "", form.body().isBlank() ? Map.of() : errors(form));
    }

    @PostMapping
    ModelAndView act(
            @RequestParam UUID id,
            @RequestParam(defaultValue = "") List<UUID> leadIds,
            @RequestParam Map<String, String> given,
            Actor actor,
            RedirectAttributes redirect) {
        if (leadIds.isEmpty() || leadIds.size() > Mailings.MOST) {
            throw new NotFound();
        }
        TemplateForm form = TemplateForm.of("Mailing", given.get("channel"), given.get("subject"), given.get("body"));
        String act = given.getOrDefault("act", "");
        Optional<Template> taken = act.equals("take") ? chosen(given) : Optional.empty();
        if (taken.isPresent()) {
            return page(id, leadIds, form(taken.get()), given.getOrDefault("lead", ""), Map.of());
        }
        Map<String, String> errors = errors(form);
        boolean looked = seen(form).equals(given.get("seen"));
        if (!act.equals("send") || !errors.isEmpty() || !looked) {
            ModelAndView page = page(id, leadIds, form, given.getOrDefault("lead", ""), errors);
            page.addObject("changed", act.equals("send") && errors.isEmpty());
            return page;
        }
        Optional<Mailing> before = mailings.find(id);
        if (before.filter(sent -> !sent.says(text(form))).isPresent()) {
            // Back from what was sent, and another text: that is another act.
            ModelAndView page = page(Ids.next(), leadIds, form, given.getOrDefault("lead", ""), errors);
            page.addObject("changed", true);
            return page;
        }
        if (before.isPresent()) {
            Toast.show(redirect, "It was sent before.");
            return new ModelAndView("redirect:" + PLACE + "/" + id);
        }
        Outlook outlook = mailings.send(id, text(form), leadIds, actor.name());
        Toast.show(redirect, outlook.messages() == 0 ? "There was nobody to send it to." : "Sent.");
        return new ModelAndView("redirect:" + (outlook.messages() == 0 ? "/app/leads" : PLACE + "/" + id));
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Actor actor, Model model) {
        ZoneId zone = accounts.account(actor.account()).zone();
        model.addAttribute(
                "mailing", mailings.find(id).map(one -> sent(one, zone)).orElseThrow(NotFound::new));
        return "messaging/mailings/sent";
    }

    @PostMapping("/{id}/withdrawal")
    String withdraw(@PathVariable UUID id, RedirectAttributes redirect) {
        int taken = mailings.withdraw(id).orElseThrow(NotFound::new);
        Toast.show(
                redirect,
                taken == 0
                        ? "Nothing of it waited any more."
                        : taken + (taken == 1 ? " message" : " messages") + " taken back.");
        return "redirect:" + PLACE + "/" + id;
    }

    private Optional<Template> chosen(Map<String, String> given) {
        return Ids.parse(given.getOrDefault("template", "")).flatMap(templates::find);
    }

    private static TemplateForm form(Template template) {
        return TemplateForm.of("Mailing", template.channel().name(), template.subject(), template.body());
    }

    private Map<String, String> errors(TemplateForm form) {
        return form.check(liquid).ordered();
    }

    private ModelAndView page(UUID id, List<UUID> people, TemplateForm form, String lead, Map<String, String> errors) {
        boolean ready = errors.isEmpty() && !form.body().isBlank();
        Map<String, String> names = names(people);
        UUID shown = Ids.parse(lead).filter(people::contains).orElse(people.getFirst());
        List<String> problems = new ArrayList<>(templates.problems(form.subject()));
        problems.addAll(templates.problems(form.body()));
        ModelAndView view = new ModelAndView(
                "messaging/mailings/compose",
                "page",
                new MailingPage(
                        id,
                        people,
                        form,
                        templates.choices(OFFERED),
                        names,
                        shown.toString(),
                        ready ? mailings.outlook(text(form), people) : null,
                        ready ? sample(form, shown) : null,
                        problems,
                        ready ? seen(form) : "",
                        errors));
        view.setStatus(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private @Nullable MailingText sample(TemplateForm form, UUID lead) {
        return mailings.sample(text(form), lead).orElse(null);
    }

    private Map<String, String> names(List<UUID> people) {
        Map<String, String> names = new LinkedHashMap<>();
        if (!book.isEmpty()) {
            List<UUID> first = people.stream().limit(NAMED).toList();
            Map<UUID, AddressBook.Entry> found = book.getFirst().look(first);
            for (UUID id : first) {
                AddressBook.Entry entry = found.get(id);
                if (entry != null) {
                    names.put(id.toString(), entry.name());
                }
            }
        }
        return names;
    }

    private static MailingText text(TemplateForm form) {
        Templates.Draft draft = form.draft();
        return new MailingText(draft.channel(), draft.subject(), draft.body());
    }

    private static String seen(TemplateForm form) {
        String whole =
                form.channel() + "\n" + form.subject() + "\n" + form.body().replace("\r\n", "\n");
        return Integer.toHexString(whole.hashCode()) + "-" + whole.length();
    }

    private static MailingPage.Sent sent(Mailing mailing, ZoneId zone) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("Wait to be sent", mailing.waiting());
        counts.put(
                "Sent", mailing.count(Status.SENT) + mailing.count(Status.SENDING) + mailing.count(Status.DELIVERED));
        counts.put("Delivered", mailing.count(Status.DELIVERED));
        counts.put("Refused or taken back", mailing.count(Status.REFUSED));
        counts.put("Failed", mailing.count(Status.FAILED));
        counts.put("Unknown", mailing.count(Status.UNKNOWN));
        String title = mailing.subject().isBlank() ? mailing.body().strip() : mailing.subject();
        return new MailingPage.Sent(
                PLACE + "/" + mailing.id(),
                title.codePointCount(0, title.length()) <= 80
                        ? title
                        : title.substring(0, title.offsetByCodePoints(0, 70)) + "…",
                made(mailing.createdAt(), zone) + ", " + mailing.createdBy(),
                mailing.body(),
                mailing.people(),
                mailing.waiting(),
                counts,
                mailing.withdrawnAt() != null);
    }

    private static String made(Instant at, ZoneId zone) {
        return MADE.format(at.atZone(zone));
    }
}
