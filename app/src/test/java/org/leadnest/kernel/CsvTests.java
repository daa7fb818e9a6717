package org.leadnest.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CsvTests {
    @Test
    void aFormulaIsTextAndANumberBelowZeroStaysANumber() {
        assertThat(Csv.row(List.of("=1+1", "-82.53", "-1+1", "plain")))
                .isEqualTo("\"'=1+1\",-82.53,\"'-1+1\",plain\r\n");
    }

    @Test
    void readsWhatSpreadsheetsWrite() throws Csv.Malformed {
        assertThat(Csv.read("\uFEFFa;b\r\n1;\"x;\"\"y\"\"\r\nz\"\r\n\r\n2;\n"))
                .containsExactly(List.of("a", "b"), List.of("1", "x;\"y\"\r\nz"), List.of(""), List.of("2", ""));
    }

    @Test
    void aTableThatIsBrokenNamesItsRow() {
        assertThatThrownBy(() -> Csv.read("a,b\n\"open,2\n"))
                .hasMessageContaining("row 2")
                .hasMessageContaining("never");
        assertThatThrownBy(() -> Csv.read("a,b\n\"x\"y,2\n"))
                .hasMessageContaining("row 2")
                .hasMessageContaining("behind");
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadBack(@ForAll @Size(min = 2, max = 5) List<String> cells) throws Csv.Malformed {
        String file = Csv.row(List.of("a", "b"))
                + Csv.row(cells.stream().map(Csv::marked).toList());
        assertThat(Csv.read(file).get(1).stream().map(Csv::unmarked)).containsExactlyElementsOf(cells);
    }
}
