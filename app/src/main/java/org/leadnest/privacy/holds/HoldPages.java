package org.leadnest.privacy.holds;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.ForOperator;
import org.leadnest.accounts.StepUp;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.leadnest.privacy.DataRequests;
import org.leadnest.privacy.PersonRecords;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /ops/holds} and {@code /ops/accounts/{id}/holds}: what must not be erased yet, and records of fraud. */
@Controller
@ForOperator(made = true)
@RequestMapping("/ops")
class HoldPages {
    private static final String VIEW = "privacy/holds";
    private static final String OVER = "It had ended already.";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MMM d, yyyy, HH:mm 'UTC'", Locale.US).withZone(ZoneOffset.UTC);

    private final Holds holds;
    private final FraudRecords frauds;
    private final Accounts accounts;
    private final DataRequests requests;

    HoldPages(Holds holds, FraudRecords frauds, Accounts accounts, DataRequests requests) {
        this.requests = requests;
        this.holds = holds;
        this.frauds = frauds;
        this.accounts = accounts;
    }

    @GetMapping("/holds")
    String standing(Model model) {
        List<HoldsPage.Standing> lines = holds.standing().stream()
                .map(hold -> new HoldsPage.Standing(
                        hold.account().toString(),
                        accounts.name(hold.account()),
                        hold.partsInWords(),
                        HoldLetter.DAY.format(hold.until()),
                        told(hold)))
                .toList();
        model.addAttribute("lines", lines);
        return "privacy/standingholds";
    }

    @GetMapping("/accounts/{id}/holds")
    String show(@PathVariable UUID id, Model model) {
        return page(known(id), HoldsPage.Form.blank(), model);
    }

    @PostMapping("/accounts/{id}/holds")
    @StepUp("set a legal hold")
    String set(
            @PathVariable UUID id,
            HoldForm form,
            Actor operator,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        AccountId account = account(id);
        return attempt(
                account,
                form.shown(),
                () -> {
                    set(account, form, operator);
                    return true;
                },
                "The hold stands. Erasure and retention leave what it names.",
                model,
                response,
                redirect);
    }

    private void set(AccountId account, HoldForm form, Actor operator) {
        LocalDate until = day(form.until(), "last day");
        if (form.lead().isEmpty()) {
            holds.set(account, form.reason(), form.law(), form.held(), until, silence(form), operator);
        } else if (form.held().isEmpty()) {
            UUID lead = lead(account, form.lead());
            holds.setOverLead(account, form.reason(), form.law(), lead, until, silence(form), operator);
        } else {
            throw new IllegalArgumentException("expected parts of the account or one lead, not both");
        }
    }

    private UUID lead(AccountId account, String address) {
        List<PersonRecords.Found> found = Tenancy.as(account, () -> requests.search(address));
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    "expected the whole e-mail address or phone number of one lead of the account; " + found.size()
                            + " have this one");
        }
        return found.getFirst().person();
    }

    private static Hold.@Nullable Silence silence(HoldForm form) {
        return form.silentUntil().isBlank() && form.silentLaw().isBlank()
                ? null
                : new Hold.Silence(day(form.silentUntil(), "day until which telling is forbidden"), form.silentLaw());
    }

    @PostMapping("/accounts/{id}/holds/{hold}/last-day")
    @StepUp("change the last day of a legal hold")
    String extend(
            @PathVariable UUID id,
            @PathVariable UUID hold,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String why,
            Actor operator,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        AccountId account = known(id);
        return attempt(
                account,
                HoldsPage.Form.blank(),
                () -> holds.extend(account, hold, day(until, "last day"), why.strip(), operator),
                "The last day is changed.",
                model,
                response,
                redirect);
    }

    @PostMapping("/accounts/{id}/holds/{hold}/end")
    @StepUp("end a legal hold")
    String end(
            @PathVariable UUID id,
            @PathVariable UUID hold,
            @RequestParam(defaultValue = "") String why,
            Actor operator,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        AccountId account = known(id);
        return attempt(
                account,
                HoldsPage.Form.blank(),
                () -> holds.end(account, hold, why.strip(), operator),
                "The hold is ended. What waited for it is erased in the background.",
                model,
                response,
                redirect);
    }

    @PostMapping("/accounts/{id}/fraud")
    @StepUp("record a fraud")
    String fraud(
            @PathVariable UUID id,
            FraudForm form,
            Actor operator,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        AccountId account = account(id);
        return attempt(
                account,
                form.shown(),
                () -> {
                    frauds.record(account, form.fraud(), form.fraudLaw(), day(form.fraudUntil(), "last day"), operator);
                    return true;
                },
                "Recorded. No account is opened with these addresses.",
                model,
                response,
                redirect);
    }

    @PostMapping("/accounts/{id}/fraud/{record}/removal")
    @StepUp("remove a record of fraud")
    String removeFraud(@PathVariable UUID id, @PathVariable UUID record, Actor operator, RedirectAttributes redirect) {
        boolean gone = frauds.remove(account(id), record, operator);
        Toast.show(redirect, gone ? "Removed. The addresses can open an account again." : "It was removed already.");
        return home(id);
    }

    /** An unfit word is shown beside the form, which keeps what was typed. */
    private String attempt(
            AccountId account,
            HoldsPage.Form form,
            BooleanSupplier verb,
            String done,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            Toast.show(redirect, verb.getAsBoolean() ? done : OVER);
            return home(account.value());
        } catch (IllegalArgumentException unfit) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(account, form.with(String.valueOf(unfit.getMessage())), model);
        }
    }

    private static String home(UUID account) {
        return "redirect:/ops/accounts/" + account + "/holds";
    }

    /** A customer's. */
    private AccountId account(UUID id) {
        AccountId account = known(id);
        if (account.equals(Accounts.HOUSE)) {
            throw new NotFound();
        }
        return account;
    }

    /** A customer's, or the house's, which holds requests of people without an account. */
    private AccountId known(UUID id) {
        AccountId account = new AccountId(id);
        if (!accounts.exists(account)) {
            throw new NotFound();
        }
        return account;
    }

    private static LocalDate day(String text, String what) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException unfit) {
            throw new IllegalArgumentException("expected the " + what + ", such as 2027-01-31", unfit);
        }
    }

    private String page(AccountId account, HoldsPage.Form form, Model model) {
        Map<String, String> parts = new LinkedHashMap<>();
        if (!account.equals(Accounts.HOUSE)) {
            for (HeldPart part : HeldPart.values()) {
                parts.put(part.name(), part.words());
            }
        }
        model.addAttribute(
                "page",
                new HoldsPage(
                        account.toString(),
                        accounts.name(account),
                        holds.of(account).stream().map(this::line).toList(),
                        frauds.of(account).stream().map(HoldPages::fraud).toList(),
                        parts,
                        form));
        return VIEW;
    }

    private HoldsPage.Line line(Hold hold) {
        Hold.Silence silence = hold.silence();
        return new HoldsPage.Line(
                hold.id().toString(),
                hold.partsInWords(),
                hold.reason(),
                hold.law(),
                HoldLetter.DAY.format(hold.until()),
                silence == null ? null : "until " + HoldLetter.DAY.format(silence.until()) + ", by " + silence.law(),
                told(hold),
                hold.endedAt() == null,
                holds.acts(hold.id()).stream().map(this::act).toList());
    }

    private static String told(Hold hold) {
        Instant at = hold.toldAt();
        return at == null ? "Not told" : "Told on " + TIME.format(at);
    }

    private HoldsPage.Act act(HoldAct act) {
        UserId by = act.by();
        return new HoldsPage.Act(
                TIME.format(act.at()),
                act.kind().label(),
                act.words(),
                by == null ? "LeadNest" : accounts.user(by).name());
    }

    private static HoldsPage.Fraud fraud(FraudRecords.FraudRecord one) {
        return new HoldsPage.Fraud(
                one.id().toString(),
                one.what(),
                one.law(),
                one.addresses() == 1 ? "1 hash" : one.addresses() + " hashes",
                HoldLetter.DAY.format(one.until()),
                TIME.format(one.at()));
    }
}
