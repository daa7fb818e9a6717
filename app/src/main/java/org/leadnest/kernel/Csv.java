package org.leadnest.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Rows of a CSV file (RFC 4180) that a spreadsheet reads as text and never as a formula. */
public final class Csv {
    /** With one of these in front a spreadsheet would run the cell (OWASP, "CSV Injection"). */
    private static final String FORMULA_STARTS = "=+-@\t\r";
    /** A number below zero begins like a formula and is none. */
    private static final Pattern NUMBER = Pattern.compile("-\\d+(\\.\\d+)?");

    private static final String SEPARATORS = ",;\t";

    private Csv() {}

    public static String row(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /**
     * The same for a file that is to be read back exactly: {@link #unmarked} takes away what was put in front, also where
     * the text had such marks of its own.
     */
    public static String marked(String text) {
        return text.startsWith("'") && formula(text.replaceFirst("^'+", "")) ? "'" + text : text;
    }

    /** A cell as it was before {@link #row} or {@link #marked} made it harmless. */
    public static String unmarked(String cell) {
        return cell.startsWith("'") && formula(cell.replaceFirst("^'+", "")) ? cell.substring(1) : cell;
    }

    private static boolean formula(String text) {
        return !text.isEmpty()
                && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
    }

    /** A file that is not a table: the row, counted from 1, and what is wrong with it. */
    public static final class Malformed extends Exception {
        private Malformed(String reason) {
            super(reason, null, false, false);
        }
    }

    /**
     * All records of {@code text}, also those with nothing in them, so that their places are those of the file. The
     * separator is the one of comma, semicolon and tab that the first line has most of.
     */
    public static List<List<String>> read(String text) throws Malformed {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return new Records(plain, separator(plain)).all();
    }

    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        char best = ',';
        for (char candidate : SEPARATORS.toCharArray()) {
            if (count(first, candidate) > count(first, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static final class Records {
        private final String text;
        private final char separator;
        private final List<List<String>> records = new ArrayList<>();
        private List<String> cells = new ArrayList<>();
        private int at;

        private Records(String text, char separator) {
            this.text = text;
            this.separator = separator;
        }

        private List<List<String>> all() throws Malformed {
            while (at < text.length()) {
                cells.add(text.charAt(at) == '"' ? quoted() : bare());
                if (at == text.length() || text.charAt(at) != separator) {
                    endRecord();
                } else if (++at == text.length()) {
                    cells.add("");
                    endRecord();
                }
            }
            return records;
        }

        private void endRecord() {
            records.add(cells);
            cells = new ArrayList<>();
            if (text.startsWith("\r\n", at)) {
                at += 2;
            } else if (at < text.length()) {
                at++;
            }
        }

        private String bare() {
            int from = at;
            while (at < text.length() && text.charAt(at) != separator && !endsLine()) {
                at++;
            }
            return text.substring(from, at);
        }

        private boolean endsLine() {
            return text.charAt(at) == '\n' || text.charAt(at) == '\r';
        }

        private String quoted() throws Malformed {
            StringBuilder cell = new StringBuilder();
            for (at++; at < text.length(); at++) {
                char c = text.charAt(at);
                if (c != '"') {
                    cell.append(c);
                } else if (text.startsWith("\"\"", at)) {
                    cell.append('"');
                    at++;
                } else {
                    at++;
                    if (at < text.length() && text.charAt(at) != separator && !endsLine()) {
                        throw new Malformed(
                                "row " + (records.size() + 1)
                                        + ": text stands behind a closing quotation mark; expected a separator or the line's end");
                    }
                    return cell.toString();
                }
            }
            throw new Malformed("row " + (records.size() + 1) + ": a quotation mark is opened and never closed");
        }
    }

    static String cell(String text) {
        String harmless = formula(text) ? "'" + text : text;
        boolean quote = harmless.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r' || c == '\t')
                || !harmless.equals(text)
                || !harmless.strip().equals(harmless);
        return quote ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
