package org.leadnest.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TimeZone;
import org.leadnest.platform.database.DatabaseAccess;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points a test's context to its own copy of the migrated database and its own data folder, in a zone that is not UTC. */
public final class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    static {
        TimeZone.setDefault(TimeZone.getTimeZone("Australia/Lord_Howe"));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        DatabaseAccess access = TestDatabase.copy();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test database",
                        Map.of(
                                "leadnest.database.url", access.url(),
                                "leadnest.database.username", access.username(),
                                "leadnest.database.password", access.password(),
                                "leadnest.database.owner-username", access.ownerUsername(),
                                "leadnest.database.owner-password", access.ownerPassword(),
                                "leadnest.data-dir", folder())));
    }

    private static String folder() {
        try {
            return Files.createTempDirectory("leadnest-test-data").toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
