package org.leadnest.leads.browsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.leads.Author;
import org.leadnest.leads.FirstContacts;
import org.leadnest.leads.Inquiry;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.LeadFilter.Sort;
import org.leadnest.leads.LeadInput;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.leads.clauses.Clauses;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@LeadNestTest
class ListBuilderTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Leads leads;

    @Autowired
    private FirstContacts contacts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private InstantSource clock;

    @Autowired
    private Cast cast;

    private Cast.Players players;

    @BeforeEach
    void enter() {
        players = cast.enter();
        for (String[] field : new String[][] {{"Budget", "MONEY"}, {"Move by", "DATE"}, {"Pre-approved", "YES_NO"}}) {
            mvc.post()
                    .uri("/app/settings/fields")
                    .param("label", field[0])
                    .param("type", field[1])
                    .with(SignedIn.as(players.grace()))
                    .exchange();
        }
        players.atHarbor(() -> {
            Lead ana = file(NewLead.named("Ana", "Lopez")
                    .reachedBy(List.of(new EmailAddress("ana@example.com")), List.of())
                    .at("New")
                    .from("Zillow")
                    .tagged(List.of("Buyer", "VIP"))
                    .ownedBy(players.maya().user())
                    .living("FL", "33101", null)
                    .asking(new Inquiry(Inquiry.Type.PROPERTY_INQUIRY, null, (String) null, clock.instant())));
            leads.edit(
                    ana.id(),
                    null,
                    new LeadInput().fields(Map.of("budget", "450000", "moveBy", "2027-03-01", "preApproved", true)),
                    Author.system("test"));
            contacts.contacted(ana.id(), players.maya().user(), clock.instant());
            Lead bo = file(NewLead.named("Bo", "100% Sure").at("Engaged").tagged(List.of("Seller")));
            leads.edit(bo.id(), null, new LeadInput().fields(Map.of("budget", "90000")), Author.system("test"));
            file(NewLead.named("Cy", "Old"));
            return new TransactionTemplate(transactions)
                    .execute(status -> jdbc.sql(
                                    "update leads.leads set created_at = created_at - interval '40 days' where first_name = 'Cy'")
                            .update());
        });
    }

    @Test
    void eachClauseLetsThroughWhatItSays() {
        passes("all;stage.is.new", "Ana", "Cy");
        passes("all;stage.noneOf.New,Lost", "Bo");
        passes("all;tag.is.buyer", "Ana");
        passes("all;tag.oneOf.Seller,VIP", "Ana", "Bo");
        passes("all;tag.isNot.Seller", "Ana", "Cy");
        passes("all;tag.empty.", "Cy");
        passes("all;source.is.Zillow", "Ana");
        passes("all;source.isNot.Zillow", "Bo", "Cy");
        passes("all;owner.is." + players.maya().userUuid(), "Ana");
        passes("all;owner.oneOf." + players.maya().userUuid() + ",none", "Ana", "Bo", "Cy");
        passes("all;owner.is.none", "Bo", "Cy");
        passes("all;owner.isNot." + players.maya().userUuid(), "Bo", "Cy");
        passes("all;inquiry.is.PROPERTY_INQUIRY", "Ana");
        passes("all;inquiry.empty.", "Bo", "Cy");
        passes("all;name.contains.0%25+su", "Bo");
        passes("all;name.contains.%25", "Bo");
        passes("all;email.contains.%40example.com", "Ana");
        passes("all;state.is.fl", "Ana");
        passes("all;state.isNot.FL", "Bo", "Cy");
        passes("all;postalCode.is.33101", "Ana");
        passes("all;created.lastDays.30", "Ana", "Bo");
        passes("all;created.olderDays.30", "Cy");
        passes("all;created.before.2020-01-01");
        passes("all;created.after.2020-01-01", "Ana", "Bo", "Cy");
        passes("all;lastContact.lastDays.7", "Ana");
        passes("all;lastContact.olderDays.7", "Bo", "Cy");
        passes("all;lastContact.empty.", "Bo", "Cy");
        passes("all;own-budget.atLeast.90000.00", "Ana", "Bo");
        passes("all;own-budget.atMost.100000", "Bo");
        passes("all;own-budget.equals.450000", "Ana");
        passes("all;own-budget.empty.", "Cy");
        passes("all;own-moveBy.before.2027-03-02", "Ana");
        passes("all;own-moveBy.after.2027-03-01");
        passes("all;own-moveBy.on.2027-03-01", "Ana");
        passes("all;own-preApproved.is.true", "Ana");
        passes("all;own-unknown.is.true");
        passes("all;stage.is.New;tag.notEmpty.", "Ana");
        passes("any;stage.is.Engaged;own-preApproved.is.true", "Ana", "Bo");
    }

    @Test
    void aListKeepsItsOrderWhileItIsChanged() throws Exception {
        for (Sort sort : Sort.values()) {
            String name = sort.name().toLowerCase(java.util.Locale.ROOT);
            Document builder = page("/app/leads/lists/builder?where=all;stage.is.New&sort=" + name);
            assertThat(builder.select("select[name=sort] option[selected]").eachAttr("value"))
                    .as(name)
                    .containsExactly(name);
        }
    }

    @Test
    void aPhoneNumberWithoutADigitIsInNoNumber() {
        players.atHarbor(() -> file(NewLead.named("Dora", "Hall")
                .reachedBy(List.of(), List.of(new org.leadnest.kernel.PhoneNumber("+13055550123")))));
        passes("all;phone.contains.abc");
        passes("all;phone.contains.555-0123", "Dora");
    }

    @Test
    void whatCannotBeReadLetsNobodyThrough() {
        for (String text : List.of(
                "all;stage.is",
                "all;shoe.is.42",
                "all;stage.like.New",
                "all;created.before.2026-02-30",
                "all;created.lastDays.0",
                "all;own-budget.atLeast.1e9",
                "all;own-x'.is.1",
                "all;name.contains.%zz",
                "some;stage.is.New")) {
            assertThat(Clauses.parse(text).damaged()).as(text).isTrue();
            passes(text);
        }
        passes("all;name.contains.%27%29%3B+drop+table+leads.leads%3B--");
    }

    @Test
    void aRivalsListShowsOnlyTheirOwn() {
        assertThat(players.atPine(() -> leads.count(filter("any;tag.empty.;tag.notEmpty."), 10)))
                .isZero();
        assertThat(players.atHarbor(() -> leads.count(filter("any;tag.empty.;tag.notEmpty."), 10)))
                .isEqualTo(3);
        assertThat(players.atHarbor(() -> leads.count(filter("any;tag.empty.;tag.notEmpty."), 1)))
                .isEqualTo(2);
    }

    @Test
    void theBuilderCountsChangesAndSavesByLinksAndButtonsAlone() throws Exception {
        Document blank = page("/app/leads/lists/builder");
        assertThat(blank.select(".ln-clause")).hasSize(1);
        assertThat(blank.text()).contains("Complete a clause");
        Document built = page(
                "/app/leads/lists/builder?match=any&f0=own-budget&o0=atLeast&v0=%24400,000&f1=tag&o1=oneOf&v1=Seller&v1=VIP&sort=name");
        assertThat(built.text()).contains("2 leads fit now.");
        assertThat(page("/app/leads/lists/builder?f0=own-budget&o0=atLeast&v0=much")
                        .text())
                .contains("Not counted yet: expected an amount");
        assertThat(page("/app/leads/lists/builder?f0=tag&o0=is&v0=VIP&f1=stage&o1=is&v1=New&drop=0")
                        .select(".ln-clause"))
                .hasSize(1);
        Document other = page("/app/leads/lists/builder?w0=tag&f0=created&o0=is&v0=VIP&add=true");
        assertThat(other.select("#f-o0 option").eachAttr("value"))
                .contains("lastDays")
                .doesNotContain("is");
        assertThat(other.select(".ln-clause")).hasSize(2);
        String query = built.select("input[name=list]").val();
        assertThat(mvc.post()
                        .uri("/app/leads/lists")
                        .param("name", "Worth a call")
                        .param("list", query)
                        .param("shared", "true")
                        .with(SignedIn.as(players.maya())))
                .hasStatus3xxRedirection();
        Document lists = page("/app/leads/lists");
        Document list = page(lists.select("main li a").getFirst().attr("href"));
        assertThat(list.select("tbody .ln-row-title").eachText())
                .containsExactlyInAnyOrder("Ana Lopez", "Bo 100% Sure");
        assertThat(list.select(".ln-clauses").text())
                .contains("Any of these:", "Budget is at least 400000", "Tag is one of Seller, VIP");
        Document again = page(lists.select("main li a:contains(Change)").attr("href"));
        assertThat(again.select("#list-name").val()).isEqualTo("Worth a call");
        assertThat(again.select("#f-v0").val()).isEqualTo("400000");
        assertThat(again.select("#f-v1 option[selected]").eachText()).containsExactly("Seller", "VIP");
        MvcTestResult csv = mvc.get()
                .uri(URI.create("/app/leads/export.csv?" + query))
                .with(SignedIn.as(players.grace()))
                .exchange();
        assertThat(csv.getResponse().getContentAsString())
                .contains("ana@example.com")
                .doesNotContain("Cy");
    }

    private Lead file(NewLead lead) {
        UUID id = leads.capture(lead, players.grace()).lead().id().value();
        return leads.find(new org.leadnest.leads.LeadId(id)).orElseThrow();
    }

    private static LeadFilter filter(String clauses) {
        return LeadFilter.of(Clauses.parse(clauses), Sort.NAME);
    }

    private void passes(String clauses, String... firstNames) {
        List<String> found = players.atHarbor(() -> leads.list(filter(clauses), null, 50)).data().stream()
                .map(lead -> String.valueOf(lead.firstName()))
                .toList();
        assertThat(found).as(clauses).containsExactlyInAnyOrder(firstNames);
        assertThat(players.atHarbor(() -> leads.count(filter(clauses), 10)))
                .as(clauses)
                .isEqualTo(firstNames.length);
    }

    private Document page(String uri) throws Exception {
        MvcTestResult answer = mvc.get()
                .uri(URI.create(uri.replace("+", "%20")))
                .with(SignedIn.as(players.maya()))
                .exchange();
        assertThat(answer).as(uri).hasStatusOk();
        return Jsoup.parse(answer.getResponse().getContentAsString());
    }
}
