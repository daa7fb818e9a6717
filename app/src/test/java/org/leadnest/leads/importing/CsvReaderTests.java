package org.leadnest.leads.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CsvReaderTests {
    @Test
    void readsWhatSpreadsheetsWrite() throws IOException {
        assertThat(cells("a,b\n1,2")).containsExactly(List.of("a", "b"), List.of("1", "2"));
        assertThat(cells("a,b\r\n1,2\r\n")).containsExactly(List.of("a", "b"), List.of("1", "2"));
        assertThat(cells("a,b\r1,2\r")).containsExactly(List.of("a", "b"), List.of("1", "2"));
        assertThat(cells("\"Lopez, Ana\",\"say \"\"hi\"\"\"\n")).containsExactly(List.of("Lopez, Ana", "say \"hi\""));
        assertThat(cells("1,\"two\r\nlines\",3\n4,5,6"))
                .containsExactly(List.of("1", "two\r\nlines", "3"), List.of("4", "5", "6"));
        assertThat(cells("a, \"b, c\" ,d")).containsExactly(List.of("a", "b, c ", "d"));
        assertThat(cells("5'10\",x\n")).containsExactly(List.of("5'10\"", "x"));
        assertThat(cells("a\0b,\0\n")).containsExactly(List.of("ab", ""));
        assertThat(cells("")).isEmpty();
    }

    @Test
    void anUnclosedMarkCostsItsOwnRowOnly() throws IOException {
        List<CsvRow> rows = rows("n,e\n\"Ana,a@x.com\nTom,t@x.com\n\"Eve \"\"E\"\"\",e@x.com\n");
        assertThat(rows).extracting(CsvRow::problem).containsExactly(null, CsvReader.UNCLOSED, null, null);
        assertThat(rows).extracting(CsvRow::number).containsExactly(1L, 2L, 3L, 4L);
        assertThat(rows.get(2).cells()).containsExactly("Tom", "t@x.com");
        assertThat(rows.get(3).cells()).containsExactly("Eve \"E\"", "e@x.com");
    }

    @Test
    void anUnclosedMarkBeforeThousandsOfRowsLosesNoneOfThem() throws IOException {
        String text = "\"open,1\n" + "x,y\n".repeat(5_000);
        assertThat(rows(text))
                .hasSize(5_001)
                .filteredOn(row -> row.problem() != null)
                .hasSize(1);
    }

    @Test
    void aCellOfHundredsOfLinesIsOneCell() throws IOException {
        String note = "line\n".repeat(300);
        assertThat(cells("n,e\n\"" + note + "\",a@x.com\nTom,t@x.com\n"))
                .containsExactly(List.of("n", "e"), List.of(note, "a@x.com"), List.of("Tom", "t@x.com"));
    }

    @Test
    void aMarkThatAnotherRowsMarkWouldCloseCostsItsOwnRowOnly() throws IOException {
        List<CsvRow> rows = rows("n,l,e\nAna,\"Lo,a@x.com\nTom,Be,t@x.com\n5'10\",Do,b@x.com\nEve,Fo,e@x.com\n");
        assertThat(rows).extracting(CsvRow::problem).containsExactly(null, CsvReader.UNCLOSED, null, null, null);
        assertThat(rows.getLast().cells()).containsExactly("Eve", "Fo", "e@x.com");
    }

    @Property(tries = 200)
    void readsBackWhateverWasQuoted(@ForAll @Size(min = 1, max = 5) List<String> cells) throws IOException {
        List<String> plain = cells.stream().map(cell -> cell.replace("\0", "")).toList();
        String line = plain.stream()
                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\n"));
        assertThat(cells(line)).containsExactly(plain);
    }

    private static List<List<String>> cells(String text) throws IOException {
        return rows(text).stream().map(CsvRow::cells).toList();
    }

    private static List<CsvRow> rows(String text) throws IOException {
        CsvReader reader = new CsvReader(new StringReader(text), ',');
        List<CsvRow> rows = new ArrayList<>();
        for (CsvRow row = reader.next(); row != null; row = reader.next()) {
            rows.add(row);
        }
        return rows;
    }
}
