package org.leadnest.accounts;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code admin self-signed}: a certificate of one's own for trying TLS, and the settings that use it. The service reads both
 * files again when they change, so that a real certificate takes their place without a restart.
 */
@Command(
        name = "self-signed",
        mixinStandardHelpOptions = true,
        description = "Writes cert.pem, key.pem and tls.properties for trying TLS; no browser trusts it.")
public final class SelfSignedCommand implements Callable<Integer> {
    private static final String PASSWORD = UUID.randomUUID().toString();
    private static final String ALIAS = "leadnest";
    private static final String OWNER_ALONE = "rw-------";
    private static final long KEYTOOL_SECONDS = 60;
    private static final int LINE = 64;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "Where the three files go; none of them may be there.")
    private Path folder = Path.of("tls");

    @Option(
            names = "--host",
            defaultValue = "localhost",
            description = "The name that it is for; localhost without it.")
    private String host = "localhost";

    @Option(names = "--days", defaultValue = "90", description = "How long it is valid, 1 to 397; 90 without it.")
    private int days;

    @Override
    public Integer call() throws IOException, GeneralSecurityException, InterruptedException {
        CommandSpec given = spec;
        if (given == null) {
            throw new IllegalStateException("called outside of the command line");
        }
        if (!host.matches("[A-Za-z0-9.-]{1,253}") || days < 1 || days > 397) {
            throw new ParameterException(given.commandLine(), "expected a host name and 1 to 397 days");
        }
        Path certificate = folder.resolve("cert.pem").toAbsolutePath();
        Path key = folder.resolve("key.pem").toAbsolutePath();
        Path settings = folder.resolve("tls.properties").toAbsolutePath();
        for (Path file : List.of(certificate, key, settings)) {
            if (Files.exists(file)) {
                given.commandLine().getErr().println(file + " exists already");
                return 1;
            }
        }
        Files.createDirectories(folder);
        KeyStore made = make();
        write(certificate, pem("CERTIFICATE", made.getCertificate(ALIAS).getEncoded()));
        write(key, pem("PRIVATE KEY", made.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded()));
        write(settings, settings(certificate, key));
        PrintWriter out = given.commandLine().getOut();
        out.println("wrote " + certificate + ", " + key + " and " + settings);
        out.println("start with: --spring.config.import=file:" + settings);
        out.flush();
        return 0;
    }

    /** The JDK's own keytool signs: no class of the JDK that may be called does. */
    private KeyStore make() throws IOException, GeneralSecurityException, InterruptedException {
        Path store = folder.resolve("self-signed-" + UUID.randomUUID() + ".p12").toAbsolutePath();
        try {
            ProcessBuilder keytoolCall = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            ALIAS,
                            "-keyalg",
                            "EC",
                            "-groupname",
                            "secp256r1",
                            "-validity",
                            Integer.toString(days),
                            "-dname",
                            "CN=" + host,
                            "-ext",
                            "SAN=DNS:" + host,
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            store.toString(),
                            "-storepass:env",
                            "KEYTOOL_PASSWORD")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            keytoolCall.environment().put("KEYTOOL_PASSWORD", PASSWORD);
            Process keytool = keytoolCall.start();
            if (!keytool.waitFor(KEYTOOL_SECONDS, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                keytool.destroyForcibly();
                throw new IOException("keytool made no certificate");
            }
            KeyStore made = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(store)) {
                made.load(in, PASSWORD.toCharArray());
            }
            return made;
        } finally {
            Files.deleteIfExists(store);
        }
    }

    private static String settings(Path certificate, Path key) {
        return """
                spring.ssl.bundle.pem.web.keystore.certificate=file:%s
                spring.ssl.bundle.pem.web.keystore.private-key=file:%s
                spring.ssl.bundle.pem.web.reload-on-update=true
                server.ssl.bundle=web
                leadnest.tls.private-certificate=true
                """.formatted(certificate, key);
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + what
                + "-----\n";
    }

    private static void write(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ALONE)));
        Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
    }
}
