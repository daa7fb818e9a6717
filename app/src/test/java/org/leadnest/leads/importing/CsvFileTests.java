package org.leadnest.leads.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leadnest.leads.importing.ImportField.EMAIL;
import static org.leadnest.leads.importing.ImportField.FIRST_NAME;
import static org.leadnest.leads.importing.ImportField.IGNORE;
import static org.leadnest.leads.importing.ImportField.LAST_NAME;
import static org.leadnest.leads.importing.ImportField.NAME;
import static org.leadnest.leads.importing.ImportField.NOTE;
import static org.leadnest.leads.importing.ImportField.PHONE;
import static org.leadnest.leads.importing.ImportField.POSTAL_CODE;
import static org.leadnest.leads.importing.ImportField.SOURCE;
import static org.leadnest.leads.importing.ImportField.STAGE;
import static org.leadnest.leads.importing.ImportField.STATE;
import static org.leadnest.leads.importing.ImportField.TAGS;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.leadnest.kernel.FieldErrors;
import org.leadnest.leads.importing.CsvFile.Look;

class CsvFileTests {
    private static final String ROWS = "Name;E-Mail\nJosé Núñez;jose@example.com\nAna;ana@example.com\n";

    @Test
    void findsTheEncoding() throws IOException {
        for (Charset charset : new Charset[] {
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            Charset.forName("windows-1252")
        }) {
            CsvFile file = read(ROWS.getBytes(charset));
            assertThat(file.charset()).isEqualTo(charset);
            assertThat(file.sample().getFirst().cells()).containsExactly("José Núñez", "jose@example.com");
            if (charset.newEncoder().canEncode('\uFEFF')) {
                CsvFile marked = read(("\uFEFF" + ROWS).getBytes(charset));
                assertThat(marked.charset()).isEqualTo(charset);
                assertThat(marked.columns()).containsExactly("Name", "E-Mail");
            }
        }
    }

    @Test
    void findsASignThatIsNotUtf8FarInTheFile() throws IOException {
        String text = "name,email\n" + "Ana,ana@example.com\n".repeat(10_000) + "José,jose@example.com\n";
        assertThat(read(text.getBytes(Charset.forName("windows-1252"))).charset())
                .isEqualTo(Charset.forName("windows-1252"));
        assertThat(read(text.getBytes(StandardCharsets.UTF_8)).charset()).isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void findsTheSeparator() throws IOException {
        for (char separator : new char[] {',', ';', '\t', '|'}) {
            String text = "name,email,phone\nAna,ana@example.com,3055550123\n".replace(',', separator);
            assertThat(read(text.getBytes(StandardCharsets.UTF_8)).separator()).isEqualTo(separator);
        }
    }

    @Test
    void aSeparatorOrAnEncodingThatSomebodySaysHolds() throws IOException {
        byte[] bytes = "Name~Mail\nИван~ivan@example.com\n".getBytes(Charset.forName("windows-1251"));
        CsvFile file = read(bytes, writing("cp1251", "~", ""));
        assertThat(file.columns()).containsExactly("Name", "Mail");
        assertThat(file.sample().getFirst().cells()).containsExactly("Иван", "ivan@example.com");
        for (String name : List.of("Shift_JIS", "Big5", "GB18030", "EUC-KR", "UTF-16", "MacRoman", "windows-1253")) {
            assertThat(Encodings.named(name)).as(name).isPresent();
        }
        assertThat(Encodings.named("Klingon")).isEmpty();
        byte[] japanese = "名前,mail\n花子,h@example.com\n".getBytes(Charset.forName("Shift_JIS"));
        assertThat(read(japanese, writing("Shift_JIS", "", "")).columns()).containsExactly("名前", "mail");
    }

    @Test
    void whatCannotBeAWayOfWritingIsToldByField() {
        FieldErrors errors = new FieldErrors();
        Writing.read(Map.of("encoding", "Klingon", "separator", "\"", "header", "maybe"), errors);
        assertThat(errors.ordered()).containsOnlyKeys("encoding", "separator", "header");
    }

    @Test
    void aHeaderThatSomebodySaysThereIsOrIsNotHolds() throws IOException {
        byte[] bytes = "Ana,Lopez\nTom,Becker\n".getBytes(StandardCharsets.UTF_8);
        assertThat(read(bytes, writing("", "", "false")).headerRow()).isZero();
        assertThat(read(bytes, writing("", "", "true")).columns()).containsExactly("Ana", "Lopez");
    }

    @Test
    void aMarkDecidesAndAFewBadBytesDoNotMakeAnotherEncoding() throws IOException {
        ByteArrayOutputStream damaged = new ByteArrayOutputStream();
        damaged.writeBytes(
                ("name,email\n" + "José,jose@example.com\n".repeat(30) + "Ren").getBytes(StandardCharsets.UTF_8));
        damaged.write(0xE9);
        damaged.writeBytes(",rene@example.com\n".getBytes(StandardCharsets.UTF_8));
        CsvFile file = read(damaged.toByteArray());
        assertThat(file.charset()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(file.sample().getLast().cells().getFirst()).isEqualTo("Ren\uFFFD");
        ByteArrayOutputStream marked = new ByteArrayOutputStream();
        marked.writeBytes("\uFEFFname,email\nRen".getBytes(StandardCharsets.UTF_8));
        marked.write(0xE9);
        assertThat(read(marked.toByteArray()).charset()).isEqualTo(StandardCharsets.UTF_8);
    }

    @Test
    void blankRowsAndATitleAboveTheNamesArePassedOver() throws IOException {
        CsvFile blank =
                read((",,\n".repeat(60) + "name,email,phone\nAna,ana@example.com,\n").getBytes(StandardCharsets.UTF_8));
        assertThat(blank.headerRow()).isEqualTo(61);
        CsvFile titled = read("My leads\n\nname,email,phone\nAna,ana@example.com,\nBo,bo@example.com,\n"
                .getBytes(StandardCharsets.UTF_8));
        assertThat(titled.headerRow()).isEqualTo(3);
        assertThat(titled.columns()).containsExactly("name", "email", "phone");
        assertThat(titled.sample()).hasSize(2);
    }

    @Test
    void columnsThatOnlyTheRowsHaveAreColumnsToo() throws IOException {
        CsvFile file =
                read("name,email\nAna,ana@example.com,FL\nBo,bo@example.com,TX\n".getBytes(StandardCharsets.UTF_8));
        assertThat(file.columns()).containsExactly("name", "email", "Column 3");
    }

    private static Writing writing(String encoding, String separator, String header) {
        FieldErrors errors = new FieldErrors();
        Writing writing = Writing.read(Map.of("encoding", encoding, "separator", separator, "header", header), errors);
        assertThat(errors.none()).isTrue();
        return writing;
    }

    @Test
    void refusesWhatHoldsNoRows() throws IOException {
        assertThat(CsvFile.look(new ByteArrayInputStream(new byte[0]))).isInstanceOf(Look.Unreadable.class);
        assertThat(CsvFile.look(new ByteArrayInputStream(" \n\n".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(Look.Unreadable.class);
        assertThat(CsvFile.look(new ByteArrayInputStream(",,,\n".repeat(60).getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(Look.Unreadable.class);
        assertThat(CsvFile.look(new ByteArrayInputStream(new byte[] {'P', 'K', 3, 4, 0, 0})))
                .isInstanceOf(Look.Unreadable.class);
    }

    @Test
    void aFirstRowWithAnAddressIsData() throws IOException {
        CsvFile file = read("Ana,Lopez,ana@example.com,305-555-0123\n".getBytes(StandardCharsets.UTF_8));
        assertThat(file.header()).isFalse();
        assertThat(file.columns()).containsExactly("Column 1", "Column 2", "Column 3", "Column 4");
        assertThat(ImportField.guess(file)).containsExactly(FIRST_NAME, LAST_NAME, EMAIL, PHONE);
    }

    @Test
    void knowsTheColumnsOfOtherProducts() throws IOException {
        assertGuess( // Follow Up Boss
                "First Name,Last Name,Stage,Lead Source,Tags,Email 1,Email 1 - Type,Phone 1,Address 1 - State,Notes",
                FIRST_NAME,
                LAST_NAME,
                STAGE,
                SOURCE,
                TAGS,
                EMAIL,
                IGNORE,
                PHONE,
                STATE,
                NOTE);
        assertGuess( // kvCORE
                "first_name,last_name,email,cell_phone_1,home_phone,status,hashtags,state,zip",
                FIRST_NAME,
                LAST_NAME,
                EMAIL,
                PHONE,
                PHONE,
                STAGE,
                TAGS,
                STATE,
                POSTAL_CODE);
        assertGuess( // HubSpot
                "Record ID,First Name,Last Name,Email,Phone Number,Lead Status,State/Region,Postal Code,Original Source",
                IGNORE,
                FIRST_NAME,
                LAST_NAME,
                EMAIL,
                PHONE,
                STAGE,
                STATE,
                POSTAL_CODE,
                SOURCE);
        assertGuess( // Google Contacts
                "First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value",
                FIRST_NAME,
                LAST_NAME,
                TAGS,
                IGNORE,
                EMAIL,
                IGNORE,
                PHONE);
        assertGuess("Full Name,Mobile,E-Mail Address", NAME, PHONE, EMAIL);
    }

    private static void assertGuess(String header, ImportField... expected) throws IOException {
        assertThat(ImportField.guess(read((header + "\n").getBytes(StandardCharsets.UTF_8))))
                .as(header)
                .containsExactly(expected);
    }

    private static CsvFile read(byte[] bytes) throws IOException {
        return read(bytes, Writing.UNKNOWN);
    }

    private static CsvFile read(byte[] bytes, Writing wanted) throws IOException {
        Look look = CsvFile.look(new ByteArrayInputStream(bytes), wanted);
        assertThat(look).isInstanceOf(Look.Readable.class);
        return ((Look.Readable) look).file();
    }
}
