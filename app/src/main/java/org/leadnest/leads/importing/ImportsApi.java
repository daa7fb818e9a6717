package org.leadnest.leads.importing;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.fields.CustomFields;
import org.leadnest.platform.api.Invalid;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports by API: the file is taken at once, by the mapping that is given or else guessed. {@code encoding} (such as UTF-8,
 * windows-1251 or Shift_JIS), {@code separator} (one character, or tab) and {@code header} (true or false) say how it is written;
 * what is left out is found out from the file.
 */
@RestController
@RequestMapping("/api/v1/leads/imports")
class ImportsApi {
    private static final int MAX_ERRORS = 1_000;

    private final Imports imports;
    private final CustomFields own;
    private final JsonMapper json;

    ImportsApi(Imports imports, CustomFields own, JsonMapper json) {
        this.imports = imports;
        this.own = own;
        this.json = json;
    }

    @Schema(name = "ImportStarted")
    record Started(UUID id) {}

    /** @param row as a spreadsheet counts: the header is row 1; 0 for the whole file */
    @Schema(name = "ImportError")
    record RowError(long row, String message) {}

    /** @param errors the first 1,000 rows that failed, or of which something was left out */
    @Schema(name = "Import")
    record ImportJson(
            String status, int rows, int created, int updated, int skipped, int failed, List<RowError> errors) {}

    @ApiResponse(responseCode = "202", description = "The import has begun", useReturnTypeSchema = true)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Requires(Permission.LEADS_IMPORT)
    ResponseEntity<Started> start(
            @RequestParam MultipartFile file,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestParam(required = false) @Nullable String encoding,
            @RequestParam(required = false) @Nullable String separator,
            @RequestParam(required = false) @Nullable String header,
            Actor actor)
            throws IOException {
        Map<String, String> written = written(mapping);
        FieldErrors ofWriting = new FieldErrors();
        Writing writing = Writing.read(
                Map.of("encoding", said(encoding), "separator", said(separator), "header", said(header)), ofWriting);
        if (ofWriting.any()) {
            throw new Invalid(ofWriting);
        }
        LeadImport draft = switch (imports.upload(new MultipartUpload(file), writing, actor)) {
            case Imports.Uploaded.Draft(LeadImport kept) -> kept;
            case Imports.Uploaded.Refused(String reason) -> throw invalid("file", reason);
        };
        FieldErrors errors = new FieldErrors();
        List<ColumnUse> fields = ImportMapping.over(draft, written, own.inUse(), errors);
        if (errors.any()) {
            throw new Invalid(errors);
        }
        imports.start(draft.id(), fields, Imports.DEFAULT_SOURCE);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/leads/imports/" + draft.id()))
                .body(new Started(draft.id()));
    }

    @GetMapping("/{id}")
    @Requires(Permission.LEADS_IMPORT)
    ImportJson get(@PathVariable String id) {
        LeadImport found = Ids.parse(id).flatMap(imports::find).orElseThrow(NotFound::new);
        List<RowError> errors = new ArrayList<>();
        if (found.reason() != null) {
            errors.add(new RowError(0, found.reason()));
        }
        imports.told(found.id(), 0, MAX_ERRORS).forEach(told -> errors.add(new RowError(told.row(), told.message())));
        LeadImport.Counts counts = found.counts();
        return new ImportJson(
                found.status().name(),
                counts.rows(),
                counts.created(),
                counts.updated(),
                counts.skipped(),
                counts.failed(),
                errors);
    }

    private Map<String, String> written(@Nullable String mapping) {
        if (mapping == null || mapping.isBlank()) {
            return Map.of();
        }
        try {
            Map<String, String> written = json.readValue(mapping, new TypeReference<>() {});
            return written == null ? Map.of() : written;
        } catch (JacksonException other) {
            throw invalid("mapping", "expected a JSON object such as {\"E-mail\":\"email\"}");
        }
    }

    private static String said(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static Invalid invalid(String field, String reason) {
        return new Invalid(new FieldErrors().add(field, reason));
    }
}
