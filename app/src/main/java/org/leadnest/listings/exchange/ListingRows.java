package org.leadnest.listings.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.Csv;
import org.leadnest.listings.ResoCells;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Reads a file of listings into rows of fields by RESO names, whichever way it is written. */
@Component
class ListingRows {
    static final int MOST = 1_000;
    private static final String KEY = "ListingKey";

    private final ResoCells cells;

    ListingRows(ResoCells cells) {
        this.cells = cells;
    }

    /** @param number as {@link ImportReport.Result} counts */
    record Row(int number, Map<String, @Nullable Object> given) {}

    /** Rows, with the names that were passed over; or the reason why the file is no list of listings. */
    sealed interface Reading {
        record Rows(List<Row> rows, List<String> leftOut) implements Reading {}

        record Unreadable(String reason) implements Reading {}
    }

    /** @param leaveOut whether names that RESO does not know are passed over instead of being an error of their row */
    Reading read(String text, boolean leaveOut) {
        String start = text.startsWith("\uFEFF") ? text.substring(1) : text;
        if (start.isBlank()) {
            return new Reading.Unreadable("the file is empty");
        }
        boolean object = start.stripLeading().startsWith("{");
        boolean array = start.stripLeading().startsWith("[");
        return object || array ? json(array ? "{\"value\":" + start + "}" : start, leaveOut) : csv(start, leaveOut);
    }

    private Reading json(String text, boolean leaveOut) {
        try {
            return cells.read(text).get("value") instanceof List<?> list
                    ? rows(list, leaveOut)
                    : new Reading.Unreadable(
                            "expected a JSON object with an array \"value\", as the RESO Web API writes");
        } catch (JacksonException malformed) {
            return new Reading.Unreadable("expected JSON: " + malformed.getOriginalMessage());
        }
    }

    private Reading rows(List<?> list, boolean leaveOut) {
        List<Row> rows = new ArrayList<>();
        Set<String> leftOut = new LinkedHashSet<>();
        for (Object one : list) {
            if (!(one instanceof Map<?, ?> object)) {
                return new Reading.Unreadable("expected an object as element " + (rows.size() + 1) + " of the array");
            }
            Map<String, @Nullable Object> given = new LinkedHashMap<>();
            object.forEach((name, value) -> keep(String.valueOf(name), value, leaveOut, given, leftOut));
            rows.add(new Row(rows.size() + 1, given));
        }
        return checked(rows, leftOut);
    }

    private Reading csv(String text, boolean leaveOut) {
        List<List<String>> records;
        try {
            records = Csv.read(text);
        } catch (Csv.Malformed malformed) {
            return new Reading.Unreadable(String.valueOf(malformed.getMessage()));
        }
        List<String> header = records.getFirst().stream().map(cells::name).toList();
        if (header.stream().noneMatch(this::known)) {
            return new Reading.Unreadable(
                    "expected RESO names in the first row, such as ListingId, ListPrice, UnparsedAddress; none is there");
        }
        if (header.stream().filter(name -> !name.isEmpty()).distinct().count()
                < header.stream().filter(name -> !name.isEmpty()).count()) {
            return new Reading.Unreadable("a column's name stands twice in the first row");
        }
        List<Row> rows = new ArrayList<>();
        Set<String> leftOut = new LinkedHashSet<>();
        for (int at = 1; at < records.size(); at++) {
            List<String> record = records.get(at);
            if (record.stream().anyMatch(cell -> !cell.isBlank())) {
                rows.add(new Row(at + 1, fields(header, record, leaveOut, leftOut)));
            }
        }
        return checked(rows, leftOut);
    }

    private Map<String, @Nullable Object> fields(
            List<String> header, List<String> record, boolean leaveOut, Set<String> leftOut) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        for (int at = 0; at < record.size(); at++) {
            String cell = Csv.unmarked(record.get(at));
            String name = at < header.size() && !header.get(at).isEmpty() ? header.get(at) : "column " + (at + 1);
            if (!cell.isEmpty()) {
                keep(name, cells.value(name, cell), leaveOut, given, leftOut);
            }
        }
        return given;
    }

    private void keep(
            String name,
            @Nullable Object value,
            boolean leaveOut,
            Map<String, @Nullable Object> given,
            Set<String> leftOut) {
        if (leaveOut && !known(name)) {
            leftOut.add(name);
        } else if (name.equals(KEY) || !cells.given(name) && !name.startsWith("@")) {
            given.put(name, value);
        }
    }

    private boolean known(String name) {
        return name.startsWith("@") || cells.given(name) || cells.names().contains(name);
    }

    private static Reading checked(List<Row> rows, Set<String> leftOut) {
        if (rows.isEmpty()) {
            return new Reading.Unreadable("the file has no listings in it");
        }
        return rows.size() > MOST
                ? new Reading.Unreadable(
                        "expected at most %,d listings at once, there are %,d".formatted(MOST, rows.size()))
                : new Reading.Rows(rows, List.copyOf(leftOut));
    }
}
