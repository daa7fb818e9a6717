package org.leadnest.accounts;

import java.util.List;
import org.leadnest.kernel.AccountId;

/** What a module above knows of an account's state and an operator should see: nothing of its leads. */
public interface AccountFacts {
    /**
     * One of them, for an operator.
     *
     * @param label such as {@code Plan}
     */
    record Fact(String label, String text) {}

    List<Fact> facts(AccountId account);
}
