package org.leadnest.messaging;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.kernel.Ids;
import org.leadnest.platform.secrets.AccountKeys;
import org.leadnest.platform.secrets.FileCipher;
import org.leadnest.platform.storage.FileKind;
import org.leadnest.platform.tenancy.Tenancy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files of messages, for the account of the running code. They are encrypted with the account's key, and gone with their
 * message. What comes in is kept whatever it is, as far as the limits go, and only ever given out to be saved; what goes
 * out must be of a known kind, proven by its first bytes.
 */
@Component
public class Attachments {
    public static final int MOST_FILES = 10;

    /** Of all files of a message together: what mail servers commonly take, with room for base64. */
    public static final long MOST_BYTES = 10L << 20;

    private final JdbcClient jdbc;
    private final AccountKeys keys;

    Attachments(JdbcClient jdbc, AccountKeys keys) {
        this.jdbc = jdbc;
        this.keys = keys;
    }

    /** @param kept false for a file over the limits, of which nothing but this is known */
    public record Attachment(UUID id, UUID message, String name, long bytes, boolean kept) {}

    /** What is wrong with files that are to go out, under {@code field}. */
    public static void check(List<Enclosure> files, String field, FieldErrors errors) {
        errors.expect(files.size() <= MOST_FILES, field, "At most " + MOST_FILES + " files.")
                .expect(
                        files.stream().mapToLong(Enclosure::bytes).sum() <= MOST_BYTES,
                        field,
                        "At most " + (MOST_BYTES >> 20) + " MB together.");
        files.forEach(file -> errors.expect(file.bytes() > 0, field, file.name() + " is empty.")
                .expect(
                        FileKind.of(file.name(), head(file.content())).isPresent(),
                        field,
                        file.name() + ": " + FileKind.EXPECTED + "."));
    }

    private static byte[] head(byte[] content) {
        return java.util.Arrays.copyOf(content, Math.min(content.length, FileKind.HEAD));
    }

    @Transactional
    public void keep(UUID message, List<Enclosure> files) {
        insert(message, null, files);
    }

    /** With a letter of somebody unknown, until somebody decides. */
    @Transactional
    public void keepForStranger(UUID stranger, List<Enclosure> files) {
        insert(null, stranger, files);
    }

    /** One more file of a message, which came later than the message; over the limits it is only named. */
    @Transactional
    public void keepAt(UUID message, int place, Enclosure file) {
        long room = MOST_BYTES
                - enclosed(message).stream()
                        .filter(Attachment::kept)
                        .mapToLong(Attachment::bytes)
                        .sum();
        insert(message, null, place, file, file.whole() && place < MOST_FILES && file.bytes() <= room);
    }

    private List<Attachment> enclosed(UUID message) {
        return of(List.of(message)).getOrDefault(message, List.of());
    }

    private void insert(@Nullable UUID message, @Nullable UUID stranger, List<Enclosure> files) {
        long room = MOST_BYTES;
        for (int place = 0; place < files.size(); place++) {
            Enclosure file = files.get(place);
            boolean fits = file.whole() && place < MOST_FILES && file.bytes() <= room;
            room -= fits ? file.bytes() : 0;
            insert(message, stranger, place, file, fits);
        }
    }

    private void insert(@Nullable UUID message, @Nullable UUID stranger, int place, Enclosure file, boolean fits) {
        UUID id = Ids.next();
        jdbc.sql("""
                        insert into messaging.attachments (account_id, id, message_id, stranger_id, place, name, bytes,
                          sealed)
                        values (:account, :id, :message, :stranger, :place, :name, :bytes, :sealed)
                        """)
                .param("account", Tenancy.required().value())
                .param("id", id)
                .param("message", message, java.sql.Types.OTHER)
                .param("stranger", stranger, java.sql.Types.OTHER)
                .param("place", place)
                .param("name", file.name())
                .param("bytes", file.bytes())
                .param("sealed", fits ? sealed(id, file.content()) : null, java.sql.Types.BINARY)
                .update();
    }

    /** Of these messages, in the order of each letter. */
    @Transactional(readOnly = true)
    public Map<UUID, List<Attachment>> of(Collection<UUID> messages) {
        return jdbc
                .sql("""
                        select id, message_id, name, bytes, sealed is not null as kept from messaging.attachments
                         where account_id = :account and message_id = any (:messages::uuid[]) order by place
                        """)
                .param("account", Tenancy.required().value())
                .param("messages", messages.stream().map(UUID::toString).toArray(String[]::new))
                .query((row, number) -> new Attachment(
                        row.getObject("id", UUID.class),
                        row.getObject("message_id", UUID.class),
                        row.getString("name"),
                        row.getLong("bytes"),
                        row.getBoolean("kept")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Attachment::message));
    }

    /** One file, to be given out; empty when there is none or it was not kept. */
    @Transactional(readOnly = true)
    public Optional<Enclosure> file(UUID id) {
        return read("id", id).stream().filter(Enclosure::whole).findFirst();
    }

    /** All files of a message, to be sent. */
    @Transactional(readOnly = true)
    public List<Enclosure> enclosures(UUID message) {
        return read("message_id", message);
    }

    @Transactional(readOnly = true)
    public List<Enclosure> ofStranger(UUID stranger) {
        return read("stranger_id", stranger);
    }

    private List<Enclosure> read(String column, UUID value) {
        return new ArrayList<>(jdbc.sql("select id, name, bytes, sealed from messaging.attachments"
                        + " where account_id = :account and " + column + " = :value order by place")
                .param("account", Tenancy.required().value())
                .param("value", value)
                .query((row, number) -> {
                    byte[] sealed = row.getBytes("sealed");
                    return new Enclosure(
                            row.getString("name"),
                            sealed == null ? new byte[0] : opened(row.getObject("id", UUID.class), sealed),
                            row.getLong("bytes"));
                })
                .list());
    }

    private byte[] sealed(UUID id, byte[] content) {
        try (var encrypted = cipher().encrypting(new ByteArrayInputStream(content), place(id))) {
            return encrypted.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private byte[] opened(UUID id, byte[] sealed) {
        try (var plain = cipher().decrypting(new ByteArrayInputStream(sealed), place(id))) {
            return plain.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private FileCipher cipher() {
        return keys.files(Tenancy.required(), true).orElseThrow();
    }

    private static String place(UUID id) {
        return "messaging.attachments/" + id;
    }
}
