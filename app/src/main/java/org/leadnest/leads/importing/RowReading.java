package org.leadnest.leads.importing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Csv;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.NewLead;
import org.leadnest.leads.UsStates;
import org.leadnest.leads.fields.CustomField;
import org.leadnest.platform.api.StorableText;

/**
 * Makes leads of rows by a mapping. A row needs one e-mail address or phone number that can be used; anything else that
 * cannot be used is left out and told, so that no lead is lost to a misspelt ZIP code. Cells are text, formulas too.
 */
final class RowReading {
    static final String UNREACHABLE = "there is no e-mail address and no phone number in this row";
    private static final char UNREADABLE = '\uFFFD';
    private static final int MAX_NAME = 500;
    private static final int MAX_SOURCE = 100;
    private static final int MAX_TAG = 60;
    private static final int MAX_POSTAL_CODE = 20;
    private static final int MAX_NOTE = 20_000;
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private final List<ColumnUse> mapping;
    private final Map<String, CustomField> own;
    private final AccountWords account;
    private final AddedDay days;
    private final @Nullable String source;

    /** @param source of rows that name none */
    RowReading(List<ColumnUse> mapping, AccountWords account, @Nullable String source) {
        this.mapping = List.copyOf(mapping);
        this.own = account.fields().stream().collect(Collectors.toMap(CustomField::key, Function.identity()));
        this.account = account;
        this.days = new AddedDay(account.zone(), account.now());
        this.source = source;
    }

    ReadRow read(CsvRow row) {
        if (row.problem() != null) {
            return ReadRow.without(row, row.problem());
        }
        Map<ImportField, List<String>> cells = byField(row);
        if (cells.isEmpty()) {
            return ReadRow.without(row, row.blank() ? null : UNREACHABLE);
        }
        List<String> leftOut = new ArrayList<>();
        List<EmailAddress> emails =
                contacts(cells, ImportField.EMAIL, EmailAddress::parse, "an e-mail address", "[\\s,;]+", leftOut);
        List<PhoneNumber> phones =
                contacts(cells, ImportField.PHONE, PhoneNumber::parse, "a phone number", "[,;\\r\\n/]+", leftOut);
        if (emails.isEmpty() && phones.isEmpty()) {
            String reason = leftOut.isEmpty() ? UNREACHABLE : UNREACHABLE + ": " + String.join("; ", leftOut);
            return ReadRow.without(row, reason);
        }
        NewLead lead = lead(row, cells, emails, phones, leftOut);
        surplus(row, leftOut);
        String note = note(cells, leftOut);
        Instant added = known(cells, ImportField.ADDED, days::read, "a day in the past", leftOut);
        return new ReadRow(row.number(), row.cells(), lead, note, added, message(row, leftOut));
    }

    private static @Nullable String message(CsvRow row, List<String> leftOut) {
        List<String> told = new ArrayList<>();
        if (row.cells().stream().anyMatch(cell -> cell.indexOf(UNREADABLE) >= 0)) {
            told.add("signs that the file's encoding does not have stand as " + UNREADABLE);
        }
        if (!leftOut.isEmpty()) {
            told.add("left out: " + String.join("; ", leftOut));
        }
        return told.isEmpty() ? null : String.join("; ", told);
    }

    /** Cells behind the last column. */
    private void surplus(CsvRow row, List<String> leftOut) {
        List<String> behind = row.cells().stream()
                .skip(mapping.size())
                .filter(cell -> !cell.isBlank())
                .toList();
        if (!behind.isEmpty()) {
            leftOut.add("behind the last column: “" + shown(String.join(", ", behind)) + "”");
        }
    }

    private NewLead lead(
            CsvRow row,
            Map<ImportField, List<String>> cells,
            List<EmailAddress> emails,
            List<PhoneNumber> phones,
            List<String> leftOut) {
        String first = text(cells, ImportField.FIRST_NAME, MAX_NAME, leftOut);
        String last = text(cells, ImportField.LAST_NAME, MAX_NAME, leftOut);
        String whole = text(cells, ImportField.NAME, MAX_NAME, leftOut);
        if (first == null && last == null && whole != null) {
            int cut = whole.lastIndexOf(' ');
            first = cut < 0 ? whole : whole.substring(0, cut).strip();
            last = cut < 0 ? null : whole.substring(cut + 1);
        }
        String from = text(cells, ImportField.SOURCE, MAX_SOURCE, leftOut);
        return new NewLead(
                first,
                last,
                emails,
                phones,
                from == null ? source : from,
                known(cells, ImportField.STAGE, account::stage, "a stage of the account", leftOut),
                tags(cells, leftOut),
                known(cells, ImportField.STATE, UsStates::parse, "a state", leftOut),
                text(cells, ImportField.POSTAL_CODE, MAX_POSTAL_CODE, leftOut),
                known(
                        cells,
                        ImportField.TIME_ZONE,
                        zone -> Optional.of(zone).filter(ZONES::contains),
                        "a time zone",
                        leftOut),
                own(row, leftOut),
                owner(cells, leftOut),
                null);
    }

    private Map<ImportField, List<String>> byField(CsvRow row) {
        Map<ImportField, List<String>> cells = new EnumMap<>(ImportField.class);
        for (int column = 0; column < Math.min(mapping.size(), row.cells().size()); column++) {
            String cell = cell(row, column);
            ImportField is = mapping.get(column).field();
            if (is != ImportField.IGNORE && !cell.isEmpty()) {
                cells.computeIfAbsent(is, field -> new ArrayList<>()).add(cell);
            }
        }
        return cells;
    }

    /** Without the apostrophe that an export puts before what a spreadsheet would run. */
    private static String cell(CsvRow row, int column) {
        return Csv.unmarked(row.cells().get(column).strip());
    }

    private Map<String, String> own(CsvRow row, List<String> leftOut) {
        if (own.isEmpty()) {
            return Map.of();
        }
        Map<String, String> said = new HashMap<>();
        for (int column = 0; column < Math.min(mapping.size(), row.cells().size()); column++) {
            CustomField field = own.get(mapping.get(column).own());
            String cell = cell(row, column);
            if (field != null && !cell.isEmpty()) {
                Optional<String> value = field.type().read(cell, field.choices());
                value.ifPresent(one -> said.put(field.key(), one));
                if (value.isEmpty()) {
                    leftOut.add(field.label() + " “" + shown(cell) + "”: "
                            + field.type().expected(field.choices()));
                }
            }
        }
        return said;
    }

    private @Nullable UserId owner(Map<ImportField, List<String>> cells, List<String> leftOut) {
        List<String> named = cells.getOrDefault(ImportField.OWNER, List.of());
        Optional<UserId> owner = named.stream().findFirst().flatMap(account::member);
        if (!named.isEmpty() && owner.isEmpty()) {
            leftOut.add("“" + shown(named.getFirst()) + "” is nobody of this account");
        }
        return owner.orElse(null);
    }

    private static <T> List<T> contacts(
            Map<ImportField, List<String>> cells,
            ImportField field,
            Function<String, Optional<T>> parse,
            String what,
            String separators,
            List<String> leftOut) {
        List<T> contacts = new ArrayList<>();
        for (String cell : cells.getOrDefault(field, List.of())) {
            Optional<T> whole = parse.apply(cell);
            if (whole.isPresent()) {
                add(contacts, whole.get());
                continue;
            }
            for (String part : cell.split(separators)) {
                parse.apply(part)
                        .ifPresentOrElse(contact -> add(contacts, contact), () -> leaveOut(part, what, leftOut));
            }
        }
        return contacts;
    }

    private static <T> void add(List<T> contacts, T contact) {
        if (!contacts.contains(contact)) {
            contacts.add(contact);
        }
    }

    private static void leaveOut(String part, String what, List<String> leftOut) {
        if (!part.isBlank()) {
            leftOut.add("“" + shown(part) + "” is not " + what);
        }
    }

    private static @Nullable String text(
            Map<ImportField, List<String>> cells, ImportField field, int max, List<String> leftOut) {
        List<String> values = cells.getOrDefault(field, List.of());
        if (values.isEmpty()) {
            return null;
        }
        String value = values.getFirst();
        if (value.codePointCount(0, value.length()) > max || !StorableText.storable(value)) {
            leftOut.add(field.label() + " is longer than " + max + " characters or damaged");
            return null;
        }
        return value;
    }

    private static <T> @Nullable T known(
            Map<ImportField, List<String>> cells,
            ImportField field,
            Function<String, Optional<T>> parse,
            String what,
            List<String> leftOut) {
        List<String> values = cells.getOrDefault(field, List.of());
        Optional<T> value = values.stream().findFirst().flatMap(parse);
        if (!values.isEmpty() && value.isEmpty()) {
            leftOut.add("“" + shown(values.getFirst()) + "” is not " + what);
        }
        return value.orElse(null);
    }

    private static List<String> tags(Map<ImportField, List<String>> cells, List<String> leftOut) {
        List<String> tags = new ArrayList<>();
        for (String cell : cells.getOrDefault(ImportField.TAGS, List.of())) {
            // Google Contacts parts groups by " ::: " and marks its own with "* ".
            for (String part : cell.split(":::|[,;|\\r\\n]")) {
                String tag = part.strip().replaceFirst("^\\* ", "");
                if (tag.codePointCount(0, tag.length()) > MAX_TAG || !StorableText.storable(tag)) {
                    leftOut.add("the tag “" + shown(tag) + "” is longer than " + MAX_TAG + " characters or damaged");
                } else if (!tag.isEmpty() && tags.stream().noneMatch(tag::equalsIgnoreCase)) {
                    tags.add(tag);
                }
            }
        }
        return tags;
    }

    private static @Nullable String note(Map<ImportField, List<String>> cells, List<String> leftOut) {
        String note = String.join("\n", cells.getOrDefault(ImportField.NOTE, List.of()));
        if (note.length() > MAX_NOTE || !StorableText.storable(note)) {
            leftOut.add("the note is longer than " + MAX_NOTE + " characters or damaged");
            return null;
        }
        return note.isEmpty() ? null : note;
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
