package org.leadnest.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.leadnest.testkit.LeadNestTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@LeadNestTest
class PolicyLibraryTests {
    /** The beginning of each text's SHA-256: whoever edits a version that people have read makes a new one instead. */
    private static final Map<String, String> PUBLISHED = Map.ofEntries(
            Map.entry("PRIVACY 2026-11-23", "edc088ca69274b9d"),
            Map.entry("PRIVACY 2026-11-27", "37c932f603ab973a"),
            Map.entry("PRIVACY 2026-11-28", "c35704e57fc228c1"),
            Map.entry("PRIVACY 2026-11-29", "dedf1b57b7fc4aa0"),
            Map.entry("PRIVACY 2026-11-30", "5cb07e1d8e2aecb4"),
            Map.entry("SECURITY 2026-11-30", "f76768f609b7a5fe"),
            Map.entry("COOKIES 2026-11-28", "3875a421fd46f955"),
            Map.entry("SECURITY 2026-11-28", "d628ab85a60d5b0e"),
            Map.entry("SUBPROCESSORS 2026-11-28", "d4089ba7ed0ce751"),
            Map.entry("TERMS 2026-11-23", "f462910202743e0c"),
            Map.entry("SECURITY 2026-11-23", "6e5149c893d5e836"),
            Map.entry("SUBPROCESSORS 2026-11-23", "dd39889f1f631d49"));

    @Autowired
    private PolicyLibrary library;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void everyPolicyHasAVersionInForce() {
        for (Policy policy : Policy.values()) {
            assertThat(library.inForce(policy).prose().blocks())
                    .as(policy.name())
                    .isNotEmpty();
        }
    }

    @Test
    void aPublishedVersionIsNeverEdited() throws Exception {
        Map<String, String> now = new TreeMap<>();
        for (PolicyVersion one : all()) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(one.body().getBytes(StandardCharsets.UTF_8));
            now.put(one.policy() + " " + one.version(), HexFormat.of().formatHex(hash, 0, 8));
        }
        assertThat(now).containsAllEntriesOf(PUBLISHED);
    }

    @Test
    void textsAndRowsOfTheDatabaseAreOfTheSameVersions() {
        List<String> rows = jdbc.sql("""
                        select policy || ' ' || version || ' ' || material || ' '
                               || case when announced_at = '-infinity' then version
                                       else to_char(announced_at at time zone 'UTC', 'YYYY-MM-DD') end
                          from privacy.policy_versions
                        """).query(String.class).list();
        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(all().stream()
                        .map(one -> one.policy() + " " + one.version() + " " + one.material() + " " + announced(one))
                        .toList());
    }

    /** Versions from before anything was announced have no such day in the database. */
    private static String announced(PolicyVersion one) {
        return one.announced().toString();
    }

    @Test
    void aChangeIsShownWordByWord() {
        TextChange change = TextChange.between(
                List.of("One stays.", "Billing is closed today.", "Gone."),
                List.of("One stays.", "Billing is open today."));

        assertThat(change.lines())
                .extracting(TextChange.Line::kind)
                .containsExactly(TextChange.Kind.KEPT, TextChange.Kind.CHANGED, TextChange.Kind.GONE);
        assertThat(change.lines().get(1).words())
                .containsExactly(
                        new TextChange.Piece(TextChange.Kind.KEPT, "Billing is "),
                        new TextChange.Piece(TextChange.Kind.GONE, "closed "),
                        new TextChange.Piece(TextChange.Kind.NEW, "open "),
                        new TextChange.Piece(TextChange.Kind.KEPT, "today."));
    }

    private List<PolicyVersion> all() {
        return Arrays.stream(Policy.values())
                .flatMap(policy -> library.versions(policy).stream())
                .toList();
    }
}
