package org.leadnest.accounts;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.UserId;

/**
 * Who acts in this request: a signed-in user in one account, or an API key made by a user. Handlers take it as a
 * parameter; the tenancy is bound to its account already.
 *
 * @param name shown in timelines and the frame of the page
 * @param permissions the role's, or for a key those of its scopes that its maker's role has
 */
public record Actor(UUID accountUuid, UUID userUuid, String name, Role role, Set<Permission> permissions)
        implements Serializable {
    public Actor {
        EnumSet<Permission> copy = EnumSet.noneOf(Permission.class);
        copy.addAll(permissions);
        permissions = copy;
    }

    public AccountId account() {
        return new AccountId(accountUuid);
    }

    public UserId user() {
        return new UserId(userUuid);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }
}
