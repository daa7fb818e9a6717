package org.leadnest.leads;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A further CSV file of what leaves with an agent's own leads; turned round, for the modules above. */
public interface OwnLeadPart {
    /** Its name: {@code deals.csv}. */
    String file();

    /** The first column names the lead by its id. */
    List<String> header();

    /** All rows of these leads, as of {@code until}: what was made later is not told. */
    List<List<String>> rows(List<UUID> leads, Instant until);
}
