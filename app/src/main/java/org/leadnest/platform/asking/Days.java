package org.leadnest.platform.asking;

import java.time.LocalDate;

/** Days from {@code from} to {@code to}, both among them. */
public record Days(LocalDate from, LocalDate to) {
    public boolean has(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
