package org.leadnest.privacy.disclosures;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipOutputStream;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.ForOperator;
import org.leadnest.accounts.StepUp;
import org.leadnest.accounts.WrittenDown;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.NotFound;
import org.leadnest.privacy.exporting.KeptFiles;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * {@code /ops/transfers/{id}/files.zip}: the files that go with {@code admin transfer}, original photos among them, by
 * {@code <account>/<folder>/<file>}. From the running service, which has the storage and the accounts' keys; for a recorded
 * transfer that was not refused alone, and written into the log of each account before its first file.
 */
@Controller
@ForOperator(made = true)
class TransferredFiles {
    private final JdbcTemplate jdbc;
    private final KeptFiles files;
    private final AuditLog audit;

    TransferredFiles(JdbcTemplate jdbc, KeptFiles files, AuditLog audit) {
        this.jdbc = jdbc;
        this.files = files;
        this.audit = audit;
    }

    @GetMapping("/ops/transfers/{id}/files.zip")
    @StepUp("hand over the files of a transfer")
    @WrittenDown
    ResponseEntity<StreamingResponseBody> zip(@PathVariable UUID id, Actor operator, HttpServletRequest request) {
        Disclosure entry = Objects.requireNonNull(jdbc.execute((ConnectionCallback<java.util.Optional<Disclosure>>)
                        connection -> new DisclosureRegister(connection).find(id)))
                .filter(one -> one.kind() == Disclosure.Kind.BUSINESS_TRANSFER
                        && one.decision() != Disclosure.Decision.REFUSED)
                .orElseThrow(NotFound::new);
        // the thread that streams knows no request
        AuditNote note = AuditNote.of(AuditAct.EXPORTED)
                .by(operator.user())
                .from(request.getRemoteAddr())
                .about("files, for the transfer of the business " + entry.id());
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("application/zip"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"transfer-files.zip\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(out -> write(entry, note, out));
    }

    private void write(Disclosure entry, AuditNote note, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (AccountId account : accounts(entry)) {
            Tenancy.run(account, () -> account(account, note, zip));
        }
        zip.finish();
    }

    private List<AccountId> accounts(Disclosure entry) {
        return jdbc
                .queryForList("select id from accounts.accounts where status <> 'CLOSED' order by id", UUID.class)
                .stream()
                .filter(one -> entry.account() == null || one.equals(entry.account()))
                .map(AccountId::new)
                .toList();
    }

    private void account(AccountId account, AuditNote note, ZipOutputStream zip) {
        audit.add(note);
        try {
            for (KeptFiles.Found found : files.all()) {
                files.copy(account, found, account + "/", zip);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
