package org.leadnest.accounts.ops;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.ActorAuthentication;
import org.leadnest.accounts.ForOperator;
import org.leadnest.accounts.StepUp;
import org.leadnest.accounts.audit.AuditDesk;
import org.leadnest.accounts.audit.AuditPage;
import org.leadnest.accounts.doors.Sessions;
import org.leadnest.accounts.reports.BrowserReports;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /ops}: accounts, their state, unlocking, and looking inside with the account's leave. */
@Controller
@ForOperator(made = true)
@RequestMapping("/ops")
class OpsController {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MMM d, yyyy, HH:mm 'UTC'", Locale.US).withZone(ZoneOffset.UTC);
    private static final AuditDesk.Place LOG = new AuditDesk.Place("/ops/log", ZoneOffset.UTC, "The command line");

    private final Operations operations;
    private final AuditDesk log;
    private final Sessions sessions;
    private final BrowserReports reports;

    OpsController(Operations operations, AuditDesk log, Sessions sessions, BrowserReports reports) {
        this.reports = reports;
        this.operations = operations;
        this.log = log;
        this.sessions = sessions;
    }

    @GetMapping
    String search(@RequestParam(defaultValue = "") String q, Model model) {
        model.addAttribute(
                "page",
                new OpsPage.Search(
                        q,
                        operations.find(q.strip()).stream()
                                .map(OpsController::line)
                                .toList()));
        return "accounts/ops/index";
    }

    private static OpsPage.Line line(OpsStore.Found found) {
        return new OpsPage.Line(
                found.id().toString(),
                found.name(),
                words(found.status()),
                String.valueOf(found.members()),
                TIME.format(found.createdAt()));
    }

    private static String words(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    @GetMapping("/accounts/{id}")
    String account(@PathVariable UUID id, Model model) {
        Operations.State state = operations.look(new AccountId(id)).orElseThrow(NotFound::new);
        model.addAttribute(
                "page",
                new OpsPage.Account(
                        id.toString(),
                        state.account().name(),
                        words(state.account().status()),
                        TIME.format(state.account().createdAt()),
                        state.facts(),
                        state.grant()
                                .map(SupportGrant::endsAt)
                                .map(TIME::format)
                                .orElse(""),
                        state.people().stream().map(OpsController::person).toList()));
        return "accounts/ops/account";
    }

    private static OpsPage.Person person(Operations.Kept kept) {
        OpsStore.Person one = kept.person();
        return new OpsPage.Person(
                one.id().toString(),
                one.name(),
                one.email(),
                words(one.role()),
                one.verified(),
                one.factor(),
                kept.hold()
                        .map(hold ->
                                (hold.locked() ? "Locked until " : "Made to wait until ") + TIME.format(hold.until()))
                        .orElse(""));
    }

    @PostMapping("/accounts/{id}/members/{user}/unlocking")
    @StepUp("unlock a sign-in")
    String unlock(@PathVariable UUID id, @PathVariable UUID user, RedirectAttributes redirect) {
        if (!operations.unlock(new AccountId(id), new UserId(user))) {
            throw new NotFound();
        }
        Toast.show(redirect, "This person can try again at once.");
        return "redirect:/ops/accounts/" + id;
    }

    @PostMapping("/accounts/{id}/visit")
    @StepUp("look into a customer's account")
    String visit(
            @PathVariable UUID id,
            Actor operator,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Optional<Actor> place = operations.visit(new AccountId(id), operator);
        if (place.isEmpty()) {
            Toast.show(redirect, "The account does not let operators in. An owner or admin can, under Settings.");
            return "redirect:/ops/accounts/" + id;
        }
        sessions.visit(place.get(), request, response);
        return "redirect:/app";
    }

    @PostMapping("/visit/end")
    String leave(Actor operator, HttpServletRequest request, HttpServletResponse response) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof ActorAuthentication session
                && session.visiting()) {
            operations.left(operator);
            operations.home(operator).ifPresent(home -> sessions.moveTo(home, request, response));
        }
        return "redirect:/ops";
    }

    @GetMapping("/log")
    String log(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String after,
            Model model,
            HttpServletResponse response) {
        AuditPage.Asked asked = new AuditPage.Asked(person, act, from, to);
        model.addAttribute("page", operations.ofHouse(() -> log.page(LOG, asked, after, Map.of(), response)));
        return "accounts/ops/log";
    }

    @GetMapping("/log.csv")
    @StepUp("download what operators did")
    void csv(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            HttpServletResponse response) {
        AuditPage.Asked asked = new AuditPage.Asked(person, act, from, to);
        Tenancy.run(Accounts.HOUSE, () -> log.download(LOG, asked, response));
    }

    @GetMapping("/reports")
    String reports(Model model) {
        model.addAttribute(
                "page",
                new OpsPage.Reports(reports.all().stream()
                        .map(line -> new OpsPage.Refused(
                                line.page(),
                                line.directive(),
                                line.blocked(),
                                String.valueOf(line.seen()),
                                line.last().toString()))
                        .toList()));
        return "accounts/ops/reports";
    }

    static String until(Instant end) {
        return TIME.format(end);
    }
}
