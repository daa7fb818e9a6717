package org.leadnest.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadnest.platform.database.DatabaseAccess;
import org.leadnest.platform.secrets.DerivedKeys;
import org.leadnest.platform.secrets.KeyRing;
import org.leadnest.platform.secrets.SealedColumn;
import org.leadnest.platform.secrets.Secrets;
import org.leadnest.testkit.TestDatabase;
import picocli.CommandLine;

/** Putting every stored secret under a new key, beside a running service, broken off and run again. */
class RotateKeysTests {
    private static final String BASE = key(1);
    private static final String SECOND = key(2);
    private static final String THIRD = key(3);
    private static final UUID USER = UUID.fromString("00000000-0000-7000-8000-0000000000aa");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private DatabaseAccess access;
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        access = TestDatabase.copy();
        connection = DriverManager.getConnection(access.url(), access.username(), access.password());
        connection.setAutoCommit(false);
        run(
                "insert into accounts.users (id, email, email_key, name, created_at) values (?, 'a@b.example', ?, 'Ada', now())",
                USER,
                USER.toString());
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void everySecretIsUnderTheNewKeyAndTheOldOneOpensNoneOfThem() throws SQLException {
        keep(ring(BASE, "", ""));
        assertThat(rotate("--leadnest.secrets.kek=" + SECOND)).isZero();
        assertThat(out.toString()).contains("2 secrets were put");
        Secrets fresh = ring(BASE, SECOND, "");
        assertThat(fresh.open(factor(), "factor")).isEqualTo("the phone's");
        assertThat(fresh.open(accountKey(), "key")).isEqualTo("the account's");
        assertThatThrownBy(() -> ring(BASE, "", "").open(factor(), "factor")).isInstanceOf(Secrets.Unreadable.class);
        assertThatThrownBy(() -> fresh.open(factor(), "elsewhere")).isInstanceOf(Secrets.Unreadable.class);
    }

    @Test
    void aSecondRunHasNothingToDoAndOneThatWasBrokenOffGoesOn() throws SQLException {
        keep(ring(BASE, "", ""));
        run(
                "update accounts.authenticators set secret = ?",
                ring(BASE, SECOND, "").rewrap(factor()).orElseThrow());
        byte[] done = factor();
        assertThat(rotate("--leadnest.secrets.kek=" + SECOND)).isZero();
        assertThat(out.toString()).contains("1 secrets were put");
        assertThat(factor()).isEqualTo(done);
        assertThat(rotate("--leadnest.secrets.kek=" + SECOND)).isZero();
        assertThat(out.toString()).contains("0 secrets were put");
    }

    @Test
    void theKeyMayLieInAFileAndIsReplacedByAThirdOne() throws SQLException, IOException {
        keep(ring(BASE, "", ""));
        Path file = Files.writeString(folder.resolve("kek"), SECOND + "\n");
        assertThat(rotate("--leadnest.secrets.kek-file=" + file)).isZero();
        assertThat(rotate("--leadnest.secrets.kek=" + THIRD, "--leadnest.secrets.kek-previous-file=" + file))
                .isZero();
        assertThat(ring(BASE, THIRD, "").open(factor(), "factor")).isEqualTo("the phone's");
        assertThatThrownBy(() -> ring(BASE, SECOND, "").open(factor(), "factor"))
                .isInstanceOf(Secrets.Unreadable.class);
    }

    @Test
    void whatOpensUnderNoneOfTheKeysStaysAndIsCounted() throws SQLException {
        keep(ring(BASE, SECOND, ""));
        byte[] before = factor();
        assertThat(rotate("--leadnest.secrets.kek=" + THIRD)).isEqualTo(1);
        assertThat(err.toString()).contains("2 secrets open under none");
        assertThat(factor()).isEqualTo(before);
    }

    @Test
    void whileKeysChangeTheServiceReadsBoth() throws SQLException {
        keep(ring(BASE, SECOND, ""));
        Secrets service = ring(BASE, THIRD, SECOND);
        assertThat(service.open(factor(), "factor")).isEqualTo("the phone's");
        byte[] sealed = service.seal("new", "factor");
        assertThat(ring(BASE, THIRD, "").open(sealed, "factor")).isEqualTo("new");
    }

    @Test
    void aKeyThatIsNoneIsRefusedWithWords() {
        assertThatThrownBy(() -> ring(BASE, "short", "")).hasMessageContaining("32 random bytes in base64");
        assertThatThrownBy(() -> ring(BASE, Base64.getEncoder().encodeToString(new byte[16]), ""))
                .hasMessageContaining("leadnest.secrets.kek");
    }

    @Test
    void everyClassThatSealsHasItsColumnInTheWalk() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<String> writers = new ArrayList<>();
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                if (Files.readString(source).matches("(?s).*\\bsecrets\\s*\\.seal\\(.*")) {
                    writers.add(source.getFileName().toString().replace(".java", ""));
                }
            }
            assertThat(writers)
                    .containsExactlyInAnyOrderElementsOf(
                            SealedColumn.ALL.stream().map(SealedColumn::writer).toList());
        }
    }

    private void keep(Secrets secrets) throws SQLException {
        run(
                "insert into accounts.authenticators (user_id, secret, created_at) values (?, ?, now())",
                USER,
                secrets.seal("the phone's", "factor"));
        run(
                "insert into platform.account_keys (account_id, sealed) values (?, ?)",
                Accounts.HOUSE.value(),
                secrets.seal("the account's", "key"));
    }

    private byte[] factor() throws SQLException {
        return read("select secret from accounts.authenticators");
    }

    private byte[] accountKey() throws SQLException {
        return read("select sealed from platform.account_keys");
    }

    private byte[] read(String sql) throws SQLException {
        enter();
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            rows.next();
            byte[] bytes = rows.getBytes(1);
            connection.commit();
            return bytes;
        }
    }

    private void run(String sql, Object... values) throws SQLException {
        enter();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            statement.executeUpdate();
        }
        connection.commit();
    }

    private void enter() throws SQLException {
        try (PreparedStatement enter =
                connection.prepareStatement("select set_config('leadnest.account_id', ?, true)")) {
            enter.setString(1, Accounts.HOUSE.toString());
            enter.executeQuery().close();
        }
    }

    private Secrets ring(String base, String kek, String previous) {
        return new Secrets(KeyRing.of(DerivedKeys.of(base, "", "", "", folder), kek, "", previous, ""));
    }

    private int rotate(String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "rotate-keys",
                "--leadnest.secrets.key=" + BASE,
                "--leadnest.database.url=" + access.url(),
                "--leadnest.database.username=" + access.username(),
                "--leadnest.database.password=" + access.password()));
        all.addAll(Arrays.asList(arguments));
        return new CommandLine(new AdminCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private static String key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return Base64.getEncoder().encodeToString(key);
    }
}
