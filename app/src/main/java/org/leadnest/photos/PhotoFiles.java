package org.leadnest.photos;

import java.util.List;
import org.leadnest.privacy.ExportedFiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The photos as they were uploaded, for the copy of an account. */
@Component
class PhotoFiles implements ExportedFiles {
    private final JdbcClient jdbc;

    PhotoFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Kept> files() {
        return jdbc.sql("""
                        select id, original_key, file_name from photos.photos
                         where removed_at is null order by album, place, id
                        """)
                .query((row, number) -> new Kept(
                        row.getString("original_key"),
                        "photos/" + row.getString("id") + "-" + safe(row.getString("file_name"))))
                .list();
    }

    /** A name that no zip program takes for a path. */
    private static String safe(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]+", "_").replaceAll("^[._]+", "");
        return plain.isEmpty() ? "photo" : plain;
    }
}
