package org.leadnest.followups.drafts;

import org.leadnest.accounts.Actor;
import org.springframework.stereotype.Service;

/** How the people of the account write. */
@Service
class Voices {
    Voice of(Actor actor) {
        return Voice.USUAL;
    }
}
