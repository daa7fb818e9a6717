package org.leadnest.privacy.disclosures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.AccountId;
import org.leadnest.platform.storage.Storage;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine;

/** What was asked by others and given to them is written down, and nothing is handed out without it. */
@LeadNestTest
@TestPropertySource(properties = LeadNestTest.OPERATORS)
class DisclosureTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Cast cast;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Environment environment;

    @Autowired
    private Storage storage;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Cast.Players players;

    @BeforeEach
    void enter() {
        jdbc.sql("delete from privacy.disclosures").update();
        players = cast.enter();
    }

    @Test
    void theOwnerSeesARequestOfACourtOnceTheLawLetsThemBeTold() throws Exception {
        assertThat(record("LEGAL_REQUEST", players.harbor().toString(), "--decision=REFUSED"))
                .isZero();
        assertThat(record(
                        "LEGAL_REQUEST", players.harbor().toString(), "--decision=GIVEN", "--silent-until=2999-01-31"))
                .isZero();
        assertThat(record("LEGAL_REQUEST", players.pine().toString(), "--decision=GIVEN"))
                .isZero();

        String page = page(players);
        assertThat(page).contains("Request under legal process", "Superior Court", "Refused");
        assertThat(page.split("Superior Court", -1)).hasSize(2);
        assertThat(mvc.get().uri("/app/settings/disclosures").with(SignedIn.as(players.maya())))
                .hasStatus(403);

        jdbc.sql("delete from privacy.disclosures where silent_until is null").update();
        assertThat(page(players)).contains("Nothing was disclosed");
        assertThat(run(new DisclosuresCommand(), "list")).isZero();
        assertThat(out.toString()).contains("silent until 2999-01-31");
    }

    @Test
    void sharingIsOfferedToTheOwnerAndRecordedByTheirOwnYesAlone() throws Exception {
        assertThat(record("CONSENTED_SHARING", players.harbor().toString(), "--decision=GIVEN"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("expected admin disclosures offer");
        assertThat(offer(UUID.randomUUID().toString(), "A partner")).isEqualTo(2);
        assertThat(offer(players.harbor().toString(), " ")).isEqualTo(2);
        assertThat(offer(players.harbor().toString(), "A partner of the brokerage"))
                .isZero();
        assertThat(offer(players.harbor().toString(), "Another partner")).isZero();

        Document page = Jsoup.parse(page(players));
        assertThat(page.text()).contains("May we share this?", "A partner of the brokerage", "Nothing was disclosed");
        String path = page.select("section[aria-label*=of the brokerage] form").attr("action");
        assertThat(answer(path, players.pia(), "yes")).isEqualTo(404);
        assertThat(answer(path, players.maya(), "yes")).isEqualTo(403);
        assertThat(answer(path, players.grace(), "yes")).isEqualTo(302);
        assertThat(answer(path, players.grace(), "no")).as("answered already").isEqualTo(404);
        assertThat(answer(
                        Jsoup.parse(page(players))
                                .select("section[aria-label*=Another] form")
                                .attr("action"),
                        players.grace(),
                        "no"))
                .isEqualTo(302);

        assertThat(page(players))
                .contains("Sharing with your consent", "A partner of the brokerage", "Grace Harbor")
                .doesNotContain("Another partner", "May we share this?");
        assertThat(jdbc.sql("select consented_user || ' ' || decision from privacy.disclosures")
                        .query(String.class)
                        .list())
                .containsExactly(players.grace().userUuid() + " GIVEN");
        assertThatThrownBy(() -> jdbc.sql("update privacy.disclosures set what = 'Nobody'")
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    private int offer(String account, String recipient) {
        return run(
                new DisclosuresCommand(),
                "offer",
                "--account=" + account,
                "--recipient=" + recipient,
                "--basis=Agreement 7",
                "--what=Names of agents",
                "--reason=A directory");
    }

    private int answer(String path, Actor who, String answer) {
        return mvc.post()
                .uri(path)
                .param("answer", answer)
                .with(SignedIn.as(who))
                .exchange()
                .getResponse()
                .getStatus();
    }

    @Test
    void theBusinessIsHandedOverForARecordedTransferAlone() throws Exception {
        mvc.post()
                .uri("/api/v1/leads")
                .contentType("application/json")
                .content("{\"firstName\":\"Ida\",\"emails\":[{\"value\":\"ida@example.com\"}]}")
                .with(SignedIn.as(players.grace()))
                .exchange();
        plant();
        Path file = folder.resolve("transfer.zip");
        assertThat(run(new TransferCommand(), file.toString(), "--disclosure=" + UUID.randomUUID()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("record it first");
        record("LEGAL_REQUEST", players.harbor().toString(), "--decision=GIVEN");
        assertThat(run(new TransferCommand(), file.toString(), "--disclosure=" + lastId()))
                .isEqualTo(1);
        record("BUSINESS_TRANSFER", players.harbor().toString(), "--decision=REFUSED");
        assertThat(run(new TransferCommand(), file.toString(), "--disclosure=" + lastId()))
                .isEqualTo(1);
        assertThat(file).doesNotExist();

        record("BUSINESS_TRANSFER", players.harbor().toString(), "--decision=GIVEN");
        assertThat(run(new TransferCommand(), file.toString(), "--disclosure=" + lastId()))
                .isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        TreeMap<String, String> entries = entries(file);
        assertThat(entries).allSatisfy((name, text) -> {
            assertThat(name).startsWith(players.harbor() + "/");
            assertThat(text).doesNotContain("password_hash");
        });
        assertThat(entries.get(players.harbor() + "/leads.leads.jsonl")).contains("Ida");
        assertThat(entries.get(players.harbor() + "/deals.key_dates.jsonl")).contains("INSPECTION", "2027-05-04");
        assertThat(entries.get(players.harbor() + "/leads.mailboxes.jsonl"))
                .contains("imap.harbor.example")
                .doesNotContain("password", "736563726574");
        assertThat(entries.keySet()).noneMatch(name -> name.contains("wakeups") || name.contains("link_codes"));
        assertThat(entries.get(players.harbor() + "/users.jsonl"))
                .contains("Maya Lopez")
                .doesNotContain("Pia");
    }

    @Test
    void theFilesGoWithATransferThatIsRecordedAndToAnOperatorAlone() throws Exception {
        photo(players.grace(), "bytes of a photo");
        photo(players.pia(), "of the rival");
        record("BUSINESS_TRANSFER", players.harbor().toString(), "--decision=REFUSED");
        String refused = "/ops/transfers/" + lastId() + "/files.zip";
        record("BUSINESS_TRANSFER", players.harbor().toString(), "--decision=GIVEN");
        String given = "/ops/transfers/" + lastId() + "/files.zip";
        assertThat(mvc.get().uri(given).with(SignedIn.as(players.grace()))).hasStatus(404);
        jdbc.sql("""
                        update accounts.users set email = 'orla@leadnest.example', email_key = 'orla@leadnest.example'
                         where id = :id
                        """).param("id", players.pia().userUuid()).update();
        cast.secure(players.pia());
        assertThat(mvc.get().uri(given).with(SignedIn.as(players.pia())))
                .as("an address in the configuration is not enough")
                .hasStatus(404);
        jdbc.sql("insert into accounts.operators (user_id, made_at) values (:user, now())")
                .param("user", players.pia().userUuid())
                .update();

        assertThat(mvc.get().uri(refused).with(SignedIn.as(players.pia()))).hasStatus(404);
        MvcTestResult answer =
                mvc.get().uri(given).with(SignedIn.as(players.pia())).exchange();
        assertThat(answer).hasStatusOk();
        Path zip = Files.write(folder.resolve("files.zip"), answer.getResponse().getContentAsByteArray());
        assertThat(entries(zip)).hasSize(1).allSatisfy((name, text) -> {
            assertThat(name).startsWith(players.harbor() + "/photos/").endsWith("-kitchen.jpg");
            assertThat(text).isEqualTo("bytes of a photo");
        });
        List<String> acts = players.atHarbor(() -> transactions.execute(status -> jdbc.sql(
                        "select about || ' ' || user_id || ' ' || address from accounts.audit_entries where act = 'EXPORTED'")
                .query(String.class)
                .list()));
        assertThat(acts)
                .singleElement()
                .asString()
                .startsWith("files, for the transfer of the business")
                .as("who took them, and from where")
                .contains(players.pia().userUuid().toString(), "127.0.0.");
    }

    @Test
    void whatACommandRecordsOffersAndHandsOverStandsInTheLogs() throws Exception {
        record("LEGAL_REQUEST", players.harbor().toString(), "--decision=GIVEN", "--silent-until=2999-01-31");
        String silent = lastId();
        assertThat(written(Accounts.HOUSE)).contains("DISCLOSURE_RECORDED " + silent);
        assertThat(written(players.harbor())).as("the order is silent").noneMatch(one -> one.contains(silent));
        assertThat(offer(players.harbor().toString(), "A partner")).isZero();
        String offered = lastId();
        assertThat(written(Accounts.HOUSE)).contains("SHARING_OFFERED " + offered);
        assertThat(written(players.harbor())).contains("SHARING_OFFERED " + offered);
        record("BUSINESS_TRANSFER", players.harbor().toString(), "--decision=GIVEN");
        String transfer = lastId();
        run(new TransferCommand(), folder.resolve("all.zip").toString(), "--disclosure=" + transfer);
        assertThat(written(Accounts.HOUSE)).contains("BUSINESS_TRANSFERRED " + transfer);
        assertThat(written(players.harbor())).contains("BUSINESS_TRANSFERRED " + transfer);
        assertThat(written(players.pine())).noneMatch(one -> one.contains(transfer));
    }

    private List<String> written(AccountId account) {
        return java.util.Objects.requireNonNull(Tenancy.as(
                account,
                () -> transactions.execute(status -> jdbc.sql("select act || ' ' || about from accounts.audit_entries")
                        .query(String.class)
                        .list())));
    }

    private void photo(Actor who, String words) {
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        UUID id = UUID.randomUUID();
        storage.put(
                who.account(), "photos/" + id + ".jpg", "image/jpeg", new ByteArrayInputStream(bytes), bytes.length);
        Tenancy.run(
                who.account(),
                () -> transactions.executeWithoutResult(status -> jdbc.sql("""
                        insert into photos.photos (account_id, id, album, place, status, file_name, content_type, byte_count,
                                                   sha256, original_key, uploaded_by, uploaded_at)
                        values (:account, :id, :id, 1, 'RECEIVED', 'kitchen.jpg', 'image/jpeg', 16, '\\x00', :key, :user, now())
                        """)
                        .param("account", who.accountUuid())
                        .param("id", id)
                        .param("key", "photos/" + id + ".jpg")
                        .param("user", who.userUuid())
                        .update()));
    }

    private void plant() {
        assertThat(mvc.post()
                        .uri("/api/v1/deals")
                        .contentType("application/json")
                        .content("{\"name\":\"Pier 4\",\"keyDates\":{\"inspection\":\"2027-05-04\"}}")
                        .with(SignedIn.as(players.grace())))
                .hasStatus(201);
        for (String wakeups :
                List.of("leads.wakeups", "followups.wakeups", "followups.call_wakeups", "messaging.wakeups")) {
            players.atHarbor(() -> transactions.execute(
                    status -> jdbc.sql("insert into " + wakeups + " (account_id, due_at) values (:account, now())"
                                    + " on conflict (account_id) do update set due_at = now()")
                            .param("account", players.harbor().value())
                            .update()));
        }
        players.atHarbor(() -> transactions.execute(status ->
                jdbc.sql("""
                        insert into leads.mailboxes (account_id, id, host, port, tls, username, password)
                        values (:account, gen_random_uuid(), 'imap.harbor.example', 993, true, 'grace', 'secret'::bytea)
                        """).param("account", players.harbor().value()).update()));
    }

    private String page(Cast.Players who) throws Exception {
        return mvc.get()
                .uri("/app/settings/disclosures")
                .with(SignedIn.as(who.grace()))
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    private int record(String kind, String account, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "record",
                "--kind=" + kind,
                "--account=" + account,
                "--recipient=Superior Court",
                "--basis=Order 12-345",
                "--what=Sign-ins of one user",
                "--reason=Too broad"));
        all.addAll(List.of(more));
        return run(new DisclosuresCommand(), all.toArray(String[]::new));
    }

    private String lastId() {
        return out.toString().strip().lines().toList().getLast();
    }

    private int run(Object command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        for (String name : List.of("url", "username", "password")) {
            all.add("--leadnest.database." + name + "=" + environment.getRequiredProperty("leadnest.database." + name));
        }
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private static TreeMap<String, String> entries(Path file) throws IOException {
        TreeMap<String, String> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }
}
