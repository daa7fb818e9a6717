package org.leadnest.privacy.exporting;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.SettingsPlace;
import org.leadnest.accounts.StepUp;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/exports}: a copy of one's own data for everybody, of all of the account for its owner. */
@Controller
@RequestMapping(ExportPages.PATH)
@Requires(Permission.DASHBOARD_READ)
class ExportPages {
    static final String PATH = "/app/settings/exports";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MMMM d, yyyy, h:mm a", Locale.US);

    private final Exports exports;
    private final Accounts accounts;

    ExportPages(Exports exports, Accounts accounts) {
        this.exports = exports;
        this.accounts = accounts;
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        SettingsPlace exportsPlace() {
            return new SettingsPlace(
                    90,
                    PATH,
                    "download",
                    "Copies of your data",
                    "Everything as JSON and CSV, with original photos, to take along.",
                    Permission.DASHBOARD_READ);
        }
    }

    @GetMapping
    String page(Actor actor, @RequestHeader(name = "HX-Request", required = false) String htmx, Model model) {
        show(actor, new FieldErrors(), model);
        return htmx == null ? "privacy/exports" : "privacy/_exports";
    }

    @PostMapping
    @StepUp("make a copy of your data")
    String ask(
            @RequestParam(defaultValue = "user") String of,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        boolean whole = of.equals("account");
        FieldErrors errors = new FieldErrors()
                .expect(
                        !whole || actor.may(Permission.ACCOUNT_CLOSE),
                        "of",
                        "only an owner may take all of the account along");
        if (errors.any()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            show(actor, errors, model);
            return "privacy/exports";
        }
        Toast.show(
                redirect,
                exports.ask(actor, whole).isPresent()
                        ? "The copy is being made. You get a mail when it is ready."
                        : "You have asked for one a moment ago; it stands below.");
        return "redirect:" + PATH;
    }

    @GetMapping("/{id}/copy.zip")
    @StepUp("download a copy of your data")
    ResponseEntity<StreamingResponseBody> fetch(@PathVariable UUID id, Actor actor) {
        Export export = exports.fetchable(id, actor).orElseThrow(NotFound::new);
        StreamingResponseBody body = out -> org.leadnest.platform.tenancy.Tenancy.run(actor.account(), () -> {
            try {
                exports.write(export, out);
            } catch (java.io.IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            }
        });
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("application/zip"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"leadnest-copy.zip\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(body);
    }

    private void show(Actor actor, FieldErrors errors, Model model) {
        ZoneId zone = accounts.account(actor.account()).zone();
        List<Export> all = exports.of(actor);
        boolean running = all.stream()
                .anyMatch(one -> one.state() == Export.State.WAITING || one.state() == Export.State.RUNNING);
        model.addAttribute(
                "page",
                new ExportsPage(
                        all.stream().map(one -> line(one, zone)).toList(),
                        actor.may(Permission.ACCOUNT_CLOSE),
                        running,
                        errors.ordered()));
    }

    private static ExportsPage.Line line(Export one, ZoneId zone) {
        boolean ready = one.state() == Export.State.READY;
        boolean running = one.state() == Export.State.WAITING || one.state() == Export.State.RUNNING;
        return new ExportsPage.Line(
                one.id().toString(),
                one.whole() ? "All of the account" : "Your own data",
                TIME.format(one.askedAt().atZone(zone)),
                switch (one.state()) {
                    case WAITING -> "Waiting";
                    case RUNNING -> one.done() + " of " + one.total() + " tables and files";
                    case READY ->
                        "Ready until "
                                + TIME.format(java.util.Objects.requireNonNull(one.expiresAt())
                                        .atZone(zone));
                    case FAILED -> "Did not work out; ask again, or write to the support";
                    case GONE -> "Removed after seven days";
                },
                ready ? "good" : one.state() == Export.State.FAILED ? "bad" : "info",
                running ? one.percent() : null,
                one.bytes() == null ? null : size(one.bytes()),
                ready ? PATH + "/" + one.id() + "/copy.zip" : null);
    }

    private static String size(long bytes) {
        return bytes < 1_000_000 ? Math.max(1, bytes / 1_000) + " kB" : bytes / 1_000_000 + " MB";
    }
}
