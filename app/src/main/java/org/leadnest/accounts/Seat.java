package org.leadnest.accounts;

import java.util.List;
import org.leadnest.kernel.AccountId;

/**
 * A user's place in an account, as it is now: who acts, for which account, as which person.
 *
 * @param operator whether the user was made an operator of this installation
 * @param theme the look that the user chose: {@code light}, {@code dark}, or empty for what the device says
 * @param picture address of the user's picture; empty for none
 * @param elsewhere other accounts of the user, by name
 * @param lacksFactor whether the account wants a second factor of everybody and the user has none
 */
public record Seat(
        Actor actor,
        Account account,
        User user,
        boolean operator,
        boolean lacksFactor,
        String theme,
        String picture,
        List<Elsewhere> elsewhere) {
    public Seat {
        elsewhere = List.copyOf(elsewhere);
    }

    /** Another account that the user belongs to and may enter. */
    public record Elsewhere(AccountId account, String name) {}
}
