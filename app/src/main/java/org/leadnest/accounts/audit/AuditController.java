package org.leadnest.accounts.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.SettingsPlace;
import org.leadnest.accounts.StepUp;
import org.leadnest.kernel.Csv;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.UserId;
import org.leadnest.platform.api.Invalid;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** {@code /app/settings/audit}, and the same lines as a file. */
@Controller
@Requires(Permission.ACCOUNT_SETTINGS)
class AuditController {
    private static final String HOME = "/app/settings/audit";
    private static final int PAGE = 50;
    private static final int ROWS_AT_ONCE = 500;

    private final AuditLog log;
    private final Accounts accounts;

    AuditController(AuditLog log, Accounts accounts) {
        this.log = log;
        this.accounts = accounts;
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        SettingsPlace auditPlace() {
            return new SettingsPlace(
                    85,
                    HOME,
                    "history",
                    "Audit log",
                    "Who did what, when and from where.",
                    Permission.ACCOUNT_SETTINGS);
        }
    }

    @GetMapping(HOME)
    String show(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String after,
            Actor actor,
            Model model,
            HttpServletResponse response) {
        AuditPage.Asked asked = new AuditPage.Asked(person, act, from, to);
        ZoneId zone = accounts.account(actor.account()).zone();
        FieldErrors errors = check(asked);
        if (errors.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        List<AuditEntry> found = errors.any() ? List.of() : log.list(filter(asked, zone), below(after), PAGE + 1);
        List<AuditEntry> shown = found.subList(0, Math.min(PAGE, found.size()));
        String next = found.size() > PAGE ? address("", asked, shown.getLast().number()) : null;
        model.addAttribute(
                "page",
                new AuditPage(
                        shown.stream()
                                .map(entry -> AuditLines.line(entry, zone))
                                .toList(),
                        people(actor),
                        acts(),
                        asked,
                        errors.ordered(),
                        address(".csv", asked, null),
                        next,
                        after.isEmpty() ? null : address("", asked, null)));
        return "accounts/audit/index";
    }

    @GetMapping(HOME + ".csv")
    @StepUp("download the audit log")
    void csv(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        AuditPage.Asked asked = new AuditPage.Asked(person, act, from, to);
        FieldErrors errors = check(asked);
        if (errors.any()) {
            throw new Invalid(errors);
        }
        AuditFilter filter = filter(asked, accounts.account(actor.account()).zone());
        log.add(AuditNote.of(AuditAct.EXPORTED).about("audit.csv"));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
        response.setHeader("Cache-Control", "no-store");
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write('\uFEFF');
            out.write(Csv.row(AuditLines.COLUMNS));
            List<AuditEntry> rows = log.list(filter, Long.MAX_VALUE, ROWS_AT_ONCE);
            while (!rows.isEmpty()) {
                for (AuditEntry entry : rows) {
                    out.write(Csv.row(AuditLines.cells(entry)));
                }
                rows = log.list(filter, rows.getLast().number(), ROWS_AT_ONCE);
            }
        }
    }

    private static FieldErrors check(AuditPage.Asked asked) {
        String expected = "expected a day such as 2026-11-28, or nothing";
        return new FieldErrors()
                .expect(
                        asked.person().isEmpty() || Ids.parse(asked.person()).isPresent(),
                        "person",
                        "expected a person")
                .expect(asked.act().isEmpty() || acts().containsKey(asked.act()), "act", "expected one of the list")
                .expect(asked.from().isEmpty() || day(asked.from()).isPresent(), "from", expected)
                .expect(asked.to().isEmpty() || day(asked.to()).isPresent(), "to", expected);
    }

    /** Days are the account's, both included. */
    private static AuditFilter filter(AuditPage.Asked asked, ZoneId zone) {
        return new AuditFilter(
                Ids.parse(asked.person()).map(UserId::new).orElse(null),
                asked.act().isEmpty() ? null : AuditAct.valueOf(asked.act()),
                day(asked.from()).map(day -> day.atStartOfDay(zone).toInstant()).orElse(null),
                day(asked.to())
                        .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant())
                        .orElse(null));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()))
                    .filter(day -> day.getYear() >= 2000 && day.getYear() <= 2100);
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }

    private static long below(String after) {
        try {
            return after.isEmpty() ? Long.MAX_VALUE : Long.parseLong(after);
        } catch (NumberFormatException none) {
            return Long.MAX_VALUE;
        }
    }

    private Map<String, String> people(Actor actor) {
        Map<String, String> people = new LinkedHashMap<>();
        accounts.members(actor.account())
                .forEach(member -> people.put(member.user().toString(), member.name()));
        return people;
    }

    private static Map<String, String> acts() {
        Map<String, String> acts = new LinkedHashMap<>();
        Arrays.stream(AuditAct.values()).forEach(act -> acts.put(act.name(), act.words()));
        return acts;
    }

    private static String address(String ending, AuditPage.Asked asked, @Nullable Long after) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(HOME + ending);
        Map<String, String> given = new LinkedHashMap<>();
        given.put("person", asked.person());
        given.put("act", asked.act());
        given.put("from", asked.from());
        given.put("to", asked.to());
        given.put("after", after == null ? "" : after.toString());
        given.forEach((name, value) -> {
            if (!value.isEmpty()) {
                address.queryParam(name, "{" + name + "}");
            }
        });
        return address.encode().buildAndExpand(given).toUriString();
    }
}
