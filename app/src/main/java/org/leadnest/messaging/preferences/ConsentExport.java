package org.leadnest.messaging.preferences;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.StepUp;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /app/settings/sending/consents.csv}: the whole ledger of consents, oldest row first. */
@Controller
class ConsentExport {
    private static final int ROWS = 500;
    private static final List<String> HEADER = List.of(
            "Recorded at",
            "Lead",
            "Channel",
            "For",
            "Act",
            "Source",
            "Words",
            "Version",
            "Network address",
            "Evidence");

    private final Proofs proofs;
    private final AuditLog audit;

    ConsentExport(Proofs proofs, AuditLog audit) {
        this.proofs = proofs;
        this.audit = audit;
    }

    @GetMapping("/app/settings/sending/consents.csv")
    @StepUp("download the ledger of consents")
    @Requires(Permission.LEADS_EXPORT)
    void export(HttpServletResponse response) throws IOException {
        audit.add(AuditNote.of(AuditAct.EXPORTED).about("consents.csv"));
        LedgerFile.send(
                response, "consents.csv", HEADER, after -> proofs.ledger(null, after, ROWS), ConsentExport::cells);
    }

    private static List<String> cells(Proofs.Proof proof) {
        return List.of(
                proof.recordedAt().toString(),
                proof.leadId().toString(),
                proof.channel().name(),
                proof.scope(),
                proof.act(),
                proof.source(),
                proof.wording(),
                proof.version(),
                proof.address(),
                proof.evidence());
    }
}
