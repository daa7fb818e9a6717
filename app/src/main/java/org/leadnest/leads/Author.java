package org.leadnest.leads;

import org.jspecify.annotations.Nullable;
import org.leadnest.accounts.Actor;
import org.leadnest.kernel.UserId;

/**
 * Whom a timeline names: a user, or a part of the service that acted by itself ({@code Author.system("Follow-up")}).
 *
 * @param user null when nobody acted by hand
 */
public record Author(@Nullable UserId user, String name) {
    public static Author of(Actor actor) {
        return new Author(actor.user(), actor.name());
    }

    public static Author system(String name) {
        return new Author(null, name);
    }
}
