package org.leadnest.deals;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Csv;
import org.leadnest.kernel.Money;
import org.leadnest.kernel.Page;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** {@code /app/deals/forecast}, and the same by API. */
@Controller
@Requires(Permission.DEALS_READ)
class ForecastPages {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.US);

    private final DealForecasts forecasts;
    private final Deals deals;

    ForecastPages(DealForecasts forecasts, Deals deals) {
        this.forecasts = forecasts;
        this.deals = deals;
    }

    @GetMapping("/app/deals/forecast")
    String show(@RequestParam(required = false) @Nullable String pipeline, Model model) {
        Pipelines all = deals.pipelines();
        Pipeline shown = PipelineTabs.chosen(all, pipeline).orElse(null);
        UUID wanted = shown == null ? null : shown.id();
        List<DealForecasts.Month> months = forecasts.months(wanted);
        List<ForecastPage.Lost> lost = forecasts.lost(wanted).stream()
                .map(one -> new ForecastPage.Lost(
                        one.reason() == null ? "No reason given" : one.reason(),
                        Long.toString(one.deals()),
                        one.value().display()))
                .toList();
        long most = months.stream()
                .mapToLong(month -> month.weightedGci().cents())
                .max()
                .orElse(0);
        model.addAttribute(
                "page",
                new ForecastPage(
                        PipelineTabs.withAll(all, shown, "/app/deals/forecast"),
                        months.stream().map(ForecastPages::row).toList(),
                        row("All open deals", total(months)),
                        lost,
                        Math.max(1, most)));
        return "deals/forecast";
    }

    /** The table as a file for spreadsheets. */
    @GetMapping("/app/deals/forecast.csv")
    void file(@RequestParam(required = false) @Nullable String pipeline, HttpServletResponse response)
            throws IOException {
        Pipeline of = PipelineTabs.chosen(deals.pipelines(), pipeline).orElse(null);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"forecast.csv\"");
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write('\uFEFF'); // without it Excel reads the file in the machine's own encoding
            out.write(Csv.row(
                    List.of("Month", "Deals", "Value", "Weighted value", "GCI", "Weighted GCI", "Agents' net")));
            for (DealForecasts.Month month : forecasts.months(of == null ? null : of.id())) {
                YearMonth when = month.month();
                out.write(Csv.row(List.of(
                        when == null ? "" : when.toString(),
                        Long.toString(month.deals()),
                        month.value().dollars().toPlainString(),
                        month.weightedValue().dollars().toPlainString(),
                        month.gci().dollars().toPlainString(),
                        month.weightedGci().dollars().toPlainString(),
                        month.agentNet().dollars().toPlainString())));
            }
        }
    }

    /** @param month such as 2026-12; null for deals without an expected close */
    record ForecastMonth(
            @Nullable String month,
            long deals,
            BigDecimal value,
            BigDecimal weightedValue,
            BigDecimal gci,
            BigDecimal weightedGci,
            BigDecimal agentNet) {}

    @GetMapping("/api/v1/deals/forecast")
    @ResponseBody
    Page<ForecastMonth> months(@RequestParam(required = false) @Nullable String pipeline) {
        UUID wanted = PipelinesApi.wanted(deals.pipelines(), pipeline)
                .map(Pipeline::id)
                .orElse(null);
        return new Page<>(
                forecasts.months(wanted).stream()
                        .map(month -> new ForecastMonth(
                                month.month() == null ? null : month.month().toString(),
                                month.deals(),
                                month.value().dollars(),
                                month.weightedValue().dollars(),
                                month.gci().dollars(),
                                month.weightedGci().dollars(),
                                month.agentNet().dollars()))
                        .toList(),
                null);
    }

    private static ForecastPage.Row row(DealForecasts.Month month) {
        YearMonth when = month.month();
        return row(when == null ? "No expected close" : MONTH.format(when), month);
    }

    private static ForecastPage.Row row(String name, DealForecasts.Month month) {
        return new ForecastPage.Row(
                name,
                Long.toString(month.deals()),
                month.value().display(),
                month.weightedValue().display(),
                month.gci().display(),
                month.weightedGci().display(),
                month.agentNet().display(),
                month.weightedGci().cents());
    }

    private static DealForecasts.Month total(List<DealForecasts.Month> months) {
        return new DealForecasts.Month(
                null,
                months.stream().mapToLong(DealForecasts.Month::deals).sum(),
                sum(months, DealForecasts.Month::value),
                sum(months, DealForecasts.Month::weightedValue),
                sum(months, DealForecasts.Month::gci),
                sum(months, DealForecasts.Month::weightedGci),
                sum(months, DealForecasts.Month::agentNet));
    }

    private static Money sum(List<DealForecasts.Month> months, Function<DealForecasts.Month, Money> what) {
        return months.stream().map(what).reduce(Money.ZERO, Money::plus);
    }
}
