package org.leadnest.leads.browsing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.Leads;
import org.leadnest.leads.fields.CustomField;
import org.leadnest.leads.fields.CustomFields;
import org.leadnest.platform.tenancy.StatementTime;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The leads of a filtered list as a CSV file, written page by page while it is read. */
@Controller
class LeadExport {
    private static final int ROWS = 500;
    private static final List<String> HEADER = List.of(
            "First name",
            "Last name",
            "E-mail",
            "Further e-mails",
            "Phone",
            "Further phones",
            "Stage",
            "Source",
            "Owner",
            "Tags",
            "State",
            "Postal code",
            "Time zone",
            "Created at",
            "Last activity at");

    private final Leads leads;
    private final AuditLog audit;
    private final CustomFields fields;

    LeadExport(Leads leads, AuditLog audit, CustomFields fields) {
        this.audit = audit;
        this.leads = leads;
        this.fields = fields;
    }

    @GetMapping("/app/leads/export.csv")
    @StepUp("download leads")
    @Requires(Permission.LEADS_EXPORT)
    void export(@RequestParam Map<String, String> given, HttpServletResponse response) throws IOException {
        LeadFilter filter = ListAddress.filter(given);
        audit.add(AuditNote.of(AuditAct.EXPORTED).about("leads.csv"));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"leads.csv\"");
        response.setHeader("Cache-Control", "no-store");
        StatementTime.unlimited(() -> write(filter, response));
    }

    private void write(LeadFilter filter, HttpServletResponse response) throws IOException {
        try (Writer out = new java.io.OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write('\uFEFF'); // without it Excel reads the file in the machine's own encoding
            List<CustomField> own = fields.inUse();
            out.write(Csv.row(Stream.concat(HEADER.stream(), own.stream().map(CustomField::label))
                    .toList()));
            Cursor after = null;
            do {
                Page<Lead> page = leads.whole(filter, after, ROWS);
                for (Lead lead : page.data()) {
                    out.write(Csv.row(
                            Stream.concat(cells(lead).stream(), own(lead, own)).toList()));
                }
                after = page.next() == null ? null : filter.place(page.next()).orElse(null);
            } while (after != null);
        }
    }

    private static Stream<String> own(Lead lead, List<CustomField> own) {
        Map<String, String> said = lead.said();
        return own.stream().map(field -> said.getOrDefault(field.key(), ""));
    }

    private static List<String> cells(Lead lead) {
        List<String> emails = lead.emails().stream().map(email -> email.value()).toList();
        // Written as people write it: the plus of E.164 would be neutralised as a formula.
        List<String> phones =
                lead.phones().stream().map(phone -> phone.display()).toList();
        return List.of(
                text(lead.firstName()),
                text(lead.lastName()),
                first(emails),
                further(emails),
                first(phones),
                further(phones),
                lead.stage().name(),
                lead.source() == null ? "" : lead.source().name(),
                lead.owner() == null ? "" : lead.owner().name(),
                String.join("; ", lead.tags()),
                text(lead.state()),
                text(lead.postalCode()),
                text(lead.timeZone()),
                lead.createdAt().toString(),
                lead.lastActivityAt().toString());
    }

    private static String first(List<String> values) {
        return values.isEmpty() ? "" : values.getFirst();
    }

    private static String further(List<String> values) {
        return values.stream().skip(1).collect(Collectors.joining("; "));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
