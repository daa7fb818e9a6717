package org.leadnest.leads.showings;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Open;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.leads.AccountZone;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.LeadPanel;
import org.leadnest.leads.Leads;
import org.leadnest.leads.Showing;
import org.leadnest.leads.ShowingAddresses;
import org.leadnest.leads.Showings;
import org.leadnest.leads.agenda.Ics;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Shell;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The card of a lead's page with its showings, and their calendar files. */
@Controller
class ShowingPages implements LeadPanel {
    private static final int SHOWN = 10;
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final Showings showings;
    private final ShowingAddresses addresses;
    private final Leads leads;
    private final AccountZone zones;
    private final InstantSource clock;
    private final TemplateEngine templates;

    ShowingPages(
            Showings showings,
            ShowingAddresses addresses,
            Leads leads,
            AccountZone zones,
            InstantSource clock,
            TemplateEngine templates) {
        this.showings = showings;
        this.addresses = addresses;
        this.leads = leads;
        this.zones = zones;
        this.clock = clock;
        this.templates = templates;
    }

    @Override
    public int position() {
        return 6;
    }

    @Override
    public Optional<Function<Shell, Content>> panel(LeadId lead, Actor actor) {
        ShowingForm form = form(lead, "", Map.of("minutes", "30"), new FieldErrors());
        return Optional.of(shell ->
                output -> templates.render("leads/showings/_panel.jte", Map.of("shell", shell, "form", form), output));
    }

    @PostMapping("/app/leads/{id}/showings")
    @Requires(Permission.LEADS_WRITE)
    ModelAndView enter(
            @PathVariable String id,
            @RequestParam Map<String, String> given,
            Actor actor,
            RedirectAttributes redirect) {
        Lead lead = LeadId.parse(id).flatMap(leads::find).orElseThrow(NotFound::new);
        FieldErrors errors = new FieldErrors();
        Optional<Showings.Wanted> wanted = ShowingForm.read(given, clock.instant(), zones.current(), errors);
        if (wanted.isPresent()) {
            boolean entered = showings.enter(lead.id(), wanted.get(), actor).isPresent();
            errors.expect(entered, "at", "expected another time: you have a showing with this lead then");
        }
        if (errors.any() || wanted.isEmpty()) {
            ModelAndView again =
                    new ModelAndView("leads/showings/index", "form", form(lead.id(), lead.name(), given, errors));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        Toast.show(redirect, wanted.get().startsAt().isAfter(clock.instant()) ? "Showing booked." : "Showing logged.");
        return new ModelAndView("redirect:/app/leads/" + lead.id());
    }

    @PostMapping("/app/leads/{id}/showings/{showing}/cancellation")
    @Requires(Permission.LEADS_WRITE)
    String cancel(
            @PathVariable UUID id,
            @PathVariable UUID showing,
            @RequestParam(defaultValue = "") String confirm,
            Actor actor,
            RedirectAttributes redirect) {
        LeadId lead = new LeadId(id);
        if (showings.find(lead, showing).isEmpty()) {
            throw new NotFound();
        }
        boolean tell = !confirm.isEmpty();
        boolean canceled = showings.cancel(lead, showing, tell, actor);
        Toast.show(
                redirect,
                !canceled
                        ? "It is not booked any more."
                        : tell ? "Showing canceled; the lead is told." : "Showing canceled. Tell the lead.");
        return "redirect:/app/leads/" + id;
    }

    @PostMapping("/app/leads/{id}/showings/{showing}/move")
    @Requires(Permission.LEADS_WRITE)
    String move(
            @PathVariable UUID id,
            @PathVariable UUID showing,
            @RequestParam Map<String, String> given,
            Actor actor,
            RedirectAttributes redirect) {
        LeadId lead = new LeadId(id);
        Showing there = showings.find(lead, showing).orElseThrow(NotFound::new);
        Optional<java.time.Instant> at = ShowingForm.at(
                        given.getOrDefault("at", "").strip(), zones.current())
                .filter(one -> ShowingForm.sane(one, clock.instant()));
        boolean tell = given.containsKey("confirm");
        boolean moved = at.isPresent() && showings.move(lead, showing, at.get(), there.length(), tell, actor);
        Toast.show(
                redirect,
                !moved
                        ? "It was not moved: expected a time to come, at which you have no other showing with this lead."
                        : tell ? "Showing moved; the lead is told." : "Showing moved. Tell the lead.");
        return "redirect:/app/leads/" + id;
    }

    @GetMapping("/app/leads/{id}/showings/{showing}/calendar.ics")
    @Requires(Permission.LEADS_READ)
    ResponseEntity<byte[]> file(@PathVariable UUID id, @PathVariable UUID showing) {
        LeadId lead = new LeadId(id);
        Showing found = showings.find(lead, showing).orElseThrow(NotFound::new);
        String name = leads.find(lead).map(Lead::name).orElseThrow(NotFound::new);
        return calendar(found, "Showing with " + name);
    }

    /** By the address in the confirmation. */
    @GetMapping("/showing/{token}.ics")
    @Open
    ResponseEntity<byte[]> open(@PathVariable String token) {
        ShowingAddresses.Found found = addresses.open(token).orElseThrow(NotFound::new);
        Showing showing = Tenancy.as(found.account(), () -> showings.find(found.showing()))
                .orElseThrow(NotFound::new);
        return calendar(showing, "Showing with " + showing.agentName());
    }

    private ResponseEntity<byte[]> calendar(Showing showing, String title) {
        String text = Ics.event(
                new Ics.Event(
                        showing.id().toString(),
                        title,
                        showing.place(),
                        showing.startsAt(),
                        showing.length(),
                        showing.sequence(),
                        showing.status() == Showing.Status.CANCELED),
                clock.instant());
        return ResponseEntity.ok()
                .contentType(CALENDAR)
                .header("Content-Disposition", "attachment; filename=\"showing.ics\"")
                .header("Cache-Control", "no-store")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    private ShowingForm form(LeadId lead, String name, Map<String, String> values, FieldErrors errors) {
        ZoneId zone = zones.current();
        List<ShowingForm.Row> rows = showings.of(lead, SHOWN).stream()
                .map(one -> new ShowingForm.Row(
                        one.id().toString(),
                        one.place(),
                        Showings.when(one.startsAt(), zone),
                        one.agentName(),
                        words(one.status()),
                        one.status() == Showing.Status.BOOKED ? "info" : "plain",
                        one.status() == Showing.Status.BOOKED))
                .toList();
        return new ShowingForm(lead.toString(), name, rows, values, errors.ordered());
    }

    private static String words(Showing.Status status) {
        return switch (status) {
            case BOOKED -> "Booked";
            case DONE -> "Done";
            case CANCELED -> "Canceled";
        };
    }
}
