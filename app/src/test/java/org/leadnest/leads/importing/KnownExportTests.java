package org.leadnest.leads.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
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

    @Test
    void aFileOfOnesOwnIsNobodysExport() {
        assertThat(KnownExport.of(List.of("Name", "E-mail", "Phone", "Stage", "Source", "Note")))
                .isEmpty();
    }
}
