package org.leadnest.leads.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.Ids;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.NewLead;
import org.leadnest.leads.SearchKeys;
import org.leadnest.leads.fields.CustomFields;

/**
 * A lead while a slice gathers what its rows say of it: one that the slice makes, or one that was there already and is
 * filled where it is empty. Not thread-safe.
 */
final class Draft {
    /** Parts the entries of what a row filled; no cell of a text file holds it. */
    static final String SEPARATOR = "\u001F";

    /** Before the id of a note among those entries. */
    static final String NOTE = "note=";

    /** A note that a row makes. */
    record Note(UUID id, String text) {}

    private final UUID id;
    private final boolean fresh;
    private final List<Note> notes = new ArrayList<>();
    private final List<EmailAddress> emails = new ArrayList<>();
    private final List<PhoneNumber> phones = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private final Set<String> tagKeys;
    private final Map<String, String> said = new LinkedHashMap<>();
    private NewLead lead;
    private @Nullable Instant added;
    private boolean touched;

    private Draft(UUID id, boolean fresh, NewLead lead) {
        this.id = id;
        this.fresh = fresh;
        this.lead = lead;
        this.tagKeys = lead.tags().stream().map(Draft::key).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static Draft fresh(UUID id, NewLead first) {
        return new Draft(id, true, NewLead.named(null, null).at(first.stage()).from(first.source()));
    }

    static Draft there(UUID id, NewLead known) {
        return new Draft(id, false, known);
    }

    /** Takes what is new in a row; says what that was, entry by entry, as {@code field=value}; of a note its id. */
    List<String> add(NewLead row, List<EmailAddress> freeEmails, List<PhoneNumber> freePhones, @Nullable String note) {
        List<String> filled = new ArrayList<>();
        NewLead before = lead;
        String first = fill(filled, "firstName", before.firstName(), row.firstName());
        String last = fill(filled, "lastName", before.lastName(), row.lastName());
        String source = fill(filled, "source", before.source(), row.source());
        lead = new NewLead(
                first,
                last,
                List.of(),
                List.of(),
                source,
                before.stage(),
                List.of(),
                fill(filled, "state", before.state(), row.state()),
                fill(filled, "postalCode", before.postalCode(), row.postalCode()),
                fill(filled, "timeZone", before.timeZone(), row.timeZone()),
                joined(before.fields(), row.fields()),
                owner(filled, before.owner(), row.owner()),
                null);
        freeEmails.forEach(email -> filled.add("emails=" + email));
        freePhones.forEach(phone -> filled.add("phones=" + phone));
        emails.addAll(freeEmails);
        phones.addAll(freePhones);
        for (String tag : row.tags()) {
            if (tagKeys.add(key(tag))) {
                tags.add(tag);
                filled.add("tags=" + tag);
            }
        }
        say(row, before, filled);
        touched |= !filled.isEmpty();
        if (note != null) {
            Note made = new Note(Ids.next(), note);
            notes.add(made);
            filled.add(NOTE + made.id());
        }
        return filled;
    }

    private void say(NewLead row, NewLead before, List<String> filled) {
        row.fields().forEach((key, value) -> {
            if (!before.fields().containsKey(key)) {
                said.put(key, value);
                filled.add(CustomFields.PREFIX + key + "=" + value);
            }
        });
    }

    /** When it came, by a row; the earliest of several. */
    void came(@Nullable Instant at) {
        if (at != null && (added == null || at.isBefore(added))) {
            added = at;
        }
    }

    @Nullable
    Instant added() {
        return added;
    }

    UUID id() {
        return id;
    }

    boolean fresh() {
        return fresh;
    }

    /** Whether a lead that was there gets anything. */
    boolean touched() {
        return touched;
    }

    NewLead lead() {
        return lead;
    }

    List<EmailAddress> emails() {
        return emails;
    }

    List<PhoneNumber> phones() {
        return phones;
    }

    List<String> tags() {
        return tags;
    }

    /** What it says anew to the account's own fields, by key. */
    Map<String, String> said() {
        return said;
    }

    List<Note> notes() {
        return notes;
    }

    Set<String> keys() {
        return SearchKeys.of(lead.firstName(), lead.lastName(), emails, phones);
    }

    private static Map<String, String> joined(Map<String, String> before, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(more);
        all.putAll(before);
        return all;
    }

    private static @Nullable UserId owner(List<String> filled, @Nullable UserId before, @Nullable UserId row) {
        if (row == null || before != null) {
            return before;
        }
        filled.add("owner=" + row);
        return row;
    }

    private static @Nullable String fill(
            List<String> filled, String field, @Nullable String before, @Nullable String value) {
        if (value == null || (before != null && !before.isBlank())) {
            return before;
        }
        filled.add(field + "=" + value);
        return value;
    }

    private static String key(String tag) {
        return tag.strip().toLowerCase(Locale.ROOT);
    }
}
