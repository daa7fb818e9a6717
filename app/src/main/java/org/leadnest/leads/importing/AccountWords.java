package org.leadnest.leads.importing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.leadnest.kernel.UserId;
import org.leadnest.leads.fields.CustomField;

/**
 * What the cells of a file may name: the account's own fields, its stages, its people.
 *
 * @param stages name in lower case to name; former names as well
 * @param members by name and by e-mail address in lower case; a name that two have is nobody's
 * @param names of the members, as they are written
 * @param zone in which times of a file are meant
 * @param now when it was asked; what a file tells of lies before
 */
record AccountWords(
        List<CustomField> fields,
        Map<String, String> stages,
        Map<String, UserId> members,
        Map<UserId, String> names,
        ZoneId zone,
        Instant now) {
    Optional<String> stage(String named) {
        return Optional.ofNullable(stages.get(key(named)));
    }

    Optional<UserId> member(String named) {
        return Optional.ofNullable(members.get(key(named)));
    }

    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
