package org.leadnest.leads.importing;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Csv;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.leads.fields.CustomFields;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Upload, mapping with a preview, progress, result, undo. */
@Controller
@RequestMapping("/app/leads/imports")
@Requires(Permission.LEADS_IMPORT)
class ImportPages {
    private static final int LATEST = 50;
    private static final int PAGE = 1_000;

    private final Imports imports;
    private final ImportViews views;
    private final CustomFields fields;

    ImportPages(Imports imports, ImportViews views, CustomFields fields) {
        this.imports = imports;
        this.views = views;
        this.fields = fields;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("page", views.list(imports.latest(LATEST)));
        return "leads/imports";
    }

    @GetMapping("/new")
    String blank(Model model) {
        model.addAttribute("page", new ImportListPage(List.of(), null));
        return "leads/import_new";
    }

    @PostMapping
    ModelAndView upload(@RequestParam MultipartFile file, Actor actor) throws IOException {
        return switch (imports.upload(new MultipartUpload(file), actor)) {
            case Imports.Uploaded.Draft(LeadImport draft) ->
                new ModelAndView("redirect:/app/leads/imports/" + draft.id());
            case Imports.Uploaded.Refused(String reason) -> {
                ModelAndView again =
                        new ModelAndView("leads/import_new", "page", new ImportListPage(List.of(), reason));
                again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield again;
            }
        };
    }

    @GetMapping("/{id}")
    String show(
            @PathVariable String id,
            @RequestHeader(name = "HX-Target", required = false) @Nullable String target,
            Model model)
            throws IOException {
        LeadImport found = find(id);
        if (found.status() == LeadImport.Status.DRAFT) {
            return mapping(found, Map.of(), model);
        }
        model.addAttribute("page", views.result(found, imports.told(found.id(), 0, ImportViews.TOLD + 1)));
        return "import".equals(target) ? "leads/_import" : "leads/import";
    }

    /** Shows what another mapping would make of the rows, and keeps how the file is said to be written. */
    @PostMapping("/{id}/preview")
    String preview(@PathVariable String id, @RequestParam Map<String, String> given, Model model) throws IOException {
        LeadImport draft = find(id);
        return draft.status() == LeadImport.Status.DRAFT
                ? mapping(draft, given, model)
                : "redirect:/app/leads/imports/" + id;
    }

    /** Another way of reading the file makes other columns: what was chosen for those before is nothing any more. */
    private String mapping(LeadImport draft, Map<String, String> given, Model model) throws IOException {
        FieldErrors errors = new FieldErrors();
        Writing wanted = Writing.read(given, errors);
        LeadImport read = draft;
        Map<String, String> chosen = given;
        if (errors.none() && wanted.differs(draft)) {
            switch (imports.reread(draft, wanted)) {
                case Imports.Uploaded.Draft(LeadImport other) -> {
                    read = other;
                    chosen = Map.of();
                }
                case Imports.Uploaded.Refused(String reason) -> errors.add("encoding", reason);
            }
        }
        List<ColumnUse> mapping = mapping(read, chosen);
        String source = given.getOrDefault("source", Imports.DEFAULT_SOURCE);
        model.addAttribute(
                "page",
                views.draft(read, mapping, source, imports.preview(read, mapping, named(source)), errors.ordered()));
        return "leads/import_mapping";
    }

    @PostMapping("/{id}/start")
    String start(
            @PathVariable String id, @RequestParam Map<String, String> given, Model model, RedirectAttributes redirect)
            throws IOException {
        LeadImport draft = find(id);
        FieldErrors errors = new FieldErrors();
        boolean otherwise = Writing.read(given, errors).differs(draft) || errors.any();
        if (otherwise && draft.status() == LeadImport.Status.DRAFT) {
            return mapping(draft, given, model);
        }
        String source = given.getOrDefault("source", Imports.DEFAULT_SOURCE).strip();
        boolean started = imports.start(draft.id(), mapping(draft, given), named(source));
        Toast.show(redirect, started ? "The import has begun." : "This import has begun already.");
        return "redirect:/app/leads/imports/" + id;
    }

    @PostMapping("/{id}/undo")
    String undo(@PathVariable String id, RedirectAttributes redirect) {
        boolean undone = imports.undo(find(id).id());
        Toast.show(redirect, undone ? "The import is being taken back." : "This import cannot be taken back.");
        return "redirect:/app/leads/imports/" + id;
    }

    @GetMapping("/{id}/errors.csv")
    void errors(@PathVariable String id, HttpServletResponse response) throws IOException {
        LeadImport found = find(id);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"import-errors.csv\"");
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            List<String> header = new ArrayList<>(List.of("Row", "Problem"));
            header.addAll(found.columns());
            out.write('\uFEFF');
            out.write(Csv.row(header));
            List<ImportStore.Told> page = imports.told(found.id(), 0, PAGE);
            while (!page.isEmpty()) {
                for (ImportStore.Told told : page) {
                    out.write(
                            told.row() + "," + Csv.row(List.of(told.message())).strip() + "," + told.cells());
                }
                page = imports.told(found.id(), page.getLast().row(), PAGE);
            }
        }
    }

    private static @Nullable String named(String source) {
        return source.isBlank() || source.length() > 100 ? Imports.DEFAULT_SOURCE : source.strip();
    }

    private List<ColumnUse> mapping(LeadImport draft, Map<String, String> given) {
        List<ColumnUse> mapping = new ArrayList<>(draft.mapping());
        for (int column = 0; column < mapping.size(); column++) {
            String written = given.get(ImportViews.parameter(column));
            if (written != null) {
                mapping.set(column, ColumnUse.named(written, fields.inUse()).orElse(ColumnUse.IGNORED));
            }
        }
        return mapping;
    }

    private LeadImport find(String id) {
        UUID parsed = Ids.parse(id).orElseThrow(NotFound::new);
        return imports.find(parsed).orElseThrow(NotFound::new);
    }
}
