package org.leadnest.accounts.team;

import java.util.List;
import java.util.Map;

/**
 * Who is in the account, formatted.
 *
 * @param roles with which the reader may invite
 * @param memberRoles that a member may be given; an owner's is none of them
 * @param seats how many are taken of how many
 */
public record TeamPage(
        List<Person> people,
        List<Pending> pending,
        Map<String, String> roles,
        Map<String, String> memberRoles,
        String seats,
        String email,
        String role,
        Map<String, String> errors) {

    /**
     * @param email by which they sign in
     * @param secured whether they have a second factor
     * @param others who could take over
     * @param resettable whether the actor may take a lost second factor away
     * @param resetDue when that was asked for: from when on; else empty
     * @param picture address of their picture, or empty
     */
    public record Person(
            String id,
            String name,
            String initials,
            String role,
            String roleWords,
            boolean self,
            String email,
            boolean secured,
            Map<String, String> others,
            boolean resettable,
            String resetDue,
            String picture) {}

    public record Pending(String id, String email, String role, String by, String until) {}

    /** An invitation as the invited person sees it. @param known whether they have a password here already */
    public record Invited(
            String token,
            String company,
            String by,
            String role,
            String email,
            boolean known,
            boolean signedIn,
            boolean other,
            String name,
            Map<String, String> errors) {}

    public record Place(String id, String name, boolean here) {}
}
