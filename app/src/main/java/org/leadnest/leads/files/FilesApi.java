package org.leadnest.leads.files;

import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Page;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files on a lead, by API. */
@RestController
@RequestMapping("/api/v1/leads/{id}/files")
class FilesApi {
    private final LeadFiles files;
    private final Leads leads;

    FilesApi(LeadFiles files, Leads leads) {
        this.files = files;
        this.leads = leads;
    }

    /** @param url saves the file, for five minutes; only where one file is asked for */
    @Schema(name = "LeadFile")
    record FileJson(
            UUID id,
            String name,
            long bytes,
            String addedBy,
            Instant addedAt,
            @Nullable String url) {
        static FileJson of(LeadFile file, @Nullable String url) {
            return new FileJson(file.id(), file.name(), file.bytes(), file.addedBy(), file.addedAt(), url);
        }
    }

    /** The newest first; a lead has at most 100, so that there is one page. */
    @GetMapping
    @Requires(Permission.LEADS_READ)
    Page<FileJson> list(@PathVariable String id) {
        return new Page<>(
                files.of(lead(id)).stream().map(file -> FileJson.of(file, null)).toList(), null);
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Requires(Permission.LEADS_WRITE)
    ResponseEntity<FileJson> add(@PathVariable String id, @RequestParam MultipartFile file, Actor actor)
            throws IOException {
        LeadId lead = lead(id);
        return switch (files.add(lead, file, actor)) {
            case LeadFiles.Keeping.Kept kept ->
                ResponseEntity.created(URI.create("/api/v1/leads/" + lead + "/files/"
                                + kept.file().id()))
                        .body(FileJson.of(kept.file(), null));
            case LeadFiles.Keeping.Refused refused -> throw Invalid.field("file", refused.reason());
        };
    }

    @GetMapping("/{file}")
    @Requires(Permission.LEADS_READ)
    FileJson get(@PathVariable String id, @PathVariable UUID file) {
        LeadId lead = lead(id);
        String url = files.address(lead, file).orElseThrow(NotFound::new);
        return FileJson.of(files.find(lead, file).orElseThrow(NotFound::new), url);
    }

    @DeleteMapping("/{file}")
    @Requires(Permission.LEADS_WRITE)
    ResponseEntity<Void> remove(@PathVariable String id, @PathVariable UUID file, Actor actor) {
        if (!files.remove(lead(id), file, actor)) {
            throw new NotFound();
        }
        return ResponseEntity.noContent().build();
    }

    private LeadId lead(String id) {
        return LeadId.parse(id).filter(lead -> leads.find(lead).isPresent()).orElseThrow(NotFound::new);
    }
}
