package org.leadnest.leads.fields;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Requires;
import org.leadnest.kernel.Page;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which fields of its own the account has, for programs that write {@code customFields} of leads. */
@RestController
class FieldsApi {
    private final CustomFields fields;

    FieldsApi(CustomFields fields) {
        this.fields = fields;
    }

    /** @param type text, number, date, choice, money or yesNo @param choices of a choice, else empty */
    @Schema(name = "LeadField")
    record FieldJson(String key, String label, String type, List<String> choices) {
        static FieldJson of(CustomField field) {
            String type = field.type() == FieldType.YES_NO
                    ? "yesNo"
                    : field.type().name().toLowerCase(java.util.Locale.ROOT);
            return new FieldJson(field.key(), field.label(), type, field.choices());
        }
    }

    @GetMapping("/api/v1/leads/fields")
    @Requires(Permission.LEADS_READ)
    Page<FieldJson> list() {
        return new Page<>(fields.inUse().stream().map(FieldJson::of).toList(), null);
    }
}
