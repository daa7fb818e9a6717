package org.leadnest.leads.merging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.kernel.PhoneNumber;
import org.leadnest.leads.Author;
import org.leadnest.leads.Inquiries;
import org.leadnest.leads.Inquiry;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.LeadId;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionOperations;

@LeadNestTest
class MergingTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private Leads leads;

    @Autowired
    private Inquiries inquiries;

    @Autowired
    private Merging merging;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private InstantSource clock;

    private Cast.Players players;
    private LeadId kept;
    private LeadId merged;

    @BeforeEach
    void twoLeads() {
        players = cast.enter();
        kept = capture(NewLead.named("Maria", "Gonzalez")
                .reachedBy(List.of(new EmailAddress("maria@example.com")), List.of())
                .living("FL", "33101", null)
                .tagged(List.of("Buyer", "Both"))
                .from("Zillow"));
        merged = capture(NewLead.named("Maria", "Gonzales")
                .reachedBy(List.of(new EmailAddress("mg@example.com")), List.of(new PhoneNumber("+13055550123")))
                .living("FL", "33101", "America/New_York")
                .tagged(List.of("Seller", "Both"))
                .from("Website"));
        players.atHarbor(() -> {
            leads.note(merged, "Met her in town", Author.of(players.tom()));
            leads.assign(merged, players.tom().user(), Author.of(players.grace()));
            inquiries.file(
                    NewLead.named(null, null)
                            .reachedBy(List.of(new EmailAddress("mg@example.com")), List.of())
                            .asking(new Inquiry(Inquiry.Type.SELLER_INQUIRY, "Sell", (String) null, clock.instant())),
                    Author.system("Test"));
            return true;
        });
    }

    @Test
    void aMergeKeepsEverythingAndTheKeptLeadWins() throws Exception {
        merge();
        Lead lead = find(kept);
        assertThat(lead.lastName()).isEqualTo("Gonzalez");
        assertThat(lead.emails()).hasToString("[maria@example.com, mg@example.com]");
        assertThat(lead.phones()).hasToString("[+13055550123]");
        assertThat(lead.tags()).containsExactly("Both", "Buyer", "Seller");
        assertThat(lead.timeZone()).isEqualTo("America/New_York");
        assertThat(lead.owner()).isNotNull();
        assertThat(page("/app/leads/" + kept).text())
                .contains("Met her in town", "Seller Inquiry", "Merged with Maria Gonzales", "Undo the merge");
        assertThat(mvc.get().uri("/app/leads/" + merged).with(SignedIn.as(players.maya())))
                .hasStatus(404);
        assertThat(found("mg@example.com")).containsExactly(kept);
        assertThat(found("555 0123")).containsExactly(kept);
    }

    @Test
    void aKeptLeadThatSomebodyOwnsWaitsForNobodyAndItsPassportWins() throws Exception {
        players.atHarbor(() -> {
            leads.assign(merged, null, Author.of(players.grace()));
            leads.assign(kept, players.maya().user(), Author.of(players.grace()));
            return true;
        });
        write("update leads.sources set belongs_to = 'AGENT' where name = 'Website'");
        assertThat(page("/app/leads/" + kept + "/merge?with=" + merged).text())
                .contains("Whose lead The company's lead An agent's own lead");
        UUID merge = merge();
        assertThat(rows("select count(*) from leads.unclaimed")).isZero();
        assertThat(page("/app/leads/" + kept).text())
                .contains("The company's lead")
                .doesNotContain("Claim this lead");
        players.atHarbor(() -> assertThat(merging.undo(merge, players.grace())).isEqualTo(Merging.Undo.DONE));
        assertThat(page("/app/leads/" + merged).text()).contains("An agent's own lead", "Claim this lead");
        assertThat(page("/app/leads/" + kept).text())
                .contains("The company's lead")
                .doesNotContain("Claim this lead");
    }

    @Test
    void aLeadInThePondThatIsMergedWithAnOwnedOneIsInThePondAgainAfterTheUndo() throws Exception {
        players.atHarbor(() -> {
            leads.assign(kept, players.maya().user(), Author.of(players.grace()));
            leads.assign(kept, null, Author.of(players.grace()));
            return true;
        });
        UUID merge = merge();
        assertThat(page("/app/leads/" + kept).text()).doesNotContain("Claim this lead");
        players.atHarbor(() -> assertThat(merging.undo(merge, players.grace())).isEqualTo(Merging.Undo.DONE));
        assertThat(page("/app/leads/" + kept).text()).contains("Claim this lead");
    }

    @Test
    void twoLeadsOfWhichOneInquiryNamesContactsOfBothAreOfferedAsOne() throws Exception {
        LeadId other =
                capture(NewLead.named("Zed", "Quill").reachedBy(List.of(), List.of(new PhoneNumber("+13055550199"))));
        players.atHarbor(() -> inquiries.file(
                NewLead.named("Maria", "Gonzalez")
                        .reachedBy(
                                List.of(new EmailAddress("maria@example.com")),
                                List.of(new PhoneNumber("+13055550199")))
                        .asking(new Inquiry(Inquiry.Type.GENERAL_INQUIRY, "Hi", (String) null, clock.instant())),
                Author.system("Test")));
        assertThat(page("/app/leads/" + kept).text())
                .contains("A phone number that came with it belongs to another lead")
                .contains("named an e-mail address or number of both");
        assertThat(page("/app/leads/" + other).text()).contains("named an e-mail address or number of both");
        assertThat(page("/app/leads/duplicates").text()).contains("Zed Quill");
        assertThat(mvc.post()
                        .uri("/app/leads/" + kept + "/apart")
                        .param("from", other.toString())
                        .with(SignedIn.as(players.maya())))
                .hasStatus3xxRedirection();
        assertThat(page("/app/leads/duplicates").text()).doesNotContain("Zed Quill");
    }

    private void write(String sql) {
        players.atHarbor(() -> transactions.execute(status -> jdbc.sql(sql).update()));
    }

    private long rows(String sql) {
        return players.atHarbor(() ->
                transactions.execute(status -> jdbc.sql(sql).query(Long.class).single()));
    }

    @Test
    void anUndoMakesThemTwoAgainAsTheyWere() {
        Lead keptBefore = find(kept);
        Lead mergedBefore = find(merged);
        UUID merge = merge();
        players.atHarbor(() -> assertThat(merging.undo(merge, players.grace())).isEqualTo(Merging.Undo.DONE));
        assertThat(find(kept).emails()).isEqualTo(keptBefore.emails());
        assertThat(find(kept).phones()).isEqualTo(keptBefore.phones());
        assertThat(find(kept).tags()).isEqualTo(keptBefore.tags());
        assertThat(find(kept).timeZone()).isNull();
        assertThat(find(kept).owner()).isEqualTo(keptBefore.owner());
        Lead back = find(merged);
        assertThat(back.emails()).isEqualTo(mergedBefore.emails());
        assertThat(back.phones()).isEqualTo(mergedBefore.phones());
        assertThat(back.tags()).isEqualTo(mergedBefore.tags());
        assertThat(back.owner()).isEqualTo(mergedBefore.owner());
        assertThat(found("mg@example.com")).containsExactly(merged);
        assertThat(count("select count(*) from leads.notes where lead_id = ?", merged))
                .isEqualTo(1);
        assertThat(count("select count(*) from leads.inquiries where lead_id = ?", merged))
                .isEqualTo(1);
        assertThat(count("select count(*) from leads.notes where lead_id = ?", kept))
                .isZero();
        players.atHarbor(() -> assertThat(merging.undo(merge, players.grace())).isEqualTo(Merging.Undo.TOO_LATE));
    }

    @Test
    void anUndoLeavesWhatSomebodyWroteSinceTheMerge() {
        UUID merge = merge();
        players.atHarbor(() -> {
            leads.assign(kept, players.maya().user(), Author.of(players.grace()));
            leads.tag(kept, "Since", Author.of(players.grace()));
            merging.undo(merge, players.grace());
            return true;
        });
        assertThat(find(kept).owner())
                .satisfies(owner -> assertThat(owner).isNotNull().hasFieldOrPropertyWithValue("name", "Maya Lopez"));
        assertThat(find(kept).tags()).contains("Since").doesNotContain("Seller");
    }

    @Test
    void whatLooksAlikeIsOfferedComparedMergedAndNeverByItself() throws Exception {
        assertThat(page("/app/leads/duplicates").text())
                .contains(
                        "Maria Gonzalez",
                        "Maria Gonzales",
                        "Names that differ by a letter and the same ZIP code, 33101.");
        assertThat(page("/app/leads/" + kept).text()).contains("Compare and merge");
        Document compare = page("/app/leads/" + kept + "/merge?with=" + merged);
        assertThat(compare.text()).contains("maria@example.com, mg@example.com", "Keep the other one");
        assertThat(post("/app/leads/" + kept + "/merge", "with", merged.toString()))
                .hasStatus3xxRedirection();
        Document lead = page("/app/leads/" + kept);
        String undo = lead.select("form[action*=/merges/]").attr("action");
        assertThat(post(undo, "x", "y")).hasStatus3xxRedirection();
        assertThat(find(merged).name()).isEqualTo("Maria Gonzales");
        assertThat(post("/app/leads/" + kept + "/apart", "from", merged.toString()))
                .hasStatus3xxRedirection();
        assertThat(page("/app/leads/duplicates").text()).contains("No duplicates in sight");
    }

    @Test
    void theSameFirstNameAtTheSameZipCodeIsComparedWhateverTheLastNameBeginsWith() throws Exception {
        LeadId one = capture(named("Anna", "Kowalski", "33139"));
        capture(named("ANNA", "Cowalski", "33139"));
        capture(named("Anna", "Sowalski", "90210"));
        capture(named("Anna", "Other", "33139"));
        for (String between : List.of("Dahl", "Eng", "Falk", "Gade", "Hale", "Ives", "Jung")) {
            capture(named("Bo", between, "33139"));
        }
        String reason = "Names that differ by a letter and the same ZIP code, 33139.";
        assertThat(page("/app/leads/" + one).text())
                .contains("ANNA Cowalski", reason)
                .doesNotContain("Sowalski", "Anna Other");
        assertThat(page("/app/leads/duplicates").text())
                .contains("ANNA Cowalski", "Anna Kowalski", reason)
                .doesNotContain("Sowalski", "Anna Other");
    }

    private static NewLead named(String first, String last, String postalCode) {
        String mailbox = last.toLowerCase(java.util.Locale.ROOT) + "." + postalCode;
        return NewLead.named(first, last)
                .reachedBy(List.of(new EmailAddress(mailbox + "@example.com")), List.of())
                .living("FL", postalCode, null)
                .from("Zillow");
    }

    @Test
    void aRivalMergesNothing() {
        assertThat(mvc.post()
                        .uri("/app/leads/" + kept + "/merge")
                        .param("with", merged.toString())
                        .with(SignedIn.as(players.pia())))
                .hasStatus(404);
        UUID merge = merge();
        assertThat(mvc.post().uri("/app/leads/merges/" + merge + "/undo").with(SignedIn.as(players.pia())))
                .hasStatus(404);
    }

    private UUID merge() {
        return players.atHarbor(
                () -> merging.merge(kept, merged, players.maya()).orElseThrow());
    }

    private LeadId capture(NewLead lead) {
        return players.atHarbor(
                () -> leads.capture(lead, players.grace()).lead().id());
    }

    private Lead find(LeadId lead) {
        return players.atHarbor(() -> leads.find(lead).orElseThrow());
    }

    private List<LeadId> found(String query) {
        LeadFilter filter = new LeadFilter(query, null, null, null, null, LeadFilter.Sort.ACTIVITY);
        return players.atHarbor(
                () -> leads.list(filter, null, 10).data().stream().map(Lead::id).toList());
    }

    private Integer count(String sql, LeadId lead) {
        return players.atHarbor(() -> transactions.execute(
                status -> jdbc.sql(sql).param(lead.value()).query(Integer.class).single()));
    }

    private MvcTestResult post(String uri, String name, String value) {
        return mvc.post()
                .uri(uri)
                .param(name, value)
                .with(SignedIn.as(players.maya()))
                .exchange();
    }

    private Document page(String uri) throws Exception {
        MvcTestResult answer =
                mvc.get().uri(uri).with(SignedIn.as(players.maya())).exchange();
        assertThat(answer).as(uri).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
