package org.leadnest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.leadnest.platform.database.DatabaseAccess;
import org.leadnest.testkit.TestDatabase;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class MigrationTests {
    private static final Pattern NAME = Pattern.compile("V[0-9]{8}_[0-9]{4}__([a-z]+)_[a-z0-9_]+\\.sql");

    @Test
    void eachMigrationStandsInItsModulesFolderUnderATimedName() throws IOException {
        Resource[] found = new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/**/*.sql");
        assertThat(found).isNotEmpty();
        for (Resource migration : found) {
            String name = String.valueOf(migration.getFilename());
            var matcher = NAME.matcher(name);
            assertThat(matcher.matches()).as(name).isTrue();
            assertThat(migration.getURL().getPath()).contains("/db/migration/" + matcher.group(1) + "/");
        }
    }

    @Test
    void aMigratedDatabaseHasNothingLeftToDoAndValidates() {
        DatabaseAccess access = TestDatabase.copy();
        Flyway flyway = Flyway.configure()
                .dataSource(access.url(), access.ownerUsername(), access.ownerPassword())
                .locations("classpath:db/migration")
                .defaultSchema("platform")
                .placeholders(java.util.Map.of("application", access.username()))
                .load();
        assertThat(flyway.validateWithResult().validationSuccessful).isTrue();
        assertThat(Stream.of(flyway.info().pending()).map(m -> m.getScript())).isEqualTo(List.of());
    }
}
