package org.leadnest.privacy.exporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.leadnest.accounts.Accounts;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.audit.AuditAct;
import org.leadnest.accounts.audit.AuditLog;
import org.leadnest.accounts.audit.AuditNote;
import org.leadnest.platform.storage.Storage;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.time.ServiceClock;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** With a clock of its own. */
@LeadNestTest
@TestPropertySource(properties = "leadnest.site.contact-email=exports@leadnest.example")
class ExportTests {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    private Accounts accounts;

    @Autowired
    private Exports exports;

    @Autowired
    private MakeExport make;

    @Autowired
    private ExpireExports expire;

    @Autowired
    private Storage storage;

    @Autowired
    private AuditLog audit;

    @Autowired
    private Cast cast;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private ServiceClock clock;

    @Autowired
    private Environment environment;

    @Test
    void aCopyOfTheAccountHoldsItsRowsItsPhotosAndADescription() throws Exception {
        Cast.Players players = cast.enter();
        text(players.grace(), "Nora \"Quote\", Field\nsecond line");
        text(players.pia(), "Rival Words");
        photo(players.grace());

        Map<String, String> zip = copy(players.grace(), true);

        assertThat(zip)
                .containsKeys(
                        "manifest.json",
                        "data/messaging.templates.json",
                        "data/messaging.templates.csv",
                        "data/accounts.users.csv");
        JsonNode texts = JSON.readTree(zip.get("data/messaging.templates.json"));
        assertThat(texts.size()).isEqualTo(1);
        assertThat(texts.get(0).get("name").asString()).isEqualTo("Nora \"Quote\", Field\nsecond line");
        assertThat(zip.get("data/messaging.templates.csv")).contains("\"Nora \"\"Quote\"\", Field\nsecond line\"");
        assertThat(zip.toString()).doesNotContain("Rival Words", "Pia Pine");
        assertThat(zip.get("data/accounts.users.json")).doesNotContain("password_hash");
        assertThat(JSON.readTree(zip.get("data/accounts.users.json")).size()).isEqualTo(4);
        assertThat(zip.entrySet().stream()
                        .filter(one -> one.getKey().startsWith("photos/"))
                        .map(Map.Entry::getValue))
                .containsExactly("bytes of a photo");
        JsonNode manifest = JSON.readTree(zip.get("manifest.json"));
        assertThat(manifest.get("format").asString()).isEqualTo("leadnest-export/1");
        for (JsonNode table : manifest.get("tables")) {
            assertThat(JSON.readTree(zip.get(table.get("json").asString())).size())
                    .as(table.get("table").asString())
                    .isEqualTo(table.get("rows").asInt());
            assertThat(zip).containsKey(table.get("csv").asString());
        }
        assertThat(manifest.get("tables").size()).isGreaterThan(40);
    }

    @Test
    void aCopyOfTheAccountHoldsWhatTheRegisterMayTellAndNeverASilentLine() throws Exception {
        Cast.Players players = cast.enter();
        for (String[] one : List.of(
                new String[] {"Superior Court", null, players.harbor().toString()},
                new String[] {"Grand Jury", "2999-01-31", players.harbor().toString()},
                new String[] {"Court of the rival", null, players.pine().toString()})) {
            jdbc.sql("""
                            insert into privacy.disclosures (id, customer_id, kind, recipient, basis, what, decision, reason,
                                   decided_on, silent_until, recorded_at)
                            values (gen_random_uuid(), :account::uuid, 'LEGAL_REQUEST', :recipient, 'Order', 'Sign-ins', 'GIVEN',
                                    'Asked', current_date, :silent::date, now())
                            """)
                    .param("account", one[2])
                    .param("recipient", one[0])
                    .param("silent", one[1])
                    .update();
            jdbc.sql("""
                            insert into privacy.holds (id, customer_id, reason, law, parts, held_until, silent_until, silent_law,
                                   set_at, set_by, told_at)
                            values (gen_random_uuid(), :account::uuid, 'Hold of ' || :recipient, 'Law', '{MESSAGES}',
                                    current_date + 100, :silent::date, case when :silent::date is null then null else 'Law' end,
                                    now(), gen_random_uuid(), case when :silent::date is null then now() end)
                            """)
                    .param("account", one[2])
                    .param("recipient", one[0])
                    .param("silent", one[1])
                    .update();
        }

        Map<String, String> zip = copy(players.grace(), true);

        assertThat(zip.get("data/privacy.disclosures.json")).contains("Superior Court");
        assertThat(zip.get("data/privacy.holds.json")).contains("Hold of Superior Court");
        assertThat(zip.toString()).doesNotContain("Grand Jury", "Court of the rival");
    }

    @Test
    void aCopyOfAUserIsAboutThatUserAlone() throws Exception {
        Cast.Players players = cast.enter();
        text(players.grace(), "Nora Field");

        Map<String, String> zip = copy(players.maya(), false);

        assertThat(zip.get("data/accounts.users.json")).contains("Maya Lopez").doesNotContain("Grace Harbor");
        assertThat(zip.toString()).doesNotContain("Nora Field", "Tom Becker");
    }

    @Test
    void itLiesEncryptedAndOpensNoMoreWithoutTheAccountsKey() throws Exception {
        Cast.Players players = cast.enter();
        text(players.grace(), "Nora Field");
        Export export = made(players.grace(), true);

        byte[] file = Files.readAllBytes(Path.of(
                environment.getRequiredProperty("leadnest.data-dir"),
                "files",
                players.harbor().toString(),
                export.key()));
        assertThat(new String(file, StandardCharsets.ISO_8859_1))
                .doesNotContain("PK\u0003\u0004", "messaging.templates", "Nora");
        players.atHarbor(() -> transactions.execute(
                status -> jdbc.sql("delete from platform.account_keys").update()));

        assertThatThrownBy(() -> Tenancy.run(players.harbor(), () -> read(export)))
                .isInstanceOf(Exception.class);
    }

    @Test
    void onlyWhoeverAskedFetchesItAndOnlyForSevenDays() {
        Cast.Players players = cast.enter();
        Export export = made(players.grace(), true);
        String path = ExportPages.PATH + "/" + export.id() + "/copy.zip";

        assertThat(mvc.get().uri(path).with(SignedIn.as(players.grace()))).hasStatusOk();
        assertThat(mvc.get().uri(path).with(SignedIn.as(players.tom()))).hasStatus(404);
        assertThat(mvc.get().uri(path).with(SignedIn.as(players.pia()))).hasStatus(404);

        clock.advance(Duration.ofDays(7));
        assertThat(mvc.get().uri(path).with(SignedIn.as(players.grace()))).hasStatus(404);
        expire.run();
        assertThatThrownBy(() -> storage.open(players.harbor(), export.key())).isInstanceOf(Storage.MissingFile.class);
    }

    @Test
    void whoIsNoOwnerAnyMoreFetchesNoCopyOfTheAccount() {
        Cast.Players players = cast.enter();
        Export whole = made(players.grace(), true);
        Export own = made(players.grace(), false);
        UUID waiting = players.atHarbor(() -> {
            transactions.executeWithoutResult(
                    status -> jdbc.sql("update privacy.exports set asked_at = asked_at - interval '1 hour'")
                            .update());
            return exports.ask(players.grace(), true).orElseThrow().id();
        });
        demote(players.grace());
        Actor demoted = players.atHarbor(
                () -> accounts.actor(players.harbor(), players.grace().user()).orElseThrow());
        assertThat(demoted.may(Permission.ACCOUNT_CLOSE)).isFalse();

        assertThat(mvc.get()
                        .uri(ExportPages.PATH + "/" + whole.id() + "/copy.zip")
                        .with(SignedIn.as(demoted)))
                .hasStatus(404);
        assertThat(mvc.get()
                        .uri(ExportPages.PATH + "/" + own.id() + "/copy.zip")
                        .with(SignedIn.as(demoted)))
                .hasStatusOk();
        assertThat(mvc.get().uri(ExportPages.PATH).with(SignedIn.as(demoted)))
                .bodyText()
                .contains("Your own data")
                .doesNotContain(whole.id().toString(), waiting.toString());
        players.atHarbor(() -> {
            make.run(players.harbor(), waiting);
            return assertThat(exports.find(waiting).orElseThrow().state()).isEqualTo(Export.State.FAILED);
        });
    }

    private void demote(Actor owner) {
        Tenancy.run(
                owner.account(),
                () -> transactions.executeWithoutResult(
                        status -> jdbc.sql("update accounts.memberships set role = 'AGENT' where user_id = :user")
                                .param("user", owner.userUuid())
                                .update()));
    }

    @Test
    void aCopyOfAUserHoldsActsRequestsFromTheirAddressInvitationsAndKeysWithoutTheirSecrets() throws Exception {
        Cast.Players players = cast.enter();
        String mine = accounts.user(players.maya().user()).email().value();
        jdbc.sql("update accounts.users set email_verified_at = now() where id = :id")
                .param("id", players.maya().userUuid())
                .update();
        ticket(mine.toUpperCase(java.util.Locale.ROOT), "My canary question");
        ticket("somebody@else.example", "A stranger's question");
        players.atHarbor(() -> {
            audit.add(AuditNote.of(AuditAct.ROLE_CHANGED)
                    .by(players.grace().user())
                    .about(players.maya().user())
                    .with("role", "canary-role"));
            audit.add(AuditNote.of(AuditAct.ACCOUNT_CHANGED)
                    .by(players.grace().user())
                    .about("not of maya"));
            return transactions.execute(status -> jdbc.sql("""
                            insert into accounts.api_keys (account_id, id, made_by, name, secret_hash, hint, scopes, created_at)
                            values (:account, :id, :maya, 'Canary key', decode(repeat('ab', 32), 'hex'), 'ab',
                                    '{leads:read}', now())
                            """)
                            .param("account", players.harbor().value())
                            .param("id", UUID.randomUUID())
                            .param("maya", players.maya().userUuid())
                            .update()
                    + jdbc.sql("""
                            insert into accounts.invitations (id, token_hash, account_id, email, email_key, role, invited_by,
                                   invited_by_name, created_at, expires_at)
                            values (:id, sha256(:id::text::bytea), :account, 'new@harbor.example', 'new@harbor.example', 'AGENT',
                                    :maya, 'Maya', now(), now())
                            """)
                            .param("id", UUID.randomUUID())
                            .param("account", players.harbor().value())
                            .param("maya", players.maya().userUuid())
                            .update());
        });

        for (boolean whole : new boolean[] {false, true}) {
            Map<String, String> zip = copy(whole ? players.grace() : players.maya(), whole);
            assertThat(zip.get("data/accounts.audit_entries.json")).contains("canary-role");
            assertThat(zip.get("data/accounts.api_keys.json"))
                    .contains("Canary key", "leads:read")
                    .doesNotContain("secret_hash", "abababab");
            assertThat(zip.get("data/accounts.invitations.json"))
                    .contains("new@harbor.example")
                    .doesNotContain("token_hash");
            if (!whole) {
                assertThat(zip.get("data/support.tickets.json")).contains("My canary question");
                assertThat(zip.toString()).doesNotContain("A stranger's question", "not of maya");
            }
        }
        assertThat(players.atHarbor(() -> exports.rowsOf(players.maya().user())))
                .containsKeys("accounts.audit_entries", "accounts.api_keys", "support.tickets");
    }

    private void ticket(String email, String subject) {
        jdbc.sql("""
                        insert into support.tickets (id, name, email, topic, subject, status, priority, sender_key, created_at,
                               changed_at, waiting_since, due_at, first_due_at)
                        values (:id, 'Somebody', :email, 'OTHER', :subject, 'OPEN', 'NORMAL', 'x', now(), now(), now(), now(),
                                now())
                        """)
                .param("id", UUID.randomUUID())
                .param("email", email)
                .param("subject", subject)
                .update();
    }

    @Test
    void itAsksWhoItIsAndOnlyAnOwnerTakesTheAccountAlong() throws Exception {
        Cast.Players players = cast.enter();

        assertThat(mvc.post().uri(ExportPages.PATH).param("of", "user").with(SignedIn.longAgo(players.grace())))
                .hasStatus(303)
                .hasHeader("Location", "/step-up");
        assertThat(players.atHarbor(() -> exports.of(players.grace()))).isEmpty();
        assertThat(ask(players.maya(), "account")).isEqualTo(422);
        assertThat(ask(players.maya(), "user")).isEqualTo(302);
        assertThat(ask(players.grace(), "account")).isEqualTo(302);
        assertThat(ask(players.grace(), "account"))
                .as("again, which makes no second one")
                .isEqualTo(302);

        assertThat(players.atHarbor(() -> exports.of(players.grace()))).hasSize(1);
        assertThat(mvc.get().uri(ExportPages.PATH).with(SignedIn.as(players.grace())))
                .bodyText()
                .contains("All of the account", "Being made");
    }

    private int ask(Actor who, String of) {
        return mvc.post()
                .uri(ExportPages.PATH)
                .param("of", of)
                .with(SignedIn.as(who))
                .exchange()
                .getResponse()
                .getStatus();
    }

    private Map<String, String> copy(Actor who, boolean whole) {
        Export export = made(who, whole);
        return Tenancy.as(who.account(), () -> read(export));
    }

    private Export made(Actor who, boolean whole) {
        return Tenancy.as(who.account(), () -> {
            Export export = exports.ask(who, whole).orElseThrow();
            make.run(who.account(), export.id());
            return exports.fetchable(export.id(), who).orElseThrow();
        });
    }

    private Map<String, String> read(Export export) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            exports.write(export, bytes);
            Map<String, String> entries = new TreeMap<>();
            ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()));
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
            return entries;
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private void text(Actor who, String name) {
        Tenancy.run(
                who.account(),
                () -> transactions.executeWithoutResult(status -> jdbc.sql("""
                        insert into messaging.templates (account_id, id, name, channel, body, created_at, updated_at)
                        values (:account, :id, :name, 'EMAIL', :name, now(), now())
                        """)
                        .param("account", who.accountUuid())
                        .param("id", UUID.randomUUID())
                        .param("name", name)
                        .update()));
    }

    private void photo(Actor who) {
        byte[] bytes = "bytes of a photo".getBytes(StandardCharsets.UTF_8);
        UUID id = UUID.randomUUID();
        storage.put(
                who.account(), "photos/" + id + ".jpg", "image/jpeg", new ByteArrayInputStream(bytes), bytes.length);
        Tenancy.run(
                who.account(),
                () -> transactions.executeWithoutResult(status -> jdbc.sql("""
                        insert into photos.photos (account_id, id, album, place, status, file_name, content_type, byte_count,
                                                   sha256, original_key, uploaded_by, uploaded_at)
                        values (:account, :id, :id, 1, 'RECEIVED', '../kitchen.jpg', 'image/jpeg', 16, '\\x00', :key, :user, now())
                        """)
                        .param("account", who.accountUuid())
                        .param("id", id)
                        .param("key", "photos/" + id + ".jpg")
                        .param("user", who.userUuid())
                        .update()));
    }
}
