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
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
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
    void refusesWhatHoldsNoRows() throws IOException {
        assertThat(CsvFile.look(new ByteArrayInputStream(new byte[0]))).isInstanceOf(Look.Unreadable.class);
        assertThat(CsvFile.look(new ByteArrayInputStream(" \n\n".getBytes(StandardCharsets.UTF_8))))
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
        Look look = CsvFile.look(new ByteArrayInputStream(bytes));
        assertThat(look).isInstanceOf(Look.Readable.class);
        return ((Look.Readable) look).file();
    }
}
