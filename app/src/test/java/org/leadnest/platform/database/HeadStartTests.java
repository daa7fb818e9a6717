package org.leadnest.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The database starts before Spring asks for it; a start that fails leaves no server behind. */
class HeadStartTests {
    @TempDir
    private Path dataDir;

    private final HeadStart headStart = new HeadStart();

    @BeforeEach
    void aFolderThatHasBeenUsed() throws Exception {
        EmbeddedDatabase.start(dataDir).close();
    }

    @Test
    void theServerThatBeganIsTheOneThatTheServiceGets() throws Exception {
        headStart.initialize(context(Map.of("leadnest.data-dir", dataDir.toString())));
        try (EmbeddedDatabase claimed = headStart.claim()) {
            assertThat(EmbeddedDatabase.running(dataDir)).contains(claimed.access());
            headStart.abandon();
            assertThat(EmbeddedDatabase.running(dataDir)).isPresent();
        }
    }

    @Test
    void aServerThatNobodyCameForIsEnded() throws Exception {
        headStart.initialize(context(Map.of("leadnest.data-dir", dataDir.toString())));
        headStart.abandon();
        assertThat(EmbeddedDatabase.running(dataDir)).isEmpty();
        EmbeddedDatabase.start(dataDir).close();
    }

    @Test
    void aFolderInUseIsToldAsWithoutAHeadStart() throws Exception {
        try (EmbeddedDatabase other = EmbeddedDatabase.start(dataDir)) {
            headStart.initialize(context(Map.of("leadnest.data-dir", dataDir.toString())));
            assertThatExceptionOfType(EmbeddedDatabase.DataFolderInUse.class).isThrownBy(headStart::claim);
            assertThat(EmbeddedDatabase.running(dataDir)).contains(other.access());
        }
    }

    @Test
    void nothingBeginsForANewFolderInProductionOrAnotherDatabase() {
        Path fresh = dataDir.resolve("fresh");
        GenericApplicationContext without =
                context(Map.of("leadnest.data-dir", fresh.toString(), "leadnest.mode", "production"));
        headStart.initialize(without);
        assertThat(Files.exists(fresh)).isFalse();
        assertThat(without.getBeanFactory().getBeanProvider(HeadStart.class).getIfAvailable())
                .isNull();
        GenericApplicationContext elsewhere = context(Map.of(
                "leadnest.data-dir",
                dataDir.toString(),
                "leadnest.database.url",
                "jdbc:postgresql://db.example/leadnest"));
        headStart.initialize(elsewhere);
        assertThat(elsewhere.getBeanFactory().getBeanProvider(HeadStart.class).getIfAvailable())
                .isNull();
    }

    private static GenericApplicationContext context(Map<String, Object> properties) {
        GenericApplicationContext context = new GenericApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
        return context;
    }
}
