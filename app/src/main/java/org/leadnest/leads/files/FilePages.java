package org.leadnest.leads.files;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.io.IOException;
import java.net.URI;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.leads.AccountZone;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.LeadPanel;
import org.leadnest.leads.Leads;
import org.leadnest.leads.Phrases;
import org.leadnest.platform.storage.FileKind;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Shell;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The card of a lead's page with its files. */
@Controller
class FilePages implements LeadPanel {
    private final LeadFiles files;
    private final Leads leads;
    private final AccountZone zones;
    private final TemplateEngine templates;

    FilePages(LeadFiles files, Leads leads, AccountZone zones, TemplateEngine templates) {
        this.files = files;
        this.leads = leads;
        this.zones = zones;
        this.templates = templates;
    }

    @Override
    public int position() {
        return 60;
    }

    @Override
    public Optional<Function<Shell, Content>> panel(LeadId lead, Actor actor) {
        FilesPage page = page(lead, "", "");
        return Optional.of(shell ->
                output -> templates.render("leads/files/_panel.jte", Map.of("shell", shell, "page", page), output));
    }

    @PostMapping("/app/leads/{id}/files")
    @Requires(Permission.LEADS_WRITE)
    ModelAndView add(
            @PathVariable String id, @RequestParam MultipartFile file, Actor actor, RedirectAttributes redirect)
            throws IOException {
        Lead lead = LeadId.parse(id).flatMap(leads::find).orElseThrow(NotFound::new);
        if (files.add(lead.id(), file, actor) instanceof LeadFiles.Keeping.Refused refused) {
            ModelAndView again =
                    new ModelAndView("leads/files/index", "page", page(lead.id(), lead.name(), refused.reason()));
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        Toast.show(redirect, "File added.");
        return new ModelAndView("redirect:/app/leads/" + lead.id());
    }

    @GetMapping("/app/leads/{id}/files/{file}")
    @Requires(Permission.LEADS_READ)
    ResponseEntity<Void> download(@PathVariable UUID id, @PathVariable UUID file) {
        String address = files.address(new LeadId(id), file).orElseThrow(NotFound::new);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header("Cache-Control", "no-store")
                .location(URI.create(address))
                .build();
    }

    @PostMapping("/app/leads/{id}/files/{file}/removal")
    @Requires(Permission.LEADS_WRITE)
    String remove(@PathVariable UUID id, @PathVariable UUID file, Actor actor, RedirectAttributes redirect) {
        if (!files.remove(new LeadId(id), file, actor)) {
            throw new NotFound();
        }
        Toast.show(redirect, "File removed.");
        return "redirect:/app/leads/" + id;
    }

    private FilesPage page(LeadId lead, String name, String error) {
        ZoneId zone = zones.current();
        return new FilesPage(
                lead.toString(),
                name,
                files.of(lead).stream()
                        .map(file -> new FilesPage.Row(
                                file.id().toString(),
                                file.name(),
                                size(file.bytes()) + ", " + file.addedBy() + ", "
                                        + Phrases.moment(file.addedAt(), zone)))
                        .toList(),
                FileKind.accept(),
                error);
    }

    static String size(long bytes) {
        if (bytes < 1024) {
            return bytes + " bytes";
        }
        double kilo = bytes / 1024.0;
        return kilo < 1024
                ? String.format(Locale.US, "%.0f KB", kilo)
                : String.format(Locale.US, "%.1f MB", kilo / 1024);
    }
}
