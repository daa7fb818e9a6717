package org.leadnest.accounts.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.leadnest.accounts.Actor;
import org.leadnest.accounts.Member;
import org.leadnest.accounts.Permission;
import org.leadnest.accounts.Role;
import org.leadnest.platform.web.Initials;

/**
 * Who is in the account, and the table of what each role may do, read from {@link Role} itself.
 *
 * @param roles as the columns of the table name them
 */
public record RolesPage(List<Person> people, List<String> roles, List<Line> lines) {
    public record Person(String initials, String name, String role, boolean self) {}

    /** @param allowed one for each role, in their order */
    public record Line(String permission, List<Boolean> allowed) {}

    static RolesPage of(List<Member> members, Actor actor) {
        return new RolesPage(
                members.stream()
                        .map(member -> new Person(
                                Initials.of(member.name()),
                                member.name(),
                                words(member.role().name()),
                                member.user().equals(actor.user())))
                        .toList(),
                Arrays.stream(Role.values()).map(role -> words(role.name())).toList(),
                Arrays.stream(Permission.values()).map(RolesPage::line).toList());
    }

    private static Line line(Permission permission) {
        return new Line(
                PermissionWords.of(permission),
                Arrays.stream(Role.values()).map(role -> role.may(permission)).toList());
    }

    private static String words(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
