package org.leadnest.platform.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which PostgreSQL is used. Without a {@code url} the embedded one is started in the data folder.
 *
 * @param url JDBC address of a PostgreSQL 15 or newer, such as {@code jdbc:postgresql://db/leadnest}
 * @param username role of the application: owns nothing, bypasses nothing
 * @param ownerUsername role that owns the tables and runs the migrations
 */
@ConfigurationProperties("leadnest.database")
public record DatabaseProperties(
        @Nullable String url,
        @Nullable String username,
        @Nullable String password,
        @Nullable String ownerUsername,
        @Nullable String ownerPassword) {}
