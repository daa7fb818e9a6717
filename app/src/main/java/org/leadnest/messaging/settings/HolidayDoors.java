package org.leadnest.messaging.settings;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.messaging.BusinessDays;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.web.Toast;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whether business days pass over holidays, and which those are: as a page and by the API. */
@Controller
class HolidayDoors {
    private static final String PAGE = "/app/settings/sending/holidays";
    private static final String API = "/api/v1/business-days";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE, MMM d, uuuu", Locale.US);

    private final BusinessDays days;
    private final Accounts accounts;
    private final InstantSource clock;

    HolidayDoors(BusinessDays days, Accounts accounts, InstantSource clock) {
        this.days = days;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * @param holidaysOff whether business days pass over the holidays
     * @param holidays the next of each, whether or not they are passed over
     */
    record BusinessDaysJson(boolean holidaysOff, List<HolidayJson> holidays) {}

    /** @param on the day on which it is kept next */
    record HolidayJson(String name, LocalDate on, String source) {}

    record Wish(@Nullable Boolean holidaysOff) {}

    @GetMapping(PAGE)
    @Requires(Permission.ACCOUNT_SETTINGS)
    String show(Actor actor, Model model) {
        List<HolidaysPage.Row> rows = next(actor).stream()
                .map(one -> new HolidaysPage.Row(one.name(), DAY.format(one.on()), one.source()))
                .toList();
        model.addAttribute("page", new HolidaysPage(days.holidaysOff(), rows));
        return "messaging/holidays";
    }

    @PostMapping(PAGE)
    @Requires(Permission.ACCOUNT_SETTINGS)
    String save(@RequestParam(defaultValue = "false") boolean holidaysOff, RedirectAttributes redirect) {
        days.holidaysOff(holidaysOff);
        Toast.show(redirect, holidaysOff ? "Business days pass over holidays." : "Holidays count as business days.");
        return "redirect:" + PAGE;
    }

    /** Which days are no business days, for delays of sequences and for people who are away. */
    @GetMapping(API)
    @Requires(Permission.SEQUENCES_READ)
    @ResponseBody
    BusinessDaysJson get(Actor actor) {
        return new BusinessDaysJson(days.holidaysOff(), next(actor));
    }

    /** What is due already keeps its moment. */
    @PutMapping(API)
    @Requires(Permission.RULES_WRITE)
    @ResponseBody
    BusinessDaysJson put(@RequestBody Wish wish, Actor actor) {
        if (wish.holidaysOff() == null) {
            throw new Invalid(new FieldErrors().add("holidaysOff", "expected true or false"));
        }
        days.holidaysOff(wish.holidaysOff());
        return get(actor);
    }

    private List<HolidayJson> next(Actor actor) {
        Instant now = clock.instant();
        LocalDate today = now.atZone(accounts.account(actor.account()).zone()).toLocalDate();
        return days.holidays().stream()
                .flatMap(one -> Stream.iterate(today.getYear(), year -> year + 1)
                        .limit(3)
                        .flatMap(year -> one.holiday().keptIn(year).stream())
                        .filter(day -> !day.isBefore(today))
                        .limit(1)
                        .map(day -> new HolidayJson(one.holiday().name(), day, one.source())))
                .sorted(Comparator.comparing(HolidayJson::on))
                .toList();
    }
}
