package org.leadnest.leads.files;

import java.util.List;

/** The files of a lead. @param error what was wrong with the last one, or empty */
public record FilesPage(String lead, String name, List<Row> files, String accept, String error) {
    public record Row(String id, String name, String about) {}

    public String path() {
        return "/app/leads/" + lead + "/files";
    }
}
