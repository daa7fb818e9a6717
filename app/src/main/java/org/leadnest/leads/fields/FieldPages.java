package org.leadnest.leads.fields;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.accounts.SettingsPlace;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.platform.web.NotFound;
import org.leadnest.platform.web.Toast;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /app/settings/fields}: the account's own fields of leads. */
@Controller
@RequestMapping("/app/settings/fields")
@Requires(Permission.ACCOUNT_SETTINGS)
class FieldPages {
    private static final FieldDraft BLANK = new FieldDraft("", FieldType.TEXT.name(), "");

    private final CustomFields fields;

    FieldPages(CustomFields fields) {
        this.fields = fields;
    }

    @Bean
    static SettingsPlace fieldsPlace() {
        return new SettingsPlace(
                44,
                "/app/settings/fields",
                "database",
                "Custom fields",
                "Your own fields of leads: text, number, date, choice, money, yes or no.",
                Permission.ACCOUNT_SETTINGS);
    }

    @GetMapping
    ModelAndView show() {
        return view(BLANK, new FieldErrors(), null, HttpStatus.OK);
    }

    @PostMapping
    ModelAndView add(
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "TEXT") String type,
            @RequestParam(defaultValue = "") String choices,
            RedirectAttributes redirect) {
        FieldDraft draft = new FieldDraft(label, type, choices);
        FieldErrors errors = draft.check(fields.all(), null);
        if (errors.any()) {
            return view(draft, errors, null, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        fields.add(draft.label(), draft.kind(), draft.options());
        return back(redirect, "Field added.");
    }

    @PostMapping("/{id}")
    ModelAndView write(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String choices,
            RedirectAttributes redirect) {
        CustomField field = find(id);
        FieldDraft draft = new FieldDraft(label, field.type().name(), choices);
        FieldErrors errors = draft.check(fields.all(), field.id());
        if (errors.any()) {
            return view(draft, errors, field, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        fields.write(field, draft.label(), draft.options());
        return back(redirect, "Field saved.");
    }

    @PostMapping("/{id}/raise")
    ModelAndView raise(@PathVariable String id, RedirectAttributes redirect) {
        fields.raise(find(id));
        return back(redirect, "Moved up.");
    }

    @PostMapping("/{id}/archiving")
    ModelAndView archive(@PathVariable String id, RedirectAttributes redirect) {
        fields.archive(find(id), true);
        return back(redirect, "Archived. What leads say to it is kept.");
    }

    @PostMapping("/{id}/return")
    ModelAndView restore(@PathVariable String id, RedirectAttributes redirect) {
        fields.archive(find(id), false);
        return back(redirect, "In use again.");
    }

    private CustomField find(String id) {
        return fields.all().stream()
                .filter(one -> one.id().toString().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** @param self the field whose form was not taken; null for the form of a new one */
    private ModelAndView view(FieldDraft draft, FieldErrors errors, @Nullable CustomField self, HttpStatus status) {
        Map<String, String> types = new LinkedHashMap<>();
        for (FieldType type : FieldType.values()) {
            types.put(type.name(), type.label());
        }
        List<CustomField> all = fields.all();
        FieldDraft fresh = self == null ? draft : BLANK;
        FieldsPage page = new FieldsPage(
                rows(all.stream().filter(one -> !one.archived()).toList(), draft, errors, self),
                rows(all.stream().filter(CustomField::archived).toList(), draft, errors, self),
                new FieldsPage.FieldDraftView(fresh.label(), fresh.type(), fresh.choices()),
                self == null ? errors.ordered() : Map.of(),
                types);
        ModelAndView view = new ModelAndView("leads/fields/index", "page", page);
        view.setStatus(status);
        return view;
    }

    private static List<FieldsPage.Row> rows(
            List<CustomField> fields, FieldDraft draft, FieldErrors errors, @Nullable CustomField self) {
        return IntStream.range(0, fields.size())
                .mapToObj(i -> {
                    CustomField field = fields.get(i);
                    boolean edited = self != null && self.id().equals(field.id());
                    return new FieldsPage.Row(
                            field.id().toString(),
                            field.key(),
                            edited ? draft.label() : field.label(),
                            field.type().label(),
                            field.type() == FieldType.CHOICE,
                            edited ? draft.choices() : String.join("\n", field.choices()),
                            i == 0,
                            edited ? errors.ordered() : Map.of());
                })
                .toList();
    }

    private static ModelAndView back(RedirectAttributes redirect, String words) {
        Toast.show(redirect, words);
        return new ModelAndView("redirect:/app/settings/fields");
    }
}
