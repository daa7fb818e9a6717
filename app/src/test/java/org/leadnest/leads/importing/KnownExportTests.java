package org.leadnest.leads.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownExportTests {
    @ParameterizedTest
    @CsvSource(delimiter = '=', textBlock = """
            FOLLOW_UP_BOSS = ID,Created,Name,First Name,Last Name,Stage,Source,Contacted,Assigned To,Tags,Email 1,Phone 1
            KVCORE = First Name,Last Name,Email,Cell Phone,Lead Type,Status,Source,Hashtags,Agent Notes
            HUBSPOT = Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Create Date
            LIONDESK = First Name,Last Name,Spouse Name,Email,Mobile Phone,Tags,Hotness
            GOOGLE_CONTACTS = First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Value
            """)
    void anExportIsToldByItsColumns(KnownExport expected, String columns) {
        assertThat(KnownExport.of(Arrays.asList(columns.split(",")))).contains(expected);
    }

    /** One row as each program writes it: what the columns are taken for, those that are left out left out. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            ID,Date Added,First Name,Last Name,Stage,Lead Source,Assigned To,Email 1,Email 1 - Type,Phone 1,Phone 1 - Type,Address 1 - State,Address 1 - Zip,Tags,Background|71,2024-05-01,Ana,Lopez,Nurture,Zillow,Maya Lopez,ana@example.com,home,(305) 555-0123,mobile,FL,33101,Buyer,Pool ~ Date Added=added,First Name=firstName,Last Name=lastName,Stage=stage,Lead Source=source,Assigned To=owner,Email 1=email,Phone 1=phone,Address 1 - State=state,Address 1 - Zip=postalCode,Tags=tags,Background=note
            First Name,Last Name,Email,Cell Phone,Fax,Lead Type,Status,Source,Hashtags,Agent Notes,Assigned Agent,Assigned Agent Email,State,Zip|Ana,Lopez,ana@example.com,305-555-0123,305-555-0999,Buyer,New,Web,#pool,Call,Maya Lopez,maya@harbor.example,FL,33101 ~ First Name=firstName,Last Name=lastName,Email=email,Cell Phone=phone,Status=stage,Source=source,Hashtags=tags,Agent Notes=note,Assigned Agent=owner,State=state,Zip=postalCode
            Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Create Date,State/Region,Postal Code|1,Ana,Lopez,ana@example.com,+1 305-555-0123,maya@harbor.example,New,2024-05-01,Florida,33101 ~ First Name=firstName,Last Name=lastName,Email=email,Phone Number=phone,Contact owner=owner,Lead Status=stage,Create Date=added,State/Region=state,Postal Code=postalCode
            First Name,Last Name,Spouse Name,Spouse Email,Email,Mobile Phone,Office Phone,Tags,Hotness,Notes|Ana,Lopez,Leo,leo@example.com,ana@example.com,3055550123,3055550124,VIP,2,Pool ~ First Name=firstName,Last Name=lastName,Email=email,Mobile Phone=phone,Office Phone=phone,Tags=tags,Notes=note
            First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Region,Address 1 - Postal Code,Notes|Ana,Lopez,* myContacts ::: Buyer,* Home,ana@example.com,Mobile,(305) 555-0123,FL,33101,Pool ~ First Name=firstName,Last Name=lastName,Labels=tags,E-mail 1 - Value=email,Phone 1 - Value=phone,Address 1 - Region=state,Address 1 - Postal Code=postalCode,Notes=note
            """)
    void itsColumnsAreTakenForWhatTheyAre(String written, String expected) throws IOException {
        CsvFile.Look look =
                CsvFile.look(new ByteArrayInputStream(written.replace('|', '\n').getBytes(StandardCharsets.UTF_8)));
        CsvFile file = ((CsvFile.Look.Readable) look).file();
        List<ImportField> guessed = ImportField.guess(file);
        List<String> taken = IntStream.range(0, guessed.size())
                .filter(column -> guessed.get(column) != ImportField.IGNORE)
                .mapToObj(column ->
                        file.columns().get(column) + "=" + guessed.get(column).key())
                .toList();
        assertThat(taken).containsExactly(expected.strip().split(","));
    }

    @Test
    void aFileOfOnesOwnIsNobodysExport() {
        assertThat(KnownExport.of(List.of("Name", "E-mail", "Phone", "Stage", "Source", "Note")))
                .isEmpty();
    }
}
