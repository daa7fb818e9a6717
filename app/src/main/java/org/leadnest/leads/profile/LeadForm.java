package org.leadnest.leads.profile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leadnest.leads.Catalogue;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadInput;
import org.leadnest.leads.UsStates;
import org.leadnest.leads.fields.CustomField;
import org.leadnest.leads.fields.CustomFields;
import org.leadnest.leads.fields.FieldType;

/** Between the fields of a form and a lead: addresses and numbers stand one a line, tags between commas. */
final class LeadForm {
    /** Field to label, in the order of the form. */
    static final Map<String, String> LABELS = labels();

    /** Before the name of a field: what it said when the form was opened. */
    private static final String WAS = "was.";

    private static final List<String> ZONES = List.of(
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Phoenix",
            "America/Los_Angeles",
            "America/Anchorage",
            "Pacific/Honolulu",
            "America/Puerto_Rico",
            "Pacific/Guam");

    private LeadForm() {}

    static LeadInput input(Map<String, String> given) {
        LeadInput input = new LeadInput();
        for (String field : LABELS.keySet()) {
            String value = given.get(field);
            if (value == null) {
                continue;
            }
            switch (field) {
                case "emails", "phones" -> input.list(field, parts(value, "[\\r\\n,;]+"));
                case "tags" -> input.list(field, parts(value, "[\\r\\n,]+"));
                default -> input.text(field, value.isEmpty() ? null : value);
            }
        }
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (name.startsWith(CustomFields.PREFIX)) {
                own.put(name.substring(CustomFields.PREFIX.length()), value);
            }
        });
        return input.fields(own);
    }

    static Map<String, String> values(Lead lead) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("firstName", text(lead.firstName()));
        values.put("lastName", text(lead.lastName()));
        values.put(
                "emails",
                String.join("\n", lead.emails().stream().map(Object::toString).toList()));
        values.put(
                "phones",
                String.join(
                        "\n",
                        lead.phones().stream().map(phone -> phone.display()).toList()));
        values.put("stage", lead.stage().name());
        values.put("source", lead.source() == null ? "" : lead.source().name());
        values.put("tags", String.join(", ", lead.tags()));
        values.put("state", text(lead.state()));
        values.put("postalCode", text(lead.postalCode()));
        values.put("timeZone", text(lead.timeZone()));
        lead.fields().forEach(own -> values.put(CustomFields.PREFIX + own.key(), own.value()));
        return values;
    }

    /** The values that a form was opened with, as it sends them along. */
    static Map<String, String> was(Map<String, String> given) {
        Map<String, String> was = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (name.startsWith(WAS)) {
                was.put(name.substring(WAS.length()), value);
            }
        });
        return was;
    }

    /** What was given; where this form changed nothing, what {@code current} says by now. */
    static Map<String, String> merged(Lead current, Map<String, String> given) {
        Map<String, String> now = values(current);
        Map<String, String> was = was(given);
        Map<String, String> merged = new LinkedHashMap<>(given);
        was.forEach((field, before) -> {
            if (given.containsKey(field) && plain(given.get(field)).equals(plain(before))) {
                merged.put(field, now.getOrDefault(field, ""));
            }
        });
        return merged;
    }

    /** Where this form and somebody else both wrote, and not the same; without what was before, where they differ. */
    static List<LeadFormPage.Difference> differences(Lead current, Map<String, String> given, List<CustomField> own) {
        Map<String, String> now = values(current);
        Map<String, String> was = was(given);
        List<LeadFormPage.Difference> differences = new ArrayList<>();
        Map<String, String> labels = new LinkedHashMap<>(LABELS);
        own.forEach(field -> labels.put(field.input(), field.label()));
        labels.forEach((field, label) -> {
            String yours = plain(given.get(field));
            String theirs = plain(now.get(field));
            String before = was.get(field);
            boolean both = before == null || (!yours.equals(plain(before)) && !theirs.equals(plain(before)));
            if (given.containsKey(field) && both && !yours.equals(theirs)) {
                differences.add(new LeadFormPage.Difference(label, theirs, yours));
            }
        });
        return differences;
    }

    private static String plain(@Nullable String value) {
        return text(value).replace("\r\n", "\n").strip();
    }

    static LeadFormPage.Options options(Catalogue catalogue, @Nullable String zone, List<CustomField> own) {
        Map<String, String> stages = new LinkedHashMap<>();
        catalogue.stages().forEach(stage -> stages.put(stage.name(), stage.name()));
        Map<String, String> zones = new LinkedHashMap<>();
        ZONES.forEach(one -> zones.put(one, one.substring(one.indexOf('/') + 1).replace('_', ' ')));
        if (zone != null && !zone.isEmpty()) {
            zones.putIfAbsent(zone, zone);
        }
        Map<String, String> owners = new LinkedHashMap<>();
        catalogue.owners().forEach(owner -> owners.put(owner.id().toString(), owner.name()));
        return new LeadFormPage.Options(
                stages,
                UsStates.all(),
                zones,
                owners,
                catalogue.sources().stream().map(source -> source.name()).toList(),
                own.stream().map(LeadForm::own).toList());
    }

    private static LeadFormPage.Own own(CustomField field) {
        Map<String, String> options = new LinkedHashMap<>();
        field.choices().forEach(choice -> options.put(choice, choice));
        if (field.type() == FieldType.YES_NO) {
            options.put("true", "Yes");
            options.put("false", "No");
        }
        String input = field.type() == FieldType.DATE ? "date" : "text";
        String keyboard = field.type().counts() ? "decimal" : null;
        return new LeadFormPage.Own(field.input(), field.label(), input, keyboard, options);
    }

    private static List<String> parts(String value, String separators) {
        return Arrays.stream(value.split(separators))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("firstName", "First name");
        labels.put("lastName", "Last name");
        labels.put("emails", "E-mail addresses");
        labels.put("phones", "Phone numbers");
        labels.put("stage", "Stage");
        labels.put("source", "Source");
        labels.put("tags", "Tags");
        labels.put("state", "State");
        labels.put("postalCode", "ZIP code");
        labels.put("timeZone", "Time zone");
        return java.util.Collections.unmodifiableMap(labels);
    }
}
