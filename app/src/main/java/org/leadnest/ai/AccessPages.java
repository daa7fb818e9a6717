package org.leadnest.ai;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.StepUp;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/ai}: who writes, the account's own key and budget, and what calls used. */
@Controller
@Requires(Permission.ACCOUNT_SETTINGS)
class AccessPages {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("MMM d, h:mm a", Locale.US);

    private final AccessSettings settings;
    private final CallLedger ledger;
    private final Accounts accounts;

    AccessPages(AccessSettings settings, CallLedger ledger, Accounts accounts) {
        this.settings = settings;
        this.ledger = ledger;
        this.accounts = accounts;
    }

    @GetMapping("/app/settings/ai")
    @StepUp("change who writes")
    String show(Actor actor, Model model) {
        return page(actor, AccessForm.of(settings.kept()), Map.of(), model);
    }

    @PostMapping("/app/settings/ai")
    @StepUp("change who writes")
    String save(
            Actor actor,
            @RequestParam(defaultValue = "") String baseUrl,
            @RequestParam(defaultValue = "") String model,
            @RequestParam(defaultValue = "") String imageModel,
            @RequestParam(name = "secretKey", defaultValue = "") String key,
            @RequestParam(defaultValue = "false") boolean forgetKey,
            @RequestParam(defaultValue = "") String monthlyCredits,
            Model page,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        AccessForm form = new AccessForm(baseUrl, model, imageModel, key, forgetKey, monthlyCredits);
        FieldErrors errors = form.check();
        if (errors.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(actor, form, errors.ordered(), page);
        }
        settings.save(form.kept(settings.kept()));
        Toast.show(redirect, "AI settings saved.");
        return "redirect:/app/settings/ai";
    }

    private String page(Actor actor, AccessForm form, Map<String, String> errors, Model model) {
        ModelAccess own = settings.kept().own();
        ZoneId zone = accounts.account(actor.account()).zone();
        model.addAttribute(
                "page",
                new AccessPage(
                        writer(own),
                        own != null,
                        form.baseUrl(),
                        form.model(),
                        form.imageModel(),
                        own != null && own.key() != null,
                        form.monthlyCredits(),
                        "%,d".formatted(ledger.used()),
                        errors,
                        ledger.newest().stream().map(call -> call(call, zone)).toList()));
        return "ai/access";
    }

    private String writer(@Nullable ModelAccess own) {
        ModelAccess access = own != null ? own : settings.installed().orElse(null);
        if (access == null) {
            return "LeadNest's own writer. It works from your facts on this service, and nothing is sent to anybody.";
        }
        String whose = access.key() == null ? ", at your own address." : ", with your own key.";
        return "The model " + access.model() + (access.own() ? whose : ", set up for this service.")
                + " LeadNest's own writer checks every sentence and steps in where one does not hold.";
    }

    private static AccessPage.Call call(CallLedger.Entry call, ZoneId zone) {
        return new AccessPage.Call(
                WHEN.format(call.madeAt().atZone(zone)),
                call.prompt(),
                call.model() + (call.ownKey() ? " (own key)" : ""),
                "%,d in, %,d out".formatted(call.tokensIn(), call.tokensOut()),
                "%,d".formatted(call.credits()),
                "%.1f s".formatted(call.tookMs() / 1000.0),
                call.outcome().equals(ChatCompletions.ANSWERED) ? null : call.outcome());
    }
}
