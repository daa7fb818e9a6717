package org.leadnest.accounts.ops;

import java.util.List;
import org.leadnest.accounts.AccountFacts;

/** The pages of {@code /ops}. */
public final class OpsPage {
    private OpsPage() {}

    public record Search(String words, List<Line> accounts) {}

    public record Line(String id, String name, String status, String members, String since) {}

    /** @param until how long the account lets operators look inside; empty when it does not */
    public record Account(
            String id,
            String name,
            String status,
            String since,
            List<AccountFacts.Fact> facts,
            String until,
            List<Person> people) {}

    /**
     * Somebody of the account.
     *
     * @param held until when the sign-in waits or is locked; empty when it does not
     */
    public record Person(
            String id, String name, String email, String role, boolean verified, boolean factor, String held) {}

    public record Reports(List<Refused> lines) {}

    public record Refused(String page, String rule, String blocked, String times, String last) {}
}
