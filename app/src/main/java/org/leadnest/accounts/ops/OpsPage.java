package org.leadnest.accounts.ops;

import java.util.List;

/** The pages of {@code /ops}. */
public final class OpsPage {
    private OpsPage() {}

    public record Search(String words, List<Line> accounts) {}

    public record Line(String id, String name, String status, String members, String since) {}

    /** @param until how long the account lets operators look inside; empty when it does not */
    public record Account(String id, String name, String status, String since, String until, List<Person> people) {}

    public record Person(
            String id, String name, String email, String role, boolean verified, boolean factor, boolean held) {}

    public record Reports(List<Refused> lines) {}

    public record Refused(String page, String rule, String blocked, String times, String last) {}

    public record Log(List<Act> acts) {}

    public record Act(String when, String who, String what, String about, String from) {}
}
