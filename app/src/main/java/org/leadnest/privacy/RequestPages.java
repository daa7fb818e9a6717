package org.leadnest.privacy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.SettingsPlace;
import org.leadnest.accounts.StepUp;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/requests}: what people ask about their data, and doing it. */
@Controller
@RequestMapping("/app/settings/requests")
@Requires(Permission.ACCOUNT_SETTINGS)
class RequestPages {
    private static final String HOME = "redirect:/app/settings/requests";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);
    private static final int MOST_WORDS = 2_000;

    private final DataRequests requests;
    private final Restrictions restrictions;
    private final Accounts accounts;
    private final AuditLog audit;
    private final KeptByLaw law;
    private final InstantSource clock;

    RequestPages(
            DataRequests requests,
            Restrictions restrictions,
            Accounts accounts,
            AuditLog audit,
            KeptByLaw law,
            InstantSource clock) {
        this.law = law;
        this.audit = audit;
        this.requests = requests;
        this.restrictions = restrictions;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        SettingsPlace requestsPlace() {
            return new SettingsPlace(
                    60,
                    "/app/settings/requests",
                    "scale",
                    "Data requests",
                    "What people ask about their data, and by when it is due.",
                    Permission.ACCOUNT_SETTINGS);
        }
    }

    @GetMapping
    String list(Actor actor, Model model) {
        model.addAllAttributes(model(actor));
        return "privacy/requests";
    }

    Map<String, ?> model(Actor actor) {
        ZoneId zone = accounts.account(actor.account()).zone();
        List<DataRequest> all = requests.list();
        Set<UUID> restricted =
                restrictions.among(all.stream().map(DataRequest::person).collect(Collectors.toSet()));
        Map<UUID, Instant> liftings = restrictions.liftings(restricted);
        return Map.of(
                "lines",
                all.stream()
                        .map(one -> line(one, zone, restricted.contains(one.person()), liftings.get(one.person())))
                        .toList());
    }

    private RequestLine line(DataRequest one, ZoneId zone, boolean restricted, @Nullable Instant lifting) {
        @Nullable String name = requests.name(one.person()).orElse(null);
        long days = java.time.Duration.between(clock.instant(), one.dueAt()).toDays();
        boolean open = one.answeredAt() == null;
        return new RequestLine(
                "/app/settings/requests/" + one.id(),
                name == null ? "Somebody who was erased" : name,
                name == null ? null : "/app/leads/" + one.person(),
                one.kind().label(),
                one.words(),
                DAY.format(one.receivedAt().atZone(zone)),
                DAY.format(one.dueAt().atZone(zone)),
                open ? (days < 0 ? "overdue" : days + (days == 1 ? " day left" : " days left")) : "answered",
                open ? (days < 7 ? "bad" : "info") : "good",
                open,
                open && one.extendedReason() == null && clock.instant().isBefore(one.dueAt()),
                one.confirmedAt() == null
                        ? DAY.format(StatutoryDays.confirmBy(one.receivedAt()).atZone(zone))
                        : null,
                restricted,
                lifting == null ? null : DAY.format(lifting.atZone(zone)),
                open
                        ? StatutoryDays.legs(one, zone).stream()
                                .map(leg -> new PersonRecords.Line(
                                        leg.what(), DAY.format(leg.by().atZone(zone))))
                                .toList()
                        : List.of(),
                one.extendedReason() == null || one.extendedReason().isEmpty() ? null : one.extendedReason(),
                one.answer() == null || one.answer().isEmpty() ? null : one.answer() + " (" + one.answeredBy() + ")");
    }

    @GetMapping("/{id}/copy.json")
    @StepUp("download everything about a person")
    ResponseEntity<byte[]> copy(@PathVariable UUID id) {
        DataRequest request = find(id);
        audit.add(AuditNote.of(AuditAct.EXPORTED).about("what is kept about a person"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"copy.json\"")
                .body(requests.copy(request.person()).getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping("/{id}/extension")
    ModelAndView extend(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            RedirectAttributes redirect) {
        DataRequest request = find(id);
        if (reason.isBlank() || reason.length() > MOST_WORDS) {
            return refused(actor, "Give the reason, in up to 2,000 characters.", HttpStatus.UNPROCESSABLE_CONTENT);
        }
        if (!requests.extend(request, reason.strip())) {
            return refused(actor, whyNot(find(id), actor), HttpStatus.CONFLICT);
        }
        Toast.show(redirect, "45 days more; the person is told why.");
        return new ModelAndView(HOME);
    }

    private String whyNot(DataRequest request, Actor actor) {
        if (request.answeredAt() != null) {
            return "It was answered before.";
        }
        return request.extendedReason() != null
                ? "It was extended before, and that is possible once."
                : "It was due on "
                        + DAY.format(request.dueAt()
                                .atZone(accounts.account(actor.account()).zone()))
                        + ". It can be extended up to that day only: answer it now.";
    }

    /** The queue, with what was refused above it. */
    ModelAndView refused(Actor actor, String problem, HttpStatus status) {
        ModelAndView view = new ModelAndView("privacy/requests", model(actor));
        view.addObject("refused", problem);
        view.setStatus(status);
        return view;
    }

    @PostMapping("/{id}/answer")
    String answer(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String answer,
            Actor actor,
            RedirectAttributes redirect) {
        find(id);
        boolean said = !answer.isBlank() && answer.length() <= MOST_WORDS;
        boolean done = said && requests.answer(id, answer.strip(), actor);
        Toast.show(
                redirect,
                done
                        ? "Noted as answered; the person is told."
                        : said ? "It was answered before." : "Say what was done, in up to 2,000 characters.");
        return HOME;
    }

    @PostMapping("/{id}/erasure")
    @StepUp("erase a person")
    String erase(@PathVariable UUID id, Actor actor, RedirectAttributes redirect) {
        DataRequest request = find(id);
        boolean erased = requests.erase(request.person());
        requests.answer(
                id,
                erased
                        ? "Erased; proofs of consent and hashes of addresses are kept."
                        : law.answer(request.person()).orElseThrow() + ".",
                actor);
        Toast.show(
                redirect,
                erased
                        ? "Everything about this person is erased, and they are not written to again."
                        : law.answer(request.person()).orElseThrow() + ". They are not written to again.");
        return HOME;
    }

    private DataRequest find(UUID id) {
        return requests.find(id).orElseThrow(NotFound::new);
    }
}
