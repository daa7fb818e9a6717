package org.leadnest.privacy.closing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.EmailAddress;
import org.leadnest.platform.mail.MailLanguage;
import org.leadnest.platform.secrets.DerivedKeys;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** Whoever asked for an erasure holds a certificate that can be checked (promise R1). */
class CertificateTests {
    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void theLetterCarriesTheSealedCertificateAndItCanBeChecked() throws IOException {
        Closing.Asker asker =
                new Closing.Asker("Grace", new EmailAddress("grace@harbor.example"), MailLanguage.ENGLISH);
        Closing closing = new Closing(
                new UUID(0, 6),
                new AccountId(new UUID(0, 7)),
                NOW,
                asker,
                NOW.plus(Closing.GRACE),
                NOW.plus(Closing.DUE),
                null,
                null,
                0,
                null,
                false);
        Erased facts = new Erased(
                closing,
                List.of(new ClosingStore.Count("leads.leads", 1_204), new ClosingStore.Count("files", 12)),
                List.of(),
                List.of(),
                List.of(),
                NOW);
        String document =
                new Certificate(JsonMapper.builder().build(), DerivedKeys.of(KEY, "", folder)).document(facts);
        for (MailLanguage language : MailLanguage.values()) {
            String letter =
                    CertificateLetter.of(asker, facts, document).in(language).text();
            assertThat(letter).contains("\"leads.leads\":1204", "\"files\":12", "\"seal\":");
            assertThat(verify(letter)).isZero();
            assertThat(verify(letter.replace("1204", "1205"))).isEqualTo(1);
        }
        assertThat(verify(document)).isZero();
        assertThat(out.toString()).contains("this installation wrote the certificate");
        assertThat(verify("{\"certificate\":\"x\"}")).isEqualTo(1);
        assertThat(verify("no certificate")).isEqualTo(1);
        assertThat(run(folder.resolve("none").toString(), "--leadnest.secrets.key=" + KEY))
                .isEqualTo(2);
        assertThat(run(written(document), "--leadnest.data-dir=" + folder))
                .as("no secret")
                .isEqualTo(2);
        String other = Base64.getEncoder()
                .encodeToString(
                        "another secret of 32 bytes......".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(run(written(document), "--leadnest.secrets.key=" + other)).isEqualTo(1);
    }

    private int verify(String text) throws IOException {
        return run(written(text), "--leadnest.secrets.key=" + KEY);
    }

    private String written(String text) throws IOException {
        return Files.writeString(folder.resolve("certificate.txt"), text).toString();
    }

    private int run(String... arguments) {
        return new CommandLine(new VerifyCertificateCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(arguments);
    }
}
