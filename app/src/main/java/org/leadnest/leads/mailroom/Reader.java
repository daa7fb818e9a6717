package org.leadnest.leads.mailroom;

import java.util.Optional;

/** One way of reading a message; the first that finds somebody who can be reached has it. */
interface Reader {
    Optional<Found> read(Letter letter);
}
