package org.leadnest.platform.api;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;

/** A JSON text holds what no database text can hold: U+0000 or half of a surrogate pair. */
final class UnstorableText extends DatabindException {
    UnstorableText(JsonParser parser) {
        super(parser, StorableText.MESSAGE);
    }
}
