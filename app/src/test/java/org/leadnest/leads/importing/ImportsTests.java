package org.leadnest.leads.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditDesk;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.leads.Author;
import org.leadnest.leads.Lead;
import org.leadnest.leads.LeadFilter;
import org.leadnest.leads.Leads;
import org.leadnest.leads.NewLead;
import org.leadnest.platform.database.DatabaseAccess;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@LeadNestTest
class ImportsTests {
    private static final String FILE = """
            First Name,Last Name,Email,Phone,Stage,Tags,State,Notes
            Ana,Lopez,ana@example.com,(305) 555-0101,Contacted,"Buyer, VIP",FL,Wants a garden
            Tom,Hill,not-an-address,,New,,,
            José,Núñez,jose@example.com,,,,Atlantis,
            ANNA,,ANA@example.com,305-555-0102,,Spring,,
            ,,,,,,,
            =1+1,@x,formula@example.com,,,,,
            """;

    @Autowired
    private Cast cast;

    @Autowired
    private Imports imports;

    @Autowired
    private AuditDesk log;

    @Autowired
    private ImportLeads handler;

    @Autowired
    private UndoImport undoing;

    @Autowired
    private Leads leads;

    @Autowired
    private DatabaseAccess database;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private MockMvcTester mvc;

    private Cast.Players players;

    private record Text(String name, byte[] bytes) implements Imports.Upload {
        @Override
        public long sizeBytes() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }

    @BeforeEach
    void enter() {
        players = cast.enter();
    }

    @Test
    void rowsBecomeLeadsAndWhatCannotIsTold() {
        LeadImport done = imported(FILE);
        assertThat(done.status()).isEqualTo(LeadImport.Status.DONE);
        assertThat(done.counts()).isEqualTo(new LeadImport.Counts(3, 1, 1, 1));
        assertThat(players.atHarbor(() -> log.latest(AuditAct.IMPORT_DONE, 10)))
                .extracting(AuditDesk.Line::about)
                .containsExactly(done.id().toString());
        Lead ana = found("ana@example.com");
        assertThat(ana.firstName()).isEqualTo("Ana");
        assertThat(ana.stage().name()).isEqualTo("Contacted");
        assertThat(ana.tags()).containsExactly("Buyer", "Spring", "VIP");
        assertThat(ana.phones()).extracting(Object::toString).containsExactly("+13055550101", "+13055550102");
        assertThat(ana.source()).extracting(source -> source.name()).isEqualTo("Import");
        assertThat(found("jose nunez").state()).isNull();
        assertThat(found("formula@example.com").firstName()).isEqualTo("=1+1");
        List<ImportStore.Told> told = players.atHarbor(() -> imports.told(done.id(), 0, 10));
        assertThat(told).extracting(ImportStore.Told::row).containsExactly(3L, 4L);
        assertThat(told.getFirst().message()).contains("no e-mail address and no phone number", "not-an-address");
        assertThat(told.getLast().message()).contains("Atlantis");
    }

    @Test
    void theSameFileAgainMakesNobodyTwice() {
        imported(FILE);
        LeadImport again = imported(FILE);
        assertThat(again.counts()).isEqualTo(new LeadImport.Counts(0, 4, 1, 1));
        assertThat(all()).hasSize(3);
    }

    @Test
    void aRunThatBreaksGoesOnBehindItsLastSliceAndTakesEachRowOnce() throws SQLException {
        int rows = 3 * ImportLeads.SLICE + 17;
        LeadImport draft = started(IntStream.range(0, rows)
                .mapToObj(i -> "Lead" + i + ",lead" + i + "@example.com")
                .collect(Collectors.joining("\n", "name,email\n", "\n")));
        asOwner(
                "create function leads.break_it() returns trigger language plpgsql as $$ begin"
                        + " if new.sort_name = 'lead" + (2 * ImportLeads.SLICE + 500)
                        + "' then raise exception 'broken'; end if; return new; end $$;"
                        + " create trigger break_it before insert on leads.leads for each row execute function leads.break_it()");
        try {
            assertThatThrownBy(() -> run(draft.id())).hasMessageContaining("broken");
            assertThat(find(draft.id()).counts().created()).isEqualTo(2 * ImportLeads.SLICE);
        } finally {
            asOwner("drop trigger break_it on leads.leads; drop function leads.break_it()");
        }
        // As if the service had ended between the commit of the second slice and that of its search keys.
        asOwner("select set_config('leadnest.account_id', '" + players.harbor() + "', false);"
                + " delete from leads.lead_keys where lead_id in (select id from leads.leads"
                + " where created_at = (select max(created_at) from leads.leads))");
        run(draft.id());
        assertThat(found("lead" + (2 * ImportLeads.SLICE - 1) + "@example.com").firstName())
                .isEqualTo("Lead" + (2 * ImportLeads.SLICE - 1));
        run(draft.id());
        assertThat(find(draft.id()).status()).isEqualTo(LeadImport.Status.DONE);
        assertThat(find(draft.id()).counts()).isEqualTo(new LeadImport.Counts(rows, 0, 0, 0));
        assertThat(players.atHarbor(leads::counts).total()).isEqualTo(rows);
    }

    @Test
    void anUndoTakesBackWhatNobodyTouchedSince() {
        Lead there = players.atHarbor(() -> leads.capture(
                        NewLead.named("Ana", null)
                                .reachedBy(
                                        List.of(EmailAddress.parse("ana@example.com")
                                                .orElseThrow()),
                                        List.of())
                                .tagged(List.of("Old")),
                        players.maya()))
                .lead();
        LeadImport done = imported(FILE);
        Lead jose = found("jose@example.com");
        players.atHarbor(() -> leads.note(jose.id(), "Called him", Author.of(players.maya())));
        assertThat(players.atHarbor(() -> imports.undo(done.id()))).isTrue();
        Tenancy.run(players.harbor(), () -> undoing.run(players.harbor(), done.id()));
        Lead ana = players.atHarbor(() -> leads.find(there.id())).orElseThrow();
        assertThat(ana.lastName()).isNull();
        assertThat(ana.phones()).isEmpty();
        assertThat(ana.tags()).containsExactly("Old");
        assertThat(ana.emails()).hasSize(1);
        assertThat(all()).extracting(Lead::id).containsExactlyInAnyOrder(there.id(), jose.id());
        assertThat(find(done.id()).kept()).isEqualTo(1);
        assertThat(keysOfNobody()).isZero();
        assertThat(players.atHarbor(() -> imports.undo(done.id()))).isFalse();
    }

    @Test
    void aLeadThatALegalHoldKeepsStaysWhenItsImportIsTakenBack() {
        LeadImport done = imported(FILE);
        Lead jose = found("jose@example.com");
        jdbc.sql("""
                        insert into privacy.holds (id, customer_id, reason, law, parts, person_id, held_until, set_at, set_by)
                        values (gen_random_uuid(), :account, 'A suit', 'Fed. R. Civ. P. 37(e)', '{LEADS}', :lead, '2099-01-31',
                                now(), :user)
                        """)
                .param("account", players.harbor().value())
                .param("lead", jose.id().value())
                .param("user", players.pia().userUuid())
                .update();
        assertThat(players.atHarbor(() -> imports.undo(done.id()))).isTrue();
        Tenancy.run(players.harbor(), () -> undoing.run(players.harbor(), done.id()));
        assertThat(all()).extracting(Lead::id).containsExactly(jose.id());
        assertThat(find(done.id()).kept()).isEqualTo(1);
    }

    @Test
    void aLeadGoesToWhomTheFileNamesAndWhatTheAccountDoesNotHaveIsTold() {
        Lead there = players.atHarbor(() -> leads.capture(
                        NewLead.named("Old", null)
                                .reachedBy(
                                        List.of(EmailAddress.parse("old@example.com")
                                                .orElseThrow()),
                                        List.of()),
                        players.maya()))
                .lead();
        LeadImport done = imported("""
                Name,Email,Stage,Assigned To
                Ana Lopez,ana@example.com,contacted,tom becker
                Old,old@example.com,,%s
                Leo,leo@example.com,Hot Prospect,Jane Doe
                """.formatted(address(players.tom().userUuid())));
        assertThat(found("ana@example.com").owner())
                .extracting(owner -> owner.id())
                .isEqualTo(players.tom().user());
        assertThat(found("ana@example.com").stage().name()).isEqualTo("Contacted");
        assertThat(found("old@example.com").owner())
                .extracting(owner -> owner.id())
                .isEqualTo(players.tom().user());
        assertThat(found("leo@example.com").owner()).isNull();
        assertThat(players.atHarbor(() -> imports.told(done.id(), 0, 10)))
                .singleElement()
                .satisfies(told -> assertThat(told.message())
                        .contains("“Jane Doe” is nobody of this account", "“Hot Prospect” is not a stage"));
        players.atHarbor(() -> imports.undo(done.id()));
        Tenancy.run(players.harbor(), () -> undoing.run(players.harbor(), done.id()));
        assertThat(players.atHarbor(() -> leads.find(there.id())).orElseThrow().owner())
                .isNull();
    }

    @Test
    void aLeadHasTheDayOfTheFileOnWhichItCame() {
        LeadImport done = imported("""
                Name,Email,Date Added
                Ana Lopez,ana@example.com,5/1/2024 2:30 PM
                Leo Lopez,leo@example.com,next week
                Ana Lopez,ana@example.com,2023-02-03
                """);
        assertThat(found("ana@example.com").createdAt().atZone(java.time.ZoneOffset.UTC))
                .satisfies(day -> assertThat(day.toLocalDate()).isEqualTo("2023-02-03"));
        assertThat(found("leo@example.com").createdAt()).isAfter("2026-01-01T00:00:00Z");
        assertThat(players.atHarbor(() -> imports.told(done.id(), 0, 10)))
                .extracting(ImportStore.Told::message)
                .contains("left out: “next week” is not a day in the past");
    }

    @Test
    void theApiTakesAFileWithAMapping() throws Exception {
        MvcTestResult answer = mvc.post()
                .uri("/api/v1/leads/imports")
                .multipart()
                .file(new MockMultipartFile(
                        "file",
                        "kontakte.csv",
                        "text/csv",
                        "Wer;Anschrift\nAna Lopez;ana@example.com\n".getBytes(StandardCharsets.UTF_8)))
                .param("mapping", "{\"Wer\":\"name\",\"Anschrift\":\"email\"}")
                .with(SignedIn.as(players.maya()))
                .exchange();
        assertThat(answer).hasStatus(202);
        String id = JsonPath.read(answer.getResponse().getContentAsString(), "$.id");
        run(UUID.fromString(id));
        String json = mvc.get()
                .uri("/api/v1/leads/imports/" + id)
                .with(SignedIn.as(players.maya()))
                .exchange()
                .getResponse()
                .getContentAsString();
        assertThat(json)
                .isEqualTo("{\"status\":\"DONE\",\"rows\":1,\"created\":1,\"updated\":0,\"skipped\":0,\"failed\":0,"
                        + "\"errors\":[]}");
        assertThat(found("ana@example.com").lastName()).isEqualTo("Lopez");
        assertThat(mvc.get().uri("/api/v1/leads/imports/" + id).with(SignedIn.as(players.pia())))
                .hasStatus(404);
    }

    @Test
    void theApiSaysWhyAFileIsRefused() {
        assertThat(upload("", "{}")).hasStatus(400);
        assertThat(upload("a,b\n1,2\n", "nonsense")).hasStatus(400);
        assertThat(upload("a,b\n1,2\n", "{\"c\":\"email\"}")).hasStatus(400);
        assertThat(upload("a,b\n1,2\n", "{\"a\":\"shoeSize\"}")).hasStatus(400);
        assertThat(upload("First Name,Email\n", "{}")).hasStatus(202);
    }

    @Test
    void thePagesLeadFromTheFileToTheResult() throws Exception {
        MvcTestResult uploaded = mvc.post()
                .uri("/app/leads/imports")
                .multipart()
                .file(new MockMultipartFile("file", "leads.csv", "text/csv", FILE.getBytes(StandardCharsets.UTF_8)))
                .with(SignedIn.as(players.maya()))
                .exchange();
        String path = String.valueOf(uploaded.getResponse().getRedirectedUrl());
        assertThat(body(path))
                .contains("Cannot be taken", "New lead", "Start the import", "Contacted · Import · Buyer, VIP · FL");
        assertThat(mvc.post().uri(path + "/start").with(SignedIn.as(players.maya())))
                .hasStatus(302);
        assertThat(body(path)).contains("Waiting");
        run(UUID.fromString(path.substring(path.lastIndexOf('/') + 1)));
        assertThat(body(path)).contains("Rows to look at", "Atlantis", "Take this import back");
        assertThat(body(path + "/errors.csv")).contains("not-an-address").doesNotContain(",=1+1");
        assertThat(body("/app/leads/imports")).contains("leads.csv", "6 rows: 3 new");
    }

    private MvcTestResult upload(String text, String mapping) {
        return mvc.post()
                .uri("/api/v1/leads/imports")
                .multipart()
                .file(new MockMultipartFile("file", "x.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)))
                .param("mapping", mapping)
                .with(SignedIn.as(players.maya()))
                .exchange();
    }

    private String body(String uri) throws Exception {
        MvcTestResult result =
                mvc.get().uri(uri).with(SignedIn.as(players.maya())).exchange();
        assertThat(result).as(uri).hasStatusOk();
        return result.getResponse().getContentAsString();
    }

    @Test
    void aWorkbookBecomesLeadsAndItsPreviewSaysByWhatALeadIsFound() throws Exception {
        imported("Email\nana@example.com\n");
        MockMultipartFile file = new MockMultipartFile(
                "file",
                "leads.xlsx",
                "application/octet-stream",
                SpreadsheetTests.workbook(SpreadsheetTests.TEXTS, SpreadsheetTests.SHEET));
        MvcTestResult uploaded = mvc.post()
                .uri("/app/leads/imports")
                .multipart()
                .file(file)
                .with(SignedIn.as(players.maya()))
                .exchange();
        String draft = uploaded.getResponse().getRedirectedUrl();
        assertThat(mvc.get().uri(java.util.Objects.requireNonNull(draft)).with(SignedIn.as(players.maya())))
                .hasStatusOk()
                .bodyText()
                .contains("Fills up a lead", "Found by", "ana@example.com</a>", "New lead", "tom@example.com");
        mvc.post().uri(draft + "/start").with(SignedIn.as(players.maya())).exchange();
        UUID id = UUID.fromString(draft.substring(draft.lastIndexOf('/') + 1));
        run(id);
        assertThat(find(id).counts()).isEqualTo(new LeadImport.Counts(1, 1, 0, 0));
        assertThat(found("ana@example.com").postalCode()).isEqualTo("02134");
    }

    private String address(UUID user) {
        return players.atHarbor(() -> new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql("select upper(email) from accounts.users where id = :id")
                        .param("id", user)
                        .query(String.class)
                        .single()));
    }

    private long keysOfNobody() {
        return players.atHarbor(() -> new TransactionTemplate(transactions)
                .execute(status -> jdbc.sql("""
                        select count(*) from leads.lead_keys k
                         where not exists (select 1 from leads.leads l where l.id = k.lead_id)
                        """).query(Long.class).single()));
    }

    private LeadImport imported(String text) {
        LeadImport draft = started(text);
        run(draft.id());
        return find(draft.id());
    }

    private LeadImport started(String text) {
        Text file = new Text("leads.csv", text.getBytes(StandardCharsets.UTF_8));
        Imports.Uploaded uploaded = players.atHarbor(() -> {
            try {
                return imports.upload(file, players.maya());
            } catch (java.io.IOException impossible) {
                throw new java.io.UncheckedIOException(impossible);
            }
        });
        LeadImport draft = ((Imports.Uploaded.Draft) uploaded).draft();
        players.atHarbor(() -> imports.start(draft.id(), draft.mapping(), Imports.DEFAULT_SOURCE));
        return draft;
    }

    private void run(UUID id) {
        Tenancy.run(players.harbor(), () -> handler.run(players.harbor(), id));
    }

    private LeadImport find(UUID id) {
        return players.atHarbor(() -> imports.find(id)).orElseThrow();
    }

    private Lead found(String q) {
        return players.atHarbor(
                        () -> leads.list(new LeadFilter(q, null, null, null, null, LeadFilter.Sort.ACTIVITY), null, 5))
                .data()
                .getFirst();
    }

    private List<Lead> all() {
        return players.atHarbor(() -> leads.list(LeadFilter.ALL, null, 100)).data();
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        database.url(), database.ownerUsername(), database.ownerPassword());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
