package org.leadnest.privacy.disclosures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine;

/** What was asked by others and given to them is written down, and nothing is handed out without it. */
@LeadNestTest
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
    void sharingWithoutARecordedConsentIsRefused() {
        assertThat(record("CONSENTED_SHARING", players.harbor().toString(), "--decision=GIVEN"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("expected --account, --consented-by and --consented-at");
        assertThat(record(
                        "CONSENTED_SHARING",
                        players.harbor().toString(),
                        "--decision=GIVEN",
                        "--consented-by=Grace Harbor",
                        "--consented-at=2026-11-30T10:00:00Z"))
                .isZero();
        assertThatThrownBy(() -> jdbc.sql("update privacy.disclosures set consented_by = 'Nobody'")
                        .update())
                .isInstanceOf(DataAccessException.class);
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
