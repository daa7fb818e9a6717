package org.leadnest.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Starts the embedded PostgreSQL while Spring still reads its configuration: both take seconds, and neither needs the other.
 * A new folder gets it in development mode alone: in production a start that is refused must leave no database behind.
 */
public final class HeadStart implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Logger log = LoggerFactory.getLogger(HeadStart.class);

    private Optional<Path> folder = Optional.empty();
    private CompletableFuture<EmbeddedDatabase> server = new CompletableFuture<>();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        folder = wanted(context.getEnvironment());
        folder.ifPresent(found -> {
            server = CompletableFuture.supplyAsync(() -> EmbeddedDatabase.start(found));
            context.getBeanFactory().registerSingleton(HeadStart.class.getName(), this);
        });
    }

    private static Optional<Path> wanted(ConfigurableEnvironment environment) {
        return Optional.ofNullable(environment.getProperty("leadnest.data-dir"))
                .filter(dataDir ->
                        environment.getProperty("leadnest.database.url", "").isBlank())
                .map(Path::of)
                .filter(dataDir -> Files.exists(dataDir.resolve("postgres/PG_VERSION"))
                        || "development".equals(environment.getProperty("leadnest.mode")));
    }

    /** The server of this run, whose owner the caller is from now on; fails as {@link EmbeddedDatabase#start} does. */
    EmbeddedDatabase claim() {
        folder = Optional.empty();
        try {
            return server.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** Ends a server that nobody came for, because the start failed before. */
    public void abandon() {
        if (folder.isPresent()) {
            server.thenAccept(HeadStart::close)
                    .exceptionally(neverStarted -> null)
                    .join();
        }
    }

    private static void close(EmbeddedDatabase unclaimed) {
        try {
            unclaimed.close();
        } catch (IOException failed) {
            log.warn("the database server could not be ended: {}", failed.getMessage());
        }
    }
}
