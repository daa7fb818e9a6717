package org.leadnest.leads.routing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/hours}: when one takes leads, and vacations. */
@Controller
@RequestMapping("/app/settings/hours")
@Requires(Permission.PROFILE_WRITE)
class ShiftPages {
    private final RoutingRules rules;

    ShiftPages(RoutingRules rules) {
        this.rules = rules;
    }

    @GetMapping
    String show(Actor actor, Model model) {
        Shift shift = rules.shifts().getOrDefault(actor.user().value(), Shift.ALWAYS);
        model.addAttribute("page", page(actor, shown(shift), Map.of()));
        return "leads/routing/hours";
    }

    @PostMapping
    ModelAndView save(@RequestParam Map<String, String> given, Actor actor, RedirectAttributes redirect) {
        FieldErrors errors = new FieldErrors();
        Shift shift = read(given, errors);
        if (errors.any()) {
            ModelAndView again = new ModelAndView("leads/routing/hours", "page", page(actor, given, errors.ordered()));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        rules.putShift(actor.user(), shift);
        Toast.show(redirect, "Your hours are saved.");
        return new ModelAndView("redirect:/app/settings/hours");
    }

    private static Shift read(Map<String, String> given, FieldErrors errors) {
        LocalTime from = parsed(given, "timeFrom", LocalTime::parse, "a time such as 09:00", errors);
        LocalTime to = parsed(given, "timeTo", LocalTime::parse, "a time such as 18:00", errors);
        LocalDate awayFrom = parsed(given, "awayFrom", LocalDate::parse, "a date", errors);
        LocalDate awayUntil = parsed(given, "awayUntil", LocalDate::parse, "a date", errors);
        errors.expect((from == null) == (to == null), "timeTo", "expected both times, or neither");
        errors.expect(awayUntil == null || awayFrom != null, "awayFrom", "expected the first day of the vacation");
        errors.expect(
                awayFrom == null || awayUntil == null || !awayUntil.isBefore(awayFrom),
                "awayUntil",
                "expected a day no earlier than the first");
        return new Shift(RuleForm.days(given), from, to, awayFrom, awayUntil);
    }

    private static <T> @Nullable T parsed(
            Map<String, String> given, String field, Function<String, T> parse, String what, FieldErrors errors) {
        String written = given.getOrDefault(field, "").strip();
        try {
            return written.isEmpty() ? null : parse.apply(written);
        } catch (DateTimeParseException other) {
            errors.add(field, "expected " + what);
            return null;
        }
    }

    private static Map<String, String> shown(Shift shift) {
        Map<String, String> shown = new LinkedHashMap<>();
        put(shown, "timeFrom", shift.from());
        put(shown, "timeTo", shift.to());
        put(shown, "awayFrom", shift.awayFrom());
        put(shown, "awayUntil", shift.awayUntil());
        for (DayOfWeek day : shift.days()) {
            shown.put("day-" + day.getValue(), "true");
        }
        return shown;
    }

    private static void put(Map<String, String> shown, String field, @Nullable Object value) {
        shown.put(field, value == null ? "" : value.toString());
    }

    private static RoutingPage.Hours page(Actor actor, Map<String, String> given, Map<String, String> errors) {
        return new RoutingPage.Hours(actor.user().toString(), actor.name(), given, errors, RoutingViews.dayNames());
    }
}
