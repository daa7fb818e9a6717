package org.leadnest.messaging.settings;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Member;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.StepUp;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.messaging.gate.OwnRule;
import org.leadnest.messaging.gate.OwnRule.Stance;
import org.leadnest.messaging.gate.Rules;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/sending/rules}: the account's own hours and caps, beside those of the law. */
@Controller
@Requires(Permission.ACCOUNT_SETTINGS)
class RulesController {
    private static final String PAGE = "/app/settings/sending/rules";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(Locale.US);

    private final SendingRules rules;
    private final Rules law;
    private final Accounts accounts;
    private final InstantSource clock;

    RulesController(SendingRules rules, Rules law, Accounts accounts, InstantSource clock) {
        this.rules = rules;
        this.law = law;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What is shown besides the rules themselves. */
    private record Shown(
            @Nullable RuleForm filled,
            Map<String, String> errors,
            @Nullable String source,
            Map<String, String> endErrors) {
        static final Shown NOTHING = new Shown(null, Map.of(), null, Map.of());

        RuleForm form(String kind) {
            return filled != null && filled.kind().equals(kind) ? filled : RuleForm.blank(kind);
        }
    }

    @GetMapping(PAGE)
    String show(Actor actor, Model model) {
        return page(actor, Shown.NOTHING, model);
    }

    @PostMapping(PAGE)
    @StepUp("change the rules of sending")
    String set(
            @RequestParam(defaultValue = RuleForm.HOURS) String kind,
            @RequestParam(defaultValue = OwnRule.EVERYWHERE) String where,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") List<String> days,
            @RequestParam(defaultValue = "") String opens,
            @RequestParam(defaultValue = "") String closes,
            @RequestParam(defaultValue = "") String most,
            @RequestParam(defaultValue = "") String hours,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        List<Integer> numbers = days.stream()
                .filter(day -> day.matches("[1-7]"))
                .map(Integer::valueOf)
                .toList();
        RuleForm form = new RuleForm(
                RuleForm.kind(kind), where, channel, numbers, opens, closes, most, hours, from, until, reason);
        FieldErrors errors = new FieldErrors();
        Optional<SendingRules.Wish> wish = form.wish(law.states(), errors);
        if (wish.isEmpty()) {
            return again(actor, new Shown(form, errors.ordered(), null, Map.of()), model, response);
        }
        return switch (rules.set(wish.get(), actor.user())) {
            case SendingRules.Outcome.Done _ -> {
                Toast.show(redirect, "The rule stands. What waited is looked at again.");
                yield "redirect:" + PAGE;
            }
            case SendingRules.Outcome.NeedsReason needed -> {
                errors.add("reason", "Why it is right here, in " + SendingRules.FEWEST_REASON + " characters or more.");
                errors.expect(wish.get().until() != null, "until", "What is looser ends within a year.");
                yield again(actor, new Shown(form, errors.ordered(), needed.source(), Map.of()), model, response);
            }
            case SendingRules.Outcome.Refused refused -> {
                errors.add(refused.field(), refused.expected());
                yield again(actor, new Shown(form, errors.ordered(), null, Map.of()), model, response);
            }
            case SendingRules.Outcome.Over _, SendingRules.Outcome.Gone _ -> throw new NotFound();
        };
    }

    @PostMapping(PAGE + "/{id}/end")
    @StepUp("end a rule of sending")
    String end(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        UUID rule = Ids.parse(id).orElseThrow(NotFound::new);
        return switch (rules.end(rule, reason.strip(), actor.user())) {
            case SendingRules.Outcome.Done _ -> {
                Toast.show(redirect, "The rule has ended.");
                yield "redirect:" + PAGE;
            }
            case SendingRules.Outcome.NeedsReason _ ->
                again(
                        actor,
                        new Shown(
                                null,
                                Map.of(),
                                null,
                                Map.of(
                                        id,
                                        "To end it lets more be sent: why, in " + SendingRules.FEWEST_REASON
                                                + " characters or more?")),
                        model,
                        response);
            case SendingRules.Outcome.Refused refused ->
                again(actor, new Shown(null, Map.of(), null, Map.of(id, refused.expected())), model, response);
            case SendingRules.Outcome.Over _, SendingRules.Outcome.Gone _ -> throw new NotFound();
        };
    }

    private String again(Actor actor, Shown shown, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(actor, shown, model);
    }

    private String page(Actor actor, Shown shown, Model model) {
        ZoneId zone = accounts.account(actor.account()).zone();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        Map<UserId, String> names =
                accounts.members(actor.account()).stream().collect(Collectors.toMap(Member::user, Member::name));
        List<OwnRule> all = rules.newest();
        Predicate<OwnRule> over =
                rule -> rule.ended() != null || (rule.until() != null && !today.isBefore(rule.until()));
        model.addAttribute(
                "page",
                new RulesPage(
                        all.stream()
                                .filter(over.negate())
                                .map(rule -> row(rule, names, zone))
                                .toList(),
                        all.stream()
                                .filter(over)
                                .map(rule -> row(rule, names, zone))
                                .toList(),
                        places(),
                        Map.of("EMAIL", "E-mail", "SMS", "Texts"),
                        shown.form(RuleForm.HOURS),
                        shown.form(RuleForm.CAP),
                        shown.errors(),
                        shown.filled() == null ? "" : shown.filled().kind(),
                        shown.source(),
                        shown.endErrors()));
        return "messaging/rules";
    }

    private Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put(OwnRule.EVERYWHERE, "Everywhere");
        law.states().forEach(state -> places.put(state, state));
        return places;
    }

    private static RulesPage.Row row(OwnRule rule, Map<UserId, String> names, ZoneId zone) {
        OwnRule.Ended ended = rule.ended();
        String set =
                "Set by " + names.getOrDefault(rule.setBy(), "somebody who left") + " on " + day(rule.setAt(), zone);
        String end = ended == null
                ? ""
                : ", ended by " + names.getOrDefault(ended.by(), "somebody who left") + " on " + day(ended.at(), zone)
                        + (ended.reason().isBlank() ? "" : ": " + ended.reason());
        return new RulesPage.Row(
                rule.id().toString(),
                RuleWords.where(rule.wanted()),
                RuleWords.what(rule.wanted()),
                RuleWords.channel(rule),
                rule.stance() == Stance.LOOSER,
                "From " + DAY.format(rule.from()) + (rule.until() == null ? "" : " until " + DAY.format(rule.until())),
                set + end,
                rule.stance() == Stance.LOOSER && !rule.lawSource().isEmpty()
                        ? rule.reason() + " (instead of " + rule.lawSource() + ")"
                        : rule.reason(),
                rule.stance() == Stance.STRICTER);
    }

    private static String day(Instant at, ZoneId zone) {
        return DAY.format(at.atZone(zone));
    }
}
