package org.leadnest.messaging.preferences;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.leadnest.kernel.Csv;
import org.leadnest.kernel.Cursor;
import org.leadnest.kernel.Page;

/** A ledger as a CSV file, read and sent page by page, so that its length does not matter. */
final class LedgerFile {
    private LedgerFile() {}

    /** @param pages the page behind a place; its cursors are of time and id */
    static <T> void send(
            HttpServletResponse response,
            String name,
            List<String> header,
            Function<Optional<Cursor>, Page<T>> pages,
            Function<T, List<String>> cells)
            throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
        response.setHeader("Cache-Control", "no-store");
        try (Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write('\uFEFF'); // without it Excel reads the file in the machine's own encoding
            out.write(Csv.row(header));
            Optional<Cursor> after = Optional.empty();
            do {
                Page<T> page = pages.apply(after);
                for (T one : page.data()) {
                    out.write(Csv.row(cells.apply(one)));
                }
                after = Optional.ofNullable(page.next()).flatMap(Cursor::timed);
            } while (after.isPresent());
        }
    }
}
