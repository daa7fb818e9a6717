package org.leadnest.listings.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a file of listings is written. */
enum FileFormat {
    CSV("text/csv"),
    JSON("application/json");

    private final String type;

    FileFormat(String type) {
        this.type = type;
    }

    static Optional<FileFormat> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String contentType() {
        return type + ";charset=UTF-8";
    }
}
