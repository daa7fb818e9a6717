package org.leadnest.deals;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.StepUp;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.kernel.Csv;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** All deals, or those of one pipeline, as a file for spreadsheets, read page by page. */
@Controller
class DealExport {
    private static final int ROWS = 500;
    private static final List<String> HEADER = List.of(
            "Name",
            "Stage",
            "Outcome",
            "Value",
            "Probability",
            "Expected close",
            "Commission",
            "GCI",
            "Referral fee",
            "Agents' net",
            "Teams' net",
            "Brokerage's net",
            "Inspection",
            "Financing",
            "Appraisal",
            "Closing",
            "Lead",
            "Parties",
            "Owner",
            "Lost because",
            "Created at",
            "Closed at",
            "Pipeline");

    private final Deals deals;
    private final DealChoices names;
    private final AuditLog audit;

    DealExport(Deals deals, DealChoices names, AuditLog audit) {
        this.deals = deals;
        this.names = names;
        this.audit = audit;
    }

    @GetMapping("/app/deals/export.csv")
    @StepUp("download deals")
    @Requires(Permission.LEADS_EXPORT)
    void export(@RequestParam(required = false) @Nullable String pipeline, HttpServletResponse response)
            throws IOException {
        DealFilter filter = DealFilter.ofPipeline(PipelineTabs.chosen(deals.pipelines(), pipeline)
                .map(Pipeline::id)
                .orElse(null));
        audit.add(AuditNote.of(AuditAct.EXPORTED).about("deals.csv"));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"deals.csv\"");
        response.setHeader("Cache-Control", "no-store");
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write('\uFEFF'); // without it Excel reads the file in the machine's own encoding
            out.write(Csv.row(HEADER));
            Cursor after = null;
            do {
                Page<Deal> page = deals.list(filter, after, ROWS);
                Map<UUID, String> leads = names.leadNames(page.data().stream()
                        .map(Deal::leadId)
                        .filter(Objects::nonNull)
                        .toList());
                for (Deal deal : page.data()) {
                    out.write(Csv.row(cells(deal, leads)));
                }
                after = page.next() == null ? null : Cursor.parse(page.next()).orElse(null);
            } while (after != null);
        }
    }

    private static List<String> cells(Deal deal, Map<UUID, String> leads) {
        DealJson json = DealJson.of(deal);
        Instant closed = deal.closedAt();
        return List.of(
                deal.name(),
                deal.stage().name(),
                deal.stage().outcome().name(),
                deal.value().dollars().toPlainString(),
                Integer.toString(deal.probability()),
                text(deal.expectedClose()),
                DealView.commission(deal.commission()),
                text(json.gci()),
                text(json.referralFee()),
                text(json.agentNet()),
                text(json.teamNet()),
                text(json.brokerageNet()),
                text(json.keyDates().inspection()),
                text(json.keyDates().financing()),
                text(json.keyDates().appraisal()),
                text(json.keyDates().closing()),
                deal.leadId() == null ? "" : leads.getOrDefault(deal.leadId(), ""),
                deal.terms().parties().stream()
                        .map(party -> party.role().words() + ": " + party.name())
                        .collect(Collectors.joining("; ")),
                text(deal.ownerName()),
                text(deal.lostReason()),
                deal.createdAt().toString(),
                closed == null ? "" : closed.toString(),
                deal.stage().pipeline());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
