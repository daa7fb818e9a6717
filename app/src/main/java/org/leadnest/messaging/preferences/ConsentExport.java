package org.leadnest.messaging.preferences;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"consents.csv\"");
        response.setHeader("Cache-Control", "no-store");
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write('\uFEFF'); // without it Excel reads the file in the machine's own encoding
            out.write(Csv.row(HEADER));
            Optional<Cursor> after = Optional.empty();
            do {
                Page<Proofs.Proof> page = proofs.ledger(null, after, ROWS);
                for (Proofs.Proof proof : page.data()) {
                    out.write(Csv.row(cells(proof)));
                }
                after = Optional.ofNullable(page.next()).flatMap(Cursor::timed);
            } while (after.isPresent());
        }
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
