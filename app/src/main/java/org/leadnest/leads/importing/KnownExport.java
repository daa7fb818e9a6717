package org.leadnest.leads.importing;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Exports of other programs, told by columns that only they have side by side. Names are compared in lower case without
 * blanks and signs; they are those that the programs' help pages print and their exports carry.
 */
enum KnownExport {
    GOOGLE_CONTACTS(
            "Google Contacts", "email1value|phone1value|email1label", "groupmembership|labels|phoneticfirstname"),
    HUBSPOT("HubSpot", "recordid|contactid|vid", "lifecyclestage|contactowner|leadstatus"),
    KVCORE("kvCORE", "hashtags|agentnotes", "leadtype|dealtype|emailoptin|textoptin|assignedagent|status"),
    LIONDESK("LionDesk", "hotness|contactownerid|spousename|spousefirstname", "email|emailaddress|mobilephone"),
    FOLLOW_UP_BOSS(
            "Follow Up Boss",
            "assignedto|assignedagent|ponds|pond",
            "contacted|timesincecreated|iscontacted|dateadded|created" + "|leadtype",
            "stage");

    private final String label;
    private final List<Set<String>> groups;

    KnownExport(String label, String... groups) {
        this.label = label;
        this.groups =
                Arrays.stream(groups).map(group -> Set.of(group.split("\\|"))).toList();
    }

    String label() {
        return label;
    }

    static Optional<KnownExport> of(Collection<String> columns) {
        Set<String> names = columns.stream()
                .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", ""))
                .collect(Collectors.toSet());
        return Arrays.stream(values())
                .filter(one ->
                        one.groups.stream().allMatch(group -> group.stream().anyMatch(names::contains)))
                .findFirst();
    }
}
