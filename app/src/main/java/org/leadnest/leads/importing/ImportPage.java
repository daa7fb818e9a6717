package org.leadnest.leads.importing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An import as its page shows it, formatted. */
public record ImportPage(
        String id,
        String fileName,
        String status,
        boolean draft,
        boolean running,
        boolean undoable,
        int percent,
        String detail,
        @Nullable String reason,
        int created,
        int updated,
        int skipped,
        int failed,
        int kept,
        List<Line> told,
        boolean moreTold,
        @Nullable Mapping mapping) {

    /** A row that is told about. */
    public record Line(long row, String message) {}

    /** The form in which the columns are told apart. */
    public record Mapping(
            List<Column> columns,
            Map<String, String> fields,
            String source,
            String how,
            Written written,
            List<Imports.Preview> preview,
            Map<String, String> errors) {}

    /** How the file is read, and what may be chosen instead. @param separator such as {@code ;} or {@code tab} */
    public record Written(Map<String, String> encodings, String encoding, String separator, boolean header) {}

    public record Column(String parameter, String name, String field) {}

    public String path() {
        return "/app/leads/imports/" + id;
    }
}
