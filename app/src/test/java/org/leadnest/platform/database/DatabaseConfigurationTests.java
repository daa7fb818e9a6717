package org.leadnest.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Which PostgreSQL is used. */
class DatabaseConfigurationTests {
    @TempDir
    private Path folder;

    @Test
    void anAddressMeansThatDatabaseAndNoOwnOne() {
        runner().withPropertyValues(
                        "leadnest.database.url=jdbc:postgresql://db.example/leadnest",
                        "leadnest.database.username=app",
                        "leadnest.database.password=a",
                        "leadnest.database.owner-username=owner",
                        "leadnest.database.owner-password=o")
                .run(context -> {
                    assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedDatabase.class);
                    assertThat(context.getBean(DatabaseAccess.class).url())
                            .isEqualTo("jdbc:postgresql://db.example/leadnest");
                    assertThat(folder).isEmptyDirectory();
                });
    }

    @Test
    void anAddressWithoutItsRolesSaysWhatIsMissing() {
        runner().withPropertyValues(
                        "leadnest.database.url=jdbc:postgresql://db.example/leadnest", "leadnest.database.username=app")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("leadnest.database.password must be set"));
    }

    @Test
    void aRoleOfAnotherNameGetsTheRightsAndOneThatNeedsQuotesIsRefused() {
        runner().withPropertyValues(
                        "leadnest.database.url=jdbc:postgresql://db.example/leadnest",
                        "leadnest.database.username=crm",
                        "leadnest.database.password=a",
                        "leadnest.database.owner-username=owner",
                        "leadnest.database.owner-password=o")
                .run(context -> {
                    var flyway = new FluentConfiguration();
                    context.getBean(FlywayConfigurationCustomizer.class).customize(flyway);
                    assertThat(flyway.getPlaceholders()).containsEntry("application", "crm");
                });
        runner().withPropertyValues(
                        "leadnest.database.url=jdbc:postgresql://db.example/leadnest",
                        "leadnest.database.username=crm; drop",
                        "leadnest.database.password=a",
                        "leadnest.database.owner-username=owner",
                        "leadnest.database.owner-password=o")
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("expected small letters, digits and underscores"));
    }

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withUserConfiguration(Properties.class, DatabaseConfiguration.class)
                .withBean(DriverManagerDataSource.class)
                .withPropertyValues("leadnest.data-dir=" + folder);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(DatabaseProperties.class)
    static class Properties {}
}
