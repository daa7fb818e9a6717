package org.leadnest.leads.fields;

import java.util.List;
import java.util.Map;

/** The settings page of fields. @param given what the form of a new field shows */
public record FieldsPage(
        List<Row> rows,
        List<Row> archived,
        FieldDraftView given,
        Map<String, String> errors,
        Map<String, String> types) {

    /** @param choices one a line @param errors of this row's own form */
    public record Row(
            String id,
            String key,
            String label,
            String type,
            boolean choice,
            String choices,
            boolean first,
            Map<String, String> errors) {

        public String path() {
            return "/app/settings/fields/" + id;
        }
    }

    public record FieldDraftView(String label, String type, String choices) {}
}
