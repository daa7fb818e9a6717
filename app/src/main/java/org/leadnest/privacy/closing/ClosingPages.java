package org.leadnest.privacy.closing;

import jakarta.servlet.http.HttpServletResponse;
import java.text.Normalizer;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.leadnest.accounts.Account;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.SettingsPlace;
import org.leadnest.accounts.StepUp;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.platform.web.Toast;
import org.leadnest.privacy.PersonalData;
import org.leadnest.privacy.holds.Holds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/closing}: closing the account, and undoing it. */
@Controller
@RequestMapping(Closings.PATH)
@Requires(Permission.ACCOUNT_CLOSE)
class ClosingPages {
    private static final String HOME = "redirect:" + Closings.PATH;
    private static final DateTimeFormatter HOLD_DAY = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

    private final Closings closings;
    private final Accounts accounts;
    private final List<PersonalData> modules;
    private final Holds holds;
    private final InstantSource clock;

    ClosingPages(Closings closings, Accounts accounts, List<PersonalData> modules, Holds holds, InstantSource clock) {
        this.holds = holds;
        this.closings = closings;
        this.accounts = accounts;
        this.modules = List.copyOf(modules);
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        SettingsPlace closingPlace() {
            return new SettingsPlace(
                    95,
                    Closings.PATH,
                    "hand-stop",
                    "Close the account",
                    "Take your data along, stop everything, and have it erased.",
                    Permission.ACCOUNT_CLOSE);
        }
    }

    @GetMapping
    String page(Actor actor, Model model) {
        return show(actor, "", false, new FieldErrors(), model);
    }

    /** Asked twice: the right name is answered by a page that asks whether they are sure. */
    @PostMapping
    @StepUp("close the account")
    String close(
            @RequestParam(defaultValue = "") String company,
            @RequestParam(defaultValue = "false") boolean sure,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        FieldErrors errors = new FieldErrors();
        String name = accounts.name(actor.account());
        errors.expect(same(company, name), "company", "expected the name of the company as it stands above");
        if (errors.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(actor, company, false, errors, model);
        }
        if (!sure) {
            return show(actor, company, true, errors, model);
        }
        Toast.show(
                redirect,
                closings.begin(actor)
                        ? "The account is being closed. Nothing is sent or charged from now on."
                        : "The account is being closed already.");
        return HOME;
    }

    @PostMapping("/undo")
    String undo(Actor actor, RedirectAttributes redirect) {
        Toast.show(
                redirect,
                closings.undo(actor.account())
                        ? "The account goes on as before."
                        : "There was nothing to undo: the account is not being closed.");
        return HOME;
    }

    private String show(Actor actor, String typed, boolean asks, FieldErrors errors, Model model) {
        Account account = accounts.account(actor.account());
        ZoneId zone = account.zone();
        Optional<Closing> closing = closings.of(actor.account());
        model.addAttribute(
                "page",
                new ClosingPage(
                        account.name(),
                        typed,
                        asks,
                        closing.map(one -> Closings.day(one.closesAt(), zone)).orElse(null),
                        Closings.day(
                                closing.map(Closing::dueBy)
                                        .orElse(clock.instant().plus(Closing.DUE)),
                                zone),
                        modules.stream()
                                .flatMap(module -> module.kept().stream())
                                .map(one ->
                                        new ClosingPage.Kept(one.what(), one.fields(), one.law(), words(one.keep())))
                                .toList(),
                        holds.tellable(actor.account()).stream()
                                .filter(hold -> hold.endedAt() == null)
                                .map(hold -> new ClosingPage.Held(
                                        hold.partsInWords(), hold.law(), HOLD_DAY.format(hold.until())))
                                .toList(),
                        errors.ordered()));
        return "privacy/closing";
    }

    private static boolean same(String typed, String name) {
        return plain(typed).equals(plain(name));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }

    static String words(Period period) {
        int months = (int) period.toTotalMonths();
        return months % 12 == 0 ? months / 12 + " years" : months + " months";
    }
}
