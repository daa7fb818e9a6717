package org.leadnest.followups;

import org.leadnest.messaging.Correspondence;
import org.leadnest.messaging.Messages;
import org.leadnest.messaging.Templates;
import org.springframework.stereotype.Component;

/** What goes to people and comes from them. */
@Component
record Exchange(Messages messages, Correspondence correspondence, Templates templates) {}
