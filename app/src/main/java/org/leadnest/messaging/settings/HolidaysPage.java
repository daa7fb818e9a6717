package org.leadnest.messaging.settings;

import java.util.List;

/**
 * The page {@code /app/settings/sending/holidays}.
 *
 * @param off whether business days pass over the holidays
 */
public record HolidaysPage(boolean off, List<Row> rows) {

    /** @param on when it is kept next */
    public record Row(String name, String on, String source) {}
}
