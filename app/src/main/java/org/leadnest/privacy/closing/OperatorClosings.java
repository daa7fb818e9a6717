package org.leadnest.privacy.closing;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.ForOperator;
import org.leadnest.accounts.WrittenDown;
import org.leadnest.platform.web.NotFound;
import org.leadnest.privacy.FailedTurns;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** {@code /ops/closings}: which accounts are going, whether anything is late or failed, and the certificates. */
@Controller
@ForOperator
@RequestMapping("/ops/closings")
class OperatorClosings {
    private final Closings closings;
    private final ClosingStore store;
    private final Accounts accounts;
    private final FailedTurns failed;
    private final InstantSource clock;

    OperatorClosings(
            Closings closings, ClosingStore store, Accounts accounts, FailedTurns failed, InstantSource clock) {
        this.failed = failed;
        this.closings = closings;
        this.store = store;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping
    @WrittenDown
    String list(Actor actor, Model model) {
        ZoneId zone = accounts.account(actor.account()).zone();
        List<OperatorClosingLine> lines =
                closings.list().stream().map(one -> line(one, zone)).toList();
        model.addAttribute("lines", lines);
        model.addAttribute(
                "failed",
                failed.list().stream()
                        .map(one -> one.job() + ", " + one.subject() + ": " + one.failure() + ", "
                                + (one.times() == 1 ? "once" : one.times() + " times") + ", last on "
                                + Closings.day(one.at(), zone))
                        .toList());
        return "privacy/closings";
    }

    private OperatorClosingLine line(Closing one, ZoneId zone) {
        boolean late = one.erasedAt() == null && clock.instant().isAfter(one.dueBy());
        String state = one.erasedAt() != null
                ? one.resting() ? "Erased but for what a hold keeps" : "Erased"
                : late
                        ? "Late"
                        : one.failures() > 0
                                ? "Failed, tried again"
                                : one.closedAt() != null ? "Being erased" : "In grace";
        return new OperatorClosingLine(
                accounts.name(one.account()),
                one.account().toString(),
                Closings.day(one.askedAt(), zone),
                Closings.day(one.closesAt(), zone),
                Closings.day(one.dueBy(), zone),
                state,
                late || one.failures() > 0 && one.erasedAt() == null
                        ? "bad"
                        : one.resting() ? "warn" : one.erasedAt() != null ? "good" : "info",
                one.failure(),
                one.erasedAt() == null ? null : "/ops/closings/" + one.id() + "/certificate.json");
    }

    @GetMapping("/{id}/certificate.json")
    @ForOperator(made = true)
    @WrittenDown
    ResponseEntity<byte[]> certificate(@PathVariable UUID id) {
        String document = store.certificate(id).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"certificate.json\"")
                .body(document.getBytes(StandardCharsets.UTF_8));
    }
}
