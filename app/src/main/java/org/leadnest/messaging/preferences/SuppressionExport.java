package org.leadnest.messaging.preferences;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.StepUp;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
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
        LedgerFile.send(
                response,
                "suppressions.csv",
                HEADER,
                after -> proofs.suppressions(null, after, ROWS),
                SuppressionExport::cells);
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
