package org.leadnest.listings;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Listings as they stand in the database: JSON by RESO names, with numbers kept exact. */
@Component
class ResoJson {
    private static final TypeReference<LinkedHashMap<String, Object>> DOCUMENT = new TypeReference<>() {};

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    String write(Object value) {
        return mapper.writeValueAsString(value);
    }

    Map<String, Object> read(String json) {
        return mapper.readValue(json, DOCUMENT);
    }
}
