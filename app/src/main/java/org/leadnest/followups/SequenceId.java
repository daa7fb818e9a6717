package org.leadnest.followups;

import java.util.UUID;

public record SequenceId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
