package org.leadnest.analytics;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.deals.DealReports;
import org.leadnest.kernel.Csv;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.Money;
import org.leadnest.leads.Leads;
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

/** {@code /app/reports}. */
@Controller
class ReportPages {
    private static final List<Integer> SPANS = List.of(30, 90, 365);
    private static final int USUAL = 90;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final Reports reports;
    private final DealReports deals;
    private final Leads leads;
    private final InstantSource clock;

    ReportPages(Reports reports, DealReports deals, Leads leads, InstantSource clock) {
        this.reports = reports;
        this.deals = deals;
        this.leads = leads;
        this.clock = clock;
    }

    @GetMapping("/app/reports")
    @Requires(Permission.REPORTS_READ)
    String show(@RequestParam(defaultValue = "90") String days, Model model) {
        model.addAttribute("page", page(days(days), "", "", ""));
        return "analytics/reports";
    }

    private ReportPage page(int days, String month, String amount, String error) {
        List<ReportPage.Table> tables = reports.tables(days);
        Map<String, String> sources = new LinkedHashMap<>();
        leads.catalogue().sources().forEach(source -> sources.put(source.id().toString(), source.name()));
        String shown = month.isEmpty()
                ? YearMonth.from(clock.instant().atZone(reports.zone())).toString()
                : month;
        boolean empty = tables.stream().allMatch(table -> table.rows().isEmpty());
        return new ReportPage(days, SPANS, empty, tables, sources, shown, amount, error);
    }

    @GetMapping("/app/reports/{table}.csv")
    @Requires(Permission.REPORTS_READ)
    void csv(@PathVariable String table, @RequestParam(defaultValue = "90") String days, HttpServletResponse response)
            throws IOException {
        ReportPage.Table found = reports.table(table, days(days)).orElseThrow(NotFound::new);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + table + ".csv\"");
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write('\uFEFF');
            out.write(Csv.row(found.columns()));
            for (List<String> row : found.rows()) {
                out.write(Csv.row(row));
            }
        }
    }

    @PostMapping("/app/reports/costs")
    @Requires(Permission.ACCOUNT_SETTINGS)
    String cost(
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String amount,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        Optional<YearMonth> wanted = month(month);
        Optional<Money> money = Money.parse(amount).filter(sum -> sum.cents() >= 0);
        UUID id = Ids.parse(source).orElseThrow(NotFound::new);
        if (wanted.isEmpty() || money.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            String error =
                    wanted.isEmpty() ? "Expected a month such as 2026-11." : "Expected an amount such as 250 or 99.50.";
            model.addAttribute("page", page(USUAL, month, amount, error));
            return "analytics/reports";
        }
        if (!deals.enterCost(id, wanted.get(), money.get())) {
            throw new NotFound();
        }
        Toast.show(redirect, "The cost is entered.");
        return "redirect:/app/reports";
    }

    private static Optional<YearMonth> month(String text) {
        try {
            return Optional.of(YearMonth.parse(text.strip()))
                    .filter(month -> month.getYear() >= FIRST_YEAR && month.getYear() <= LAST_YEAR);
        } catch (DateTimeException other) {
            return Optional.empty();
        }
    }

    private static int days(String text) {
        return SPANS.stream()
                .filter(span -> text.equals(span.toString()))
                .findFirst()
                .orElse(USUAL);
    }
}
