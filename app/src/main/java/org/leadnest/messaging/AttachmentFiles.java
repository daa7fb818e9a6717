package org.leadnest.messaging;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.leadnest.privacy.ExportedFiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files of messages in the copy of an account, opened. */
@Component
class AttachmentFiles implements ExportedFiles {
    private static final String KEY = "messaging.attachments/";

    private final JdbcClient jdbc;
    private final Attachments attachments;

    AttachmentFiles(JdbcClient jdbc, Attachments attachments) {
        this.jdbc = jdbc;
        this.attachments = attachments;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Kept> files() {
        return jdbc.sql("select id, name from messaging.attachments where sealed is not null order by id")
                .query((row, n) -> {
                    UUID id = row.getObject("id", UUID.class);
                    return Kept.in("attachments", id, KEY + id, row.getString("name"));
                })
                .list();
    }

    @Override
    public Optional<InputStream> content(Kept file) {
        return attachments
                .file(UUID.fromString(file.key().substring(KEY.length())))
                .map(found -> new ByteArrayInputStream(found.content()));
    }
}
