package org.leadnest.messaging;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.leadnest.kernel.FieldErrors;

/**
 * Pictures that go with a text message, told by their first bytes: the kinds that Twilio sends as they are to numbers in the
 * United States and Canada, at most ten and 5 MB together (https://www.twilio.com/docs/messaging/guides/accepted-mime-types).
 */
public enum PictureKind {
    JPEG("image/jpeg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}),
    PNG("image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G'}),
    GIF("image/gif", new byte[] {'G', 'I', 'F', '8'});

    public static final long MOST_BYTES = 5L << 20;

    private final String type;
    private final byte[] mark;

    PictureKind(String type, byte[] mark) {
        this.type = type;
        this.mark = mark;
    }

    public String type() {
        return type;
    }

    public static Optional<PictureKind> of(byte[] content) {
        return Arrays.stream(values())
                .filter(kind -> content.length > kind.mark.length
                        && Arrays.equals(content, 0, kind.mark.length, kind.mark, 0, kind.mark.length))
                .findFirst();
    }

    /** What is wrong with files that are to go with a text, under {@code field}. */
    public static void check(List<Enclosure> files, String field, FieldErrors errors) {
        errors.expect(files.size() <= Attachments.MOST_FILES, field, "At most " + Attachments.MOST_FILES + " pictures.")
                .expect(
                        files.stream().mapToLong(Enclosure::bytes).sum() <= MOST_BYTES,
                        field,
                        "Pictures with a text: at most " + (MOST_BYTES >> 20) + " MB together.");
        files.forEach(file -> errors.expect(
                of(file.content()).isPresent(),
                field,
                file.name() + ": a text message takes JPEG, PNG and GIF pictures alone."));
    }
}
