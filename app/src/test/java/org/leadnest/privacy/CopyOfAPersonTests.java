package org.leadnest.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whoever asks for a copy gets all of it: a table that is added later is not forgotten. */
@LeadNestTest
class CopyOfAPersonTests {
    /** Marks of our own work, and second copies of what stands in another table. */
    private static final Set<String> NOTHING_OF_ITS_OWN = Set.of(
            "leads.lead_keys",
            "leads.note_keys",
            "leads.unclaimed",
            "leads.escalations",
            "leads.bulk_changes",
            "leads.held_edits",
            "messaging.conversations",
            "messaging.letter_people",
            "messaging.outbox",
            "privacy.held_people");

    @Autowired
    private DataRequests requests;

    @Autowired
    private CopyLinks links;

    @Autowired
    private Leads leads;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void aCopyHasEveryTableThatNamesALead() {
        List<String> named = jdbc.sql("""
                        select distinct n.nspname || '.' || c.relname
                          from pg_attribute a
                          join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p') and not c.relispartition
                          join pg_namespace n on n.oid = c.relnamespace
                          join pg_attribute k on k.attrelid = c.oid and k.attname = 'account_id' and not k.attisdropped
                         where a.attname in ('lead_id', 'person_id') and not a.attisdropped
                        """).query(String.class).list();
        String copy = cast.enter().atHarbor(() -> requests.copy(UUID.randomUUID()));
        Set<String> copied = new TreeSet<>();
        JsonNode whole = new JsonMapper().readTree(copy);
        whole.properties()
                .forEach(module -> module.getValue().properties().forEach(table -> copied.add(table.getKey())));
        assertThat(named)
                .isNotEmpty()
                .filteredOn(table -> !copied.contains(table))
                .isSubsetOf(NOTHING_OF_ITS_OWN);
    }

    @Test
    void theLinkToACopyEndsWhereItsPersonBecomesAnother() {
        Cast.Players players = cast.enter();
        UUID ana = lead(players, "Ana");
        UUID bea = lead(players, "Bea");
        DataRequest request = players.atHarbor(
                () -> requests.file(ana, DataRequest.Kind.COPY, "").orElseThrow());
        players.atHarbor(() -> requests.answer(request.id(), "Here it is.", players.grace()));
        String url = links.to(players.harbor(), request.id(), ana);
        String link = url.substring(url.indexOf(CopyLinks.PATH));
        assertThat(mvc.get().uri(link)).hasStatusOk().bodyText().contains("Ana");
        assertThat(mvc.post()
                        .uri("/app/leads/" + bea + "/merge")
                        .param("with", ana.toString())
                        .with(SignedIn.as(players.grace())))
                .hasRedirectedUrl("/app/leads/" + bea);
        assertThat(mvc.get().uri(link)).hasStatus(404);
    }

    private UUID lead(Cast.Players players, String name) {
        EmailAddress address = new EmailAddress(name + "." + UUID.randomUUID() + "@example.com");
        return players.atHarbor(() -> leads.capture(
                        NewLead.named(name, "Copied").reachedBy(List.of(address), List.of()), players.grace())
                .lead()
                .id()
                .value());
    }
}
