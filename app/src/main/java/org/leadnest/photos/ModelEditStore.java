package org.leadnest.photos;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Those lines of the ledger that an image model is to carry out. */
@Repository
class ModelEditStore {
    /** The columns that {@link #edit} reads, of the ledger as {@code e}. */
    static final String COLUMNS =
            "e.id as edit_id, e.kind as edit_kind, e.outcome as edit_outcome, e.reason, e.picture_key,"
                    + " e.model, e.prompt, e.sent_recipe";

    /** The one that is in force for the photo {@code p}. */
    static final String JOIN = """
            left join photos.alterations e on e.account_id = p.account_id and e.photo_id = p.id and e.ended_at is null
             and e.kind in ('DECLUTTERED', 'STAGED', 'DUSK')
            """;

    private final JdbcClient jdbc;

    ModelEditStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static @Nullable ModelEdit edit(ResultSet row) throws SQLException {
        UUID id = row.getObject("edit_id", UUID.class);
        String key = row.getString("picture_key");
        return id == null
                ? null
                : new ModelEdit(
                        id,
                        Alteration.valueOf(row.getString("edit_kind")),
                        AlterationEntry.Outcome.valueOf(row.getString("edit_outcome")),
                        row.getString("reason"),
                        key == null
                                ? null
                                : new ModelEdit.Made(
                                        key,
                                        row.getString("model"),
                                        row.getString("prompt"),
                                        row.getString("sent_recipe")));
    }

    /** Writes down what came, once, while it is wanted. */
    boolean received(UUID id, ModelEdit.Made made) {
        return jdbc.sql("""
                        update photos.alterations set picture_key = :key, model = :model, prompt = :prompt,
                               sent_recipe = cast(:recipe as json)
                         where account_id = :account and id = :id and outcome = 'ASKED' and picture_key is null
                           and ended_at is null
                        """)
                        .param("account", account())
                        .param("id", id)
                        .param("key", made.key())
                        .param("model", made.model())
                        .param("prompt", made.prompt())
                        .param("recipe", made.sentRecipe())
                        .update()
                == 1;
    }

    boolean settle(UUID id, AlterationEntry.Outcome outcome, String reason) {
        return jdbc.sql("""
                        update photos.alterations set outcome = :outcome, reason = :reason
                         where account_id = :account and id = :id and outcome = 'ASKED' and ended_at is null
                        """)
                        .param("account", account())
                        .param("id", id)
                        .param("outcome", outcome.name())
                        .param("reason", reason)
                        .update()
                == 1;
    }

    /** The keys of all pictures that models made of the photo, also of those that were taken back. */
    List<String> pictures(PhotoId photo) {
        return jdbc.sql("""
                        select picture_key from photos.alterations
                         where account_id = :account and photo_id = :photo and picture_key is not null
                        """)
                .param("account", account())
                .param("photo", photo.value())
                .query(String.class)
                .list();
    }

    private static UUID account() {
        return Tenancy.required().value();
    }
}
