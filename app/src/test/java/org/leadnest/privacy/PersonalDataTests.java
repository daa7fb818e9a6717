package org.leadnest.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What the database's catalogue says about who keeps what. */
@LeadNestTest
class PersonalDataTests {
    /** Tables without a person in them, each with its reason. */
    private static final Set<String> IMPERSONAL = Set.of(
            "billing.plans", // of the installation
            "billing.plan_limits", // of the installation
            "billing.prices", // of the installation
            "billing.credit_packs", // of the installation
            "deals.pipelines", // names of columns on a board
            "deals.stages", // names of columns on a board
            "deals.source_costs", // sums
            "followups.call_wakeups", // when an account has work due
            "followups.sweeps", // when an account has work due
            "followups.wakeups", // when an account has work due
            "leads.score_turns", // when an account has work due
            "leads.score_weights", // numbers
            "leads.sources", // names of sources
            "leads.stages", // names of stages
            "leads.tags", // names of tags
            "leads.wakeups", // when an account has work due
            "messaging.quiet_hours", // law
            "messaging.caps", // law
            "messaging.network_caps", // what networks take
            "messaging.holidays", // law
            "messaging.carrier_states", // how a carrier does
            "messaging.turns", // when a sender may text next
            "messaging.link_codes", // which account has a code
            "messaging.mailbox_turns", // when an account has work due
            "messaging.wakeups", // when an account has work due
            "platform.account_keys", // a sealed key
            "platform.browser_reports", // counts, without a word about who
            "accounts.component_checks", // moments
            "accounts.component_weaknesses", // libraries
            "platform.key_partings", // one moment
            "platform.event_publication", // numbers of rows
            "platform.flyway_schema_history", // migrations
            "platform.restore_epoch", // a number
            "platform.scheduled_tasks", // numbers of rows
            "platform.heavy_tasks", // numbers of rows
            "privacy.age_refusals", // counts
            "privacy.erased_rows", // counts
            "privacy.kept_records", // counts
            "privacy.failed_turns", // numbers of rows, and kinds of failures
            "privacy.policy_versions", // of the installation
            "privacy.retention_runs", // counts
            "support.canned_answers", // of the operator
            "support.notices"); // of the operator

    @Autowired
    private List<PersonalData> modules;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Test
    void everyTableIsDeclaredByItsModuleOrHasNoPersonInIt() {
        List<String> tables = jdbc.sql("""
                        select n.nspname || '.' || c.relname
                          from pg_class c join pg_namespace n on n.oid = c.relnamespace
                         where c.relkind in ('r', 'p') and not c.relispartition
                           and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_%'
                        """).query(String.class).list();
        Set<String> declared = modules.stream()
                .flatMap(module -> module.kinds().stream())
                .flatMap(kind -> kind.tables().stream())
                .collect(Collectors.toSet());

        assertThat(tables).as("not declared").allMatch(table -> declared.contains(table) || IMPERSONAL.contains(table));
        assertThat(IMPERSONAL).as("excused, but not there").isSubsetOf(tables).doesNotContainAnyElementsOf(declared);
    }

    @Test
    void aModuleDeclaresItsOwnTablesAndEachOnce() {
        for (PersonalData module : modules) {
            List<String> tables = module.kinds().stream()
                    .flatMap(kind -> kind.tables().stream())
                    .toList();
            assertThat(tables)
                    .as(module.module())
                    .doesNotHaveDuplicates()
                    .allMatch(table -> table.startsWith(module.module() + "."));
            assertThat(module.kept()).allMatch(kept -> tables.contains(kept.table()));
        }
    }

    @Test
    void everyDeclarationWithATimeOfItsOwnHasARuleThatKeepsIt() {
        for (PersonalData module : modules) {
            Set<String> kept = java.util.stream.Stream.of(
                            module.retention().stream().map(Retention::table),
                            module.kept().stream().map(KeptRecord::table),
                            module.elsewhere().stream().map(KeptElsewhere::table))
                    .flatMap(tables -> tables)
                    .collect(Collectors.toSet());
            assertThat(module.kinds().stream()
                            .filter(kind -> !kind.retention().startsWith("While the account is open"))
                            .flatMap(kind -> kind.tables().stream()))
                    .as(module.module())
                    .allMatch(kept::contains);
        }
    }

    @Test
    void theRecordOfProcessingNamesEveryDeclaration() throws Exception {
        Document page = Jsoup.parse(mvc.get()
                .uri("/app/settings/processing")
                .with(SignedIn.as(cast.enter().grace()))
                .exchange()
                .getResponse()
                .getContentAsString());
        assertThat(page.select("tbody th").eachText())
                .containsAll(modules.stream()
                        .flatMap(module -> module.kinds().stream())
                        .map(PersonalData.Kind::what)
                        .toList());
        assertThat(mvc.get()
                        .uri("/app/settings/processing")
                        .with(SignedIn.as(cast.enter().maya())))
                .hasStatus(403);
        assertThat(mvc.get()
                        .uri("/ops/processing")
                        .with(SignedIn.as(cast.enter().grace())))
                .hasStatus(404);
    }
}
