package org.leadnest.photos;

import java.util.Optional;
import java.util.UUID;
import org.leadnest.kernel.Ids;

public record PhotoId(UUID value) {
    public static Optional<PhotoId> parse(String text) {
        return Ids.parse(text).map(PhotoId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
