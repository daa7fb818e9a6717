package org.leadnest.accounts.components;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The CycloneDX bill that the build left in the jar. */
@Component
class BillOfMaterials {
    private static final String OWN = "pkg:maven/org.leadnest/";

    private final @Nullable Resource place;
    private final JsonMapper json;

    BillOfMaterials(
            @Value("${leadnest.components.bill:classpath:META-INF/sbom/application.cdx.json}") Resource place,
            JsonMapper json) {
        this.place = place;
        this.json = json;
    }

    /** Package URLs of all that is not ours, without what they say about packaging; none when there is no bill. */
    List<String> purls() {
        if (place == null || !place.exists()) {
            return List.of();
        }
        try (InputStream in = place.getInputStream()) {
            JsonNode components = json.readTree(in).path("components");
            return StreamSupport.stream(components.spliterator(), false)
                    .map(component -> component.path("purl").asString(""))
                    .map(purl -> purl.replaceFirst("[?#].*", ""))
                    .filter(purl -> !purl.isEmpty() && !purl.startsWith(OWN))
                    .distinct()
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
