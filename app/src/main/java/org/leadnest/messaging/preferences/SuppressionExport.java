package org.leadnest.messaging.preferences;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

/** {@code /app/settings/suppressions.csv}: everybody who gets nothing, newest first. */
@Controller
class SuppressionExport {
    private static final int ROWS = 500;
    private static final List<String> HEADER =
            List.of("Since", "Channel", "Lead", "Hash of the address", "Reason", "Source");

    private final Proofs proofs;
    private final AuditLog audit;

    SuppressionExport(Proofs proofs, AuditLog audit) {
        this.proofs = proofs;
        this.audit = audit;
    }

    @GetMapping("/app/settings/suppressions.csv")
    @StepUp("download the list of suppressions")
    @Requires(Permission.LEADS_EXPORT)
    void export(HttpServletResponse response) throws IOException {
        audit.add(AuditNote.of(AuditAct.EXPORTED).about("suppressions.csv"));
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"suppressions.csv\"");
        response.setHeader("Cache-Control", "no-store");
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write('\uFEFF'); // without it Excel reads the file in the machine's own encoding
            out.write(Csv.row(HEADER));
            Optional<Cursor> after = Optional.empty();
            do {
                Page<Proofs.Suppression> page = proofs.suppressions(null, after, ROWS);
                for (Proofs.Suppression one : page.data()) {
                    out.write(Csv.row(cells(one)));
                }
                after = Optional.ofNullable(page.next()).flatMap(Cursor::timed);
            } while (after.isPresent());
        }
    }

    private static List<String> cells(Proofs.Suppression one) {
        return List.of(
                one.suppressedAt().toString(),
                one.channel().name(),
                Objects.toString(one.leadId(), ""),
                Objects.toString(one.addressHash(), ""),
                one.reason(),
                one.source());
    }
}
