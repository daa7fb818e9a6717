package org.leadnest.privacy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a person asked about their data, and whether it is restricted. Both stay as the proof; {@link DataRequests} empties them. */
@Component
class RequestRecords implements PersonRecords {
    private static final Map<String, String> TABLES = Map.of(
            "privacy.requests",
            "person_id",
            "privacy.restrictions",
            "person_id",
            "privacy.lifted_restrictions",
            "person_id");

    private final RecordTables tables;

    RequestRecords(RecordTables tables) {
        this.tables = tables;
    }

    @Override
    public String module() {
        return "privacy";
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public List<Line> summary(UUID person) {
        return List.of();
    }

    @Override
    public Map<String, String> copy(UUID person) {
        return tables.copy(TABLES, person);
    }

    @Override
    public void erase(UUID person) {
        // nothing but what DataRequests does itself
    }
}
