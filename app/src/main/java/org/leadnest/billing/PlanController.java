package org.leadnest.billing;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.StepUp;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/plan} and what an owner does there. */
@Controller
@Requires(Permission.BILLING)
class PlanController {
    private static final String BACK = "redirect:" + PlanPlace.PATH;

    private final PlanPages pages;
    private final Billing billing;
    private final AuditLog audit;

    PlanController(PlanPages pages, Billing billing, AuditLog audit) {
        this.audit = audit;
        this.pages = pages;
        this.billing = billing;
    }

    @GetMapping("/app/settings/plan")
    String page(Actor actor, Model model) {
        return show(actor, null, null, model);
    }

    @PostMapping("/app/settings/plan/subscription")
    @StepUp("change the plan")
    String subscribe(
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(defaultValue = "MONTH") String cycle,
            @RequestParam(defaultValue = "1") String seats,
            @RequestParam(defaultValue = "") String key,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Optional<Cycle> wanted = Arrays.stream(Cycle.values())
                .filter(one -> one.name().equals(cycle))
                .findFirst();
        Optional<Integer> number = number(seats);
        if (wanted.isEmpty() || number.isEmpty()) {
            return refused(
                    "Seats: expected a whole number from 1 to " + Billing.MOST_SEATS + ".", actor, model, response);
        }
        Billing.Wanted what = new Billing.Wanted(plan, wanted.get(), number.get());
        AuditNote note = AuditNote.of(AuditAct.PLAN_CHANGED)
                .with("plan", plan)
                .with("seats", number.get().toString());
        return go(noted(billing.subscribe(actor, what, key), note), actor, model, response, redirect);
    }

    @PostMapping("/app/settings/plan/credits")
    @StepUp("buy credits")
    String buy(
            @RequestParam(defaultValue = "") String pack,
            @RequestParam(defaultValue = "") String key,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return go(billing.buy(actor, pack, key), actor, model, response, redirect);
    }

    @PostMapping("/app/settings/plan/portal")
    @StepUp("open the payment portal")
    String portal(Actor actor, Model model, HttpServletResponse response, RedirectAttributes redirect) {
        return go(billing.portal(actor), actor, model, response, redirect);
    }

    @PostMapping("/app/settings/plan/cancellation")
    @StepUp("cancel the plan")
    String cancel(Actor actor, Model model, HttpServletResponse response, RedirectAttributes redirect) {
        return go(
                noted(billing.cancel(actor, true), AuditNote.of(AuditAct.PLAN_CANCELLED)),
                actor,
                model,
                response,
                redirect);
    }

    @PostMapping("/app/settings/plan/resumption")
    @StepUp("go on with the plan")
    String resume(Actor actor, Model model, HttpServletResponse response, RedirectAttributes redirect) {
        AuditNote note = AuditNote.of(AuditAct.PLAN_CHANGED).with("cancelled", "no more");
        return go(noted(billing.cancel(actor, false), note), actor, model, response, redirect);
    }

    /** Writes down what is done; what goes on at Stripe's page is not done yet. */
    private Billing.Going noted(Billing.Going going, AuditNote note) {
        if (going instanceof Billing.Going.Done) {
            audit.add(note);
        }
        return going;
    }

    @PostMapping("/app/settings/plan/contact")
    @StepUp("change who gets the invoices")
    String contact(
            @RequestParam(defaultValue = "") String email,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Billing.Going going = billing.contact(actor, email);
        if (going instanceof Billing.Going.Refused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(actor, null, refused.reason(), model);
        }
        return go(going, actor, model, response, redirect);
    }

    /** Where Stripe sends people back to. */
    @GetMapping("/app/settings/plan/returned")
    String returned(
            @RequestParam(required = false) @Nullable String session,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        return go(billing.refresh(actor, Optional.ofNullable(session)), actor, model, response, redirect);
    }

    private String go(
            Billing.Going going, Actor actor, Model model, HttpServletResponse response, RedirectAttributes redirect) {
        return switch (going) {
            case Billing.Going.To to -> "redirect:" + to.url();
            case Billing.Going.Done done -> {
                if (!done.message().isEmpty()) {
                    Toast.show(redirect, done.message());
                }
                yield BACK;
            }
            case Billing.Going.Refused refused -> refused(refused.reason(), actor, model, response);
        };
    }

    private String refused(String reason, Actor actor, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(actor, reason, null, model);
    }

    private String show(Actor actor, @Nullable String error, @Nullable String contactError, Model model) {
        model.addAttribute("page", pages.page(actor, error, contactError));
        return "billing/plan";
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.parseInt(text.strip()))
                    .filter(seats -> seats >= 1 && seats <= Billing.MOST_SEATS);
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
