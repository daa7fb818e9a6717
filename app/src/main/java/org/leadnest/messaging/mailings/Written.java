package org.leadnest.messaging.mailings;

import java.util.List;
import org.leadnest.messaging.Outgoing;

/** A mailing's messages, filled in for each person. */
record Written(List<Outgoing> messages, int people, int unreachable, int gone, int broken) {}
