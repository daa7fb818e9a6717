package org.leadnest.leads.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class SpreadsheetTests {
    private static final String TYPES = """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="xml" ContentType="application/xml"/>
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
            <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
            <Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>
            </Types>""";
    private static final String RELATIONS = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>
            </Relationships>""";
    private static final String BOOK = """
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
            <sheets><sheet name="Leads" sheetId="1" r:id="rId1"/></sheets></workbook>""";
    private static final String BOOK_RELATIONS = """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
            <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
            <Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>
            </Relationships>""";
    private static final String STYLES = """
            <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
            <numFmts count="1"><numFmt numFmtId="164" formatCode="00000"/></numFmts>
            <cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>""";
    static final String TEXTS = """
            <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Email</t></si><si><t>Phone</t></si>
            <si><t>Zip</t></si><si><t>Seen</t></si><si><t>ana@example.com</t></si></sst>""";
    static final String SHEET = """
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="inlineStr"><is><t>Notes</t></is></c></row>
            <row r="2"><c r="A2" t="s"><v>4</v></c><c r="B2"><v>3.055550123E9</v></c><c r="C2" s="1"><v>2134</v></c><c r="D2" s="2"><v>46353</v></c><c r="E2" t="inlineStr"><is><t>Says "hi", twice</t></is></c></row>
            <row r="5"><c r="A5" t="inlineStr"><is><t>tom@example.com</t></is></c></row>
            </sheetData></worksheet>""";

    record Bytes(byte[] content) implements Imports.Upload {
        @Override
        public String name() {
            return "leads.xlsx";
        }

        @Override
        public long sizeBytes() {
            return content.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(content);
        }
    }

    @Test
    void aSheetComesOutRowForRowWithNumbersDatesAndZerosAsTheyAreSeen() throws IOException {
        Bytes workbook = new Bytes(workbook(TEXTS, SHEET));
        assertThat(Spreadsheet.is(workbook)).isTrue();
        try (Spreadsheet.Sheet sheet = Spreadsheet.read(workbook)) {
            assertThat(sheet).isNotNull();
            CsvReader rows = CsvFile.open(sheet.open(), StandardCharsets.UTF_8, ',');
            assertThat(rows.next())
                    .extracting(CsvRow::cells)
                    .isEqualTo(List.of("Email", "Phone", "Zip", "Seen", "Notes"));
            assertThat(rows.next())
                    .extracting(CsvRow::cells)
                    .isEqualTo(List.of("ana@example.com", "3055550123", "02134", "2026-11-27", "Says \"hi\", twice"));
            rows.next();
            rows.next();
            assertThat(rows.next()).satisfies(last -> {
                assertThat(last).isNotNull();
                assertThat(last.number()).isEqualTo(5);
                assertThat(last.cells()).startsWith("tom@example.com");
            });
            assertThat(rows.next()).isNull();
        }
    }

    @Test
    void aNumberOfAThousandMillionDigitsIsNotWrittenOut() throws IOException {
        String huge = SHEET.replaceFirst("<v>3.055550123E9</v>", "<v>1E999999999</v>");
        assertThat(huge).isNotEqualTo(SHEET);
        try (Spreadsheet.Sheet sheet = Spreadsheet.read(new Bytes(workbook(TEXTS, huge)))) {
            assertThat(sheet).isNotNull();
            assertThat(new String(sheet.open().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"1E999999999\"");
        }
    }

    @Test
    void aWorkbookWithoutFormatsIsReadAsWell() throws IOException {
        byte[] plain = zip(Map.of(
                "[Content_Types].xml", TYPES.replaceAll("<Override PartName=\"/xl/styles.xml\".*", ""),
                "_rels/.rels", RELATIONS,
                "xl/workbook.xml", BOOK,
                "xl/_rels/workbook.xml.rels", BOOK_RELATIONS,
                "xl/sharedStrings.xml", TEXTS,
                "xl/worksheets/sheet1.xml", SHEET));
        try (Spreadsheet.Sheet sheet = Spreadsheet.read(new Bytes(plain))) {
            assertThat(sheet).isNotNull();
            assertThat(new String(sheet.open().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"ana@example.com\",\"3055550123\",\"2134\"");
        }
    }

    @Test
    void aZipThatIsNoWorkbookIsRefused() throws IOException {
        assertThat(Spreadsheet.read(new Bytes(zip(Map.of("hello.txt", "hello")))))
                .isNull();
        byte[] cut = java.util.Arrays.copyOf(workbook(TEXTS, SHEET), 900);
        assertThat(Spreadsheet.read(new Bytes(cut))).isNull();
        assertThat(Spreadsheet.read(new Bytes(workbook(TEXTS, SHEET.substring(0, 500)))))
                .isNull();
    }

    @Test
    void aWorkbookThatInflatesWithoutEndIsRefused() throws IOException {
        String bomb = TEXTS.replace("Email", " ".repeat(70 << 20));
        assertThat(Spreadsheet.read(new Bytes(workbook(bomb, SHEET)))).isNull();
    }

    @Test
    void anEntityThatReadsAFileIsNotFollowed() throws IOException {
        String entity = "<!DOCTYPE sst [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + TEXTS.replace("Email", "&e;");
        try (Spreadsheet.Sheet sheet = Spreadsheet.read(new Bytes(workbook(entity, SHEET)))) {
            String host = java.nio.file.Files.readString(java.nio.file.Path.of("/etc/hostname"))
                    .strip();
            assertThat(sheet == null ? "" : new String(sheet.open().readAllBytes(), StandardCharsets.UTF_8))
                    .doesNotContain(host);
        }
    }

    static byte[] workbook(String texts, String sheet) throws IOException {
        return zip(Map.of(
                "[Content_Types].xml", TYPES,
                "_rels/.rels", RELATIONS,
                "xl/workbook.xml", BOOK,
                "xl/_rels/workbook.xml.rels", BOOK_RELATIONS,
                "xl/styles.xml", STYLES,
                "xl/sharedStrings.xml", texts,
                "xl/worksheets/sheet1.xml", sheet));
    }

    private static byte[] zip(Map<String, String> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
