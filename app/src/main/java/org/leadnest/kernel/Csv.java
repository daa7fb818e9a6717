package org.leadnest.kernel;

import java.util.List;
import java.util.stream.Collectors;

/** Rows of a CSV file (RFC 4180) that a spreadsheet reads as text and never as a formula. */
public final class Csv {
    /** With one of these in front a spreadsheet would run the cell (OWASP, "CSV Injection"). */
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private Csv() {}

    public static String row(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String cell(String text) {
        String harmless = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quote = harmless.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r' || c == '\t')
                || !harmless.equals(text)
                || !harmless.strip().equals(harmless);
        return quote ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
