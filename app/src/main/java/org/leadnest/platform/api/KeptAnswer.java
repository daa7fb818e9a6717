package org.leadnest.platform.api;

import java.util.Optional;

/** An answer that can be given again. */
record KeptAnswer(int status, Optional<String> contentType, Optional<String> location, byte[] body) {}
