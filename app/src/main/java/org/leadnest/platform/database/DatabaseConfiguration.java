package org.leadnest.platform.database;

import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.tenancy.TenantTransactionManager;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.Assert;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    /** Without the server's detail an error names the constraint but not the customer's values, so logs stay clean. */
    private static final String OPTIONS = "reWriteBatchedInserts=true&logServerErrorDetail=false";

    private static final String ROLE = "[a-z_][a-z0-9_]{0,62}";

    @Bean
    @Conditional(NoAddress.class)
    EmbeddedDatabase embeddedDatabase(
            @Value("${leadnest.data-dir}") Path dataDir, ObjectProvider<HeadStart> headStart) {
        HeadStart begun = headStart.getIfAvailable();
        return begun == null ? EmbeddedDatabase.start(dataDir) : begun.claim();
    }

    /** No address of another PostgreSQL is given; {@code ConditionalOnProperty} cannot ask for an absent or blank one. */
    static final class NoAddress implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return context.getEnvironment()
                    .getProperty("leadnest.database.url", "")
                    .isBlank();
        }
    }

    @Bean
    DatabaseAccess databaseAccess(DatabaseProperties properties, ObjectProvider<EmbeddedDatabase> embedded) {
        EmbeddedDatabase own = embedded.getIfAvailable();
        return own != null
                ? own.access()
                : new DatabaseAccess(
                        set(properties.url(), "url"),
                        set(properties.username(), "username"),
                        set(properties.password(), "password"),
                        set(properties.ownerUsername(), "owner-username"),
                        set(properties.ownerPassword(), "owner-password"));
    }

    private static String set(@Nullable String value, String name) {
        Assert.state(
                value != null && !value.isBlank(),
                () -> "leadnest.database." + name + " must be set when leadnest.database.url is");
        return value;
    }

    @Bean
    JdbcConnectionDetails jdbcConnectionDetails(DatabaseAccess access) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return access.username();
            }

            @Override
            public String getPassword() {
                return access.password();
            }

            @Override
            public String getJdbcUrl() {
                return access.url() + (access.url().contains("?") ? "&" : "?") + OPTIONS;
            }
        };
    }

    @Bean
    FlywayConnectionDetails flywayConnectionDetails(DatabaseAccess access) {
        return new FlywayConnectionDetails() {
            @Override
            public String getUsername() {
                return access.ownerUsername();
            }

            @Override
            public String getPassword() {
                return access.ownerPassword();
            }

            @Override
            public String getJdbcUrl() {
                return access.url();
            }
        };
    }

    /** The migrations give their rights to the role that the application really uses. */
    @Bean
    FlywayConfigurationCustomizer applicationRole(DatabaseAccess access) {
        Assert.state(
                access.username().matches(ROLE),
                () -> "leadnest.database.username is " + access.username()
                        + ": expected small letters, digits and underscores");
        return configuration -> configuration.placeholders(Map.of("application", access.username()));
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new TenantTransactionManager(dataSource);
    }
}
