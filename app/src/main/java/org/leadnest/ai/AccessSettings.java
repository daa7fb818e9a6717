package org.leadnest.ai;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.secrets.Secrets;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How the account of the running code reaches a model: its own way wins over the one of the installation. */
@Service
class AccessSettings {
    private static final String PLACE = "ai.access/";

    private final AiProperties properties;
    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final InstantSource clock;

    AccessSettings(AiProperties properties, JdbcClient jdbc, Secrets secrets, InstantSource clock) {
        this.properties = properties;
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * @param own null when the account has no way of its own
     * @param monthlyCredits empty is without limit
     */
    record Kept(@Nullable ModelAccess own, OptionalLong monthlyCredits) {}

    @Transactional(readOnly = true)
    Kept kept() {
        return jdbc.sql("""
                        select base_url, model, key_sealed, monthly_credits, image_model from ai.access where account_id = :account
                        """)
                .param("account", Tenancy.required().value())
                .query(this::row)
                .optional()
                .orElseGet(() -> new Kept(null, OptionalLong.empty()));
    }

    private Kept row(ResultSet row, int number) throws SQLException {
        String url = row.getString("base_url");
        String model = row.getString("model");
        String key = secrets.open(row.getBytes("key_sealed"), PLACE + Tenancy.required());
        Long credits = row.getObject("monthly_credits", Long.class);
        ModelAccess own = url == null || model == null
                ? null
                : new ModelAccess(url, key.isEmpty() ? null : key, model, true, row.getString("image_model"));
        return new Kept(own, credits == null ? OptionalLong.empty() : OptionalLong.of(credits));
    }

    /** Where text is asked for; empty where the local engine writes alone. */
    @Transactional(readOnly = true)
    Optional<ModelAccess> access() {
        Kept kept = Tenancy.current().isPresent() ? kept() : new Kept(null, OptionalLong.empty());
        return Optional.ofNullable(kept.own()).or(this::installed);
    }

    /** The way that the service is set up with. */
    Optional<ModelAccess> installed() {
        return switch (properties.provider()) {
            case LOCAL -> Optional.empty();
            case OPENAI ->
                Optional.of(new ModelAccess(
                        properties.baseUrl(),
                        properties.apiKey(),
                        properties.model(),
                        false,
                        properties.imageModel() == null
                                        || properties.imageModel().isBlank()
                                ? null
                                : properties.imageModel()));
        };
    }

    @Transactional
    void save(Kept kept) {
        ModelAccess own = kept.own();
        String key = own == null ? null : own.key();
        jdbc.sql("""
                        insert into ai.access (account_id, base_url, model, key_sealed, monthly_credits, image_model, changed_at)
                        values (:account, :url, :model, :key, :credits, :imageModel, :now)
                        on conflict (account_id) do update
                           set base_url = excluded.base_url, model = excluded.model, key_sealed = excluded.key_sealed,
                               monthly_credits = excluded.monthly_credits, image_model = excluded.image_model,
                               changed_at = excluded.changed_at
                        """)
                .param("account", Tenancy.required().value())
                .param("url", own == null ? null : own.baseUrl())
                .param("model", own == null ? null : own.model())
                .param("imageModel", own == null ? null : own.imageModel())
                .param("key", secrets.seal(key == null ? "" : key, PLACE + Tenancy.required()))
                .param(
                        "credits",
                        kept.monthlyCredits().isPresent()
                                ? kept.monthlyCredits().getAsLong()
                                : null)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
