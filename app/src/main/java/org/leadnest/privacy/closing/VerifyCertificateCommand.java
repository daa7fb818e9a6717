package org.leadnest.privacy.closing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.secrets.DerivedKeys;
import org.leadnest.platform.secrets.ServiceSecret;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code admin verify-certificate}: whether a certificate of erasure is this installation's, and as it was written. */
@Command(
        name = "verify-certificate",
        mixinStandardHelpOptions = true,
        description =
                "Checks the seal of a certificate of erasure, alone or within the mail that brought it; 0 when it fits.")
public final class VerifyCertificateCommand implements Callable<Integer> {
    private static final int NO_SECRET = 2;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The certificate (JSON), or the text of the mail.")
    private Path file = Path.of("certificate.json");

    @Option(
            names = "--leadnest.data-dir",
            defaultValue = "data",
            description = "Where the service's own secret is kept.")
    private Path dataDir = Path.of("data");

    @Mixin
    private ServiceSecret secret = new ServiceSecret();

    @Option(
            names = "--leadnest.secrets.address-key",
            defaultValue = "${env:LEADNEST_SECRETS_ADDRESSKEY:-}",
            description = "The first secret that the service had, where it was changed since; seals are made under it.")
    private String addressKey = "";

    @Option(names = "--leadnest.secrets.address-key-file", defaultValue = "${env:LEADNEST_SECRETS_ADDRESSKEYFILE:-}")
    private String addressKeyFile = "";

    @Override
    public Integer call() throws IOException {
        CommandSpec given = spec;
        if (given == null) {
            throw new IllegalStateException("called outside of the command line");
        }
        if (!Files.isReadable(file)) {
            given.commandLine().getErr().println("expected a file to read at " + file);
            return NO_SECRET;
        }
        if (!changed() && !secret.isThere(dataDir)) {
            given.commandLine()
                    .getErr()
                    .println("expected the service's secret: name its data folder, or --leadnest.secrets.key-file");
            return NO_SECRET;
        }
        boolean genuine = new Certificate(JsonMapper.builder().build(), keys()).genuine(Files.readString(file));
        given.commandLine()
                .getOut()
                .println(
                        genuine
                                ? "The seal fits: this installation wrote the certificate as it stands."
                                : "The seal does not fit: it is no certificate of this installation, or was changed.");
        given.commandLine().getOut().flush();
        return genuine ? 0 : 1;
    }

    private boolean changed() {
        return !addressKey.isBlank() || !addressKeyFile.isBlank();
    }

    private DerivedKeys keys() {
        return changed() ? DerivedKeys.of(addressKey, addressKeyFile, dataDir) : secret.keys(dataDir);
    }
}
