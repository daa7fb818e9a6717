package org.leadnest.privacy.closing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadnest.platform.database.DatabaseAccess;
import org.leadnest.testkit.TestDatabase;
import org.springframework.core.env.Environment;

/**
 * Looks for words in every column of every table, whatever the policies say, and in every file of the data folder. All is
 * read on one connection: a new one for each table costs more than the table.
 */
final class Traces {
    private final Environment environment;
    private @Nullable Connection opened;

    Traces(Environment environment) {
        this.environment = environment;
    }

    /** What is read from a query as a superuser, one text a row. */
    List<String> read(String sql) {
        try (Statement statement = connection().createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    List<String> tables() {
        return read("""
                select quote_ident(n.nspname) || '.' || quote_ident(c.relname)
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
                 order by 1
                """);
    }

    /** {@code table: word} for each word that stands anywhere in a row of a table, in bytes among others. */
    Set<String> inTables(Collection<String> words) {
        Set<String> found = new TreeSet<>();
        Map<String, String> inBytes = new LinkedHashMap<>();
        words.forEach(word -> inBytes.put(word, hex(word)));
        for (String table : tables()) {
            for (String row : read("select t::text from " + table + " t")) {
                inBytes.forEach((word, hex) -> {
                    if (row.contains(word) || row.contains(hex)) {
                        found.add(table + ": " + word);
                    }
                });
            }
        }
        return found;
    }

    /** As PostgreSQL writes bytes into a text. */
    private static String hex(String word) {
        return HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
    }

    /** The same in names and bytes of files. */
    Set<String> inFiles(Collection<String> words) {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of(environment.getRequiredProperty("leadnest.data-dir")))) {
            files.filter(Files::isRegularFile).forEach(file -> {
                String text = file + " " + new String(bytes(file), StandardCharsets.ISO_8859_1);
                words.stream().filter(text::contains).forEach(word -> found.add(file + ": " + word));
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return found;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Connection connection() throws SQLException {
        if (opened == null) {
            opened = open();
        }
        return opened;
    }

    private Connection open() throws SQLException {
        return TestDatabase.superuser(new DatabaseAccess(
                environment.getRequiredProperty("leadnest.database.url"),
                environment.getRequiredProperty("leadnest.database.username"),
                environment.getRequiredProperty("leadnest.database.password"),
                environment.getRequiredProperty("leadnest.database.owner-username"),
                environment.getRequiredProperty("leadnest.database.owner-password")));
    }
}
