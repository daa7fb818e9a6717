package org.leadnest.leads.importing;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.FieldErrors;

/**
 * How a person says that a file is written; what they leave open is found out from the file.
 *
 * @param header whether a row of it names the columns
 */
record Writing(
        @Nullable Charset charset,
        @Nullable Character separator,
        @Nullable Boolean header) {
    static final Writing UNKNOWN = new Writing(null, null, null);

    /** By the parameters encoding, separator and header, each of which may be missing or empty. */
    static Writing read(Map<String, String> given, FieldErrors errors) {
        String encoding = given.getOrDefault("encoding", "").strip();
        Optional<Charset> charset = Encodings.named(encoding);
        errors.expect(
                encoding.isEmpty() || charset.isPresent(),
                "encoding",
                "expected one of " + String.join(", ", Encodings.choices().keySet()));
        String parted = given.getOrDefault("separator", "");
        Optional<Character> separator = separator(parted);
        errors.expect(
                parted.isEmpty() || separator.isPresent(),
                "separator",
                "expected one character other than a quotation mark or a line break, or tab");
        String header = given.getOrDefault("header", "").strip();
        errors.expect(
                header.isEmpty() || header.equals("true") || header.equals("false"),
                "header",
                "expected true or false");
        return new Writing(
                charset.orElse(null), separator.orElse(null), header.isEmpty() ? null : header.equals("true"));
    }

    private static Optional<Character> separator(String text) {
        if (text.equalsIgnoreCase("tab") || text.equals("\\t")) {
            return Optional.of('\t');
        }
        return text.length() == 1 && "\"\r\n\0".indexOf(text.charAt(0)) < 0 && !Character.isSurrogate(text.charAt(0))
                ? Optional.of(text.charAt(0))
                : Optional.empty();
    }

    /** Whether a draft is read otherwise than this says. */
    boolean differs(LeadImport draft) {
        return charset != null && !charset.equals(draft.charset())
                || separator != null && separator != draft.separator()
                || header != null && header != draft.header();
    }
}
