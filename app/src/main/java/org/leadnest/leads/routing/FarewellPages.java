package org.leadnest.leads.routing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.UUID;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.MemberLeaving;
import org.leadnest.accounts.Open;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.NotFound;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * {@code /own-leads/{token}}: whoever leaves an account with leads of their own is mailed a link, by which they fetch them as a
 * file for seven days, with what happened until they left. The page only asks; its button fetches.
 */
@Controller
@Open
class FarewellPages {
    private final Passports passports;
    private final OwnLeadsFile file;
    private final FarewellSeal seal;
    private final Letters letters;
    private final Accounts accounts;
    private final AuditLog audit;
    private final InstantSource clock;

    FarewellPages(
            Passports passports,
            OwnLeadsFile file,
            FarewellSeal seal,
            Letters letters,
            Accounts accounts,
            AuditLog audit,
            InstantSource clock) {
        this.passports = passports;
        this.file = file;
        this.seal = seal;
        this.letters = letters;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    @EventListener
    @Order(MemberLeaving.AFTER_LEADS)
    void on(MemberLeaving leaving) {
        FarewellSeal.Leaver leaver = new FarewellSeal.Leaver(leaving.account(), leaving.user(), clock.instant());
        Tenancy.run(leaving.account(), () -> {
            if (!passports.own(leaving.user(), new UUID(0, 0), 1).isEmpty()) {
                letters.farewell(leaving.user(), accounts.name(leaving.account()), "/own-leads/" + seal.token(leaver));
            }
        });
    }

    @GetMapping("/own-leads/{token}")
    String ask(@PathVariable String token, HttpServletResponse response, Model model) {
        FarewellSeal.Leaver leaver = leaver(token);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("token", token);
        model.addAttribute("company", accounts.name(leaver.account()));
        return "leads/routing/farewell";
    }

    @PostMapping("/own-leads/{token}")
    void fetch(@PathVariable String token, HttpServletResponse response) throws IOException {
        FarewellSeal.Leaver leaver = leaver(token);
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"own-leads.zip\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        OutputStream out = response.getOutputStream();
        try {
            Tenancy.run(leaver.account(), () -> write(leaver, out));
        } catch (UncheckedIOException hungUp) {
            throw hungUp.getCause();
        }
    }

    private void write(FarewellSeal.Leaver leaver, OutputStream out) {
        AuditNote note = AuditNote.of(AuditAct.EXPORTED)
                .by(leaver.user())
                .about(leaver.user())
                .with("file", "own-leads.zip");
        audit.add(note);
        try {
            file.write(leaver.user(), leaver.left(), out);
        } catch (IOException hungUp) {
            throw new UncheckedIOException(hungUp);
        }
    }

    private FarewellSeal.Leaver leaver(String token) {
        return seal.open(token, clock.instant())
                .filter(leaver -> accounts.exists(leaver.account()))
                .orElseThrow(NotFound::new);
    }
}
