package org.leadnest.platform.secrets;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** How a command beside the service is told the service's secret: by the property, by a file, or by the data folder that holds it. */
public final class ServiceSecret {
    @Option(
            names = "--leadnest.secrets.key",
            defaultValue = "${env:LEADNEST_SECRETS_KEY:-}",
            description = "The service's secret.")
    private String key = "";

    @Option(names = "--leadnest.secrets.key-file", defaultValue = "${env:LEADNEST_SECRETS_KEYFILE:-}")
    private String keyFile = "";

    /** Whether the secret is there without making one. */
    public boolean isThere(Path dataDir) {
        return !key.isBlank() || !keyFile.isBlank() || DerivedKeys.kept(dataDir);
    }

    public DerivedKeys keys(Path dataDir) {
        return DerivedKeys.of(key, keyFile, dataDir);
    }

    /** While the secret is being changed: with the one before, named by itself or by a file; empty where there is none. */
    public DerivedKeys keys(String previous, String previousFile, Path dataDir) {
        return DerivedKeys.of(key, keyFile, previous, previousFile, dataDir);
    }
}
