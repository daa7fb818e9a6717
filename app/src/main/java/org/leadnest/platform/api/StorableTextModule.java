package org.leadnest.platform.api;

import org.springframework.boot.jackson.JacksonComponent;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Reads every text of a JSON body as Jackson does, and refuses what cannot be kept. */
@JacksonComponent
class StorableTextModule {
    static final class Reader extends StdScalarDeserializer<String> {
        Reader() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            String text = StringDeserializer.instance.deserialize(parser, context);
            if (text != null && !StorableText.storable(text)) {
                throw new UnstorableText(parser);
            }
            return text;
        }
    }
}
