package org.leadnest.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.leadnest.privacy.holds.Holds;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rights of two persons who turn out to be one, for the account of the running code: what one of them asked, and what is
 * not to be done with their data, holds for both. In the transaction of the merge.
 */
@Service
public class MergedPeople {
    private static final String REASON = "A person who was merged into them was restricted";
    private static final String PARTED = "Was restricted while the two were one";

    private final RequestStore requests;
    private final Restrictions restrictions;
    private final Holds holds;

    MergedPeople(RequestStore requests, Restrictions restrictions, Holds holds) {
        this.requests = requests;
        this.restrictions = restrictions;
        this.holds = holds;
    }

    /**
     * After everything else of {@code from} became {@code to}'s: what is under way ends where one of them is restricted. Answers
     * what {@link #part} needs.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> join(UUID from, UUID to) {
        List<UUID> moved = new ArrayList<>(requests.repoint(from, to));
        if (holds.awaits(from)) {
            moved.add(from);
            if (holds.awaits(to)) {
                moved.add(to);
            }
            holds.await(to);
            holds.forget(from);
        }
        restrictions.moveLifted(from, to);
        if (restrictions.lift(from) || restrictions.holds(to)) {
            restrictions.restrict(to, REASON);
        }
        return moved;
    }

    /** Gives {@code from} back what it had, and restricts both where the one that they were is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void part(List<UUID> moved, UUID from, UUID to) {
        requests.giveBack(moved, from, to);
        if (holds.awaits(to) && moved.contains(from)) {
            holds.await(from);
            if (!moved.contains(to)) {
                holds.forget(to);
            }
        }
        if (restrictions.holds(to)) {
            restrictions.restrict(from, PARTED);
        }
    }
}
