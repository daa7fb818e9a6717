package org.leadnest.platform.web;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the frame around every page shows: who is signed in, for which account, where the page stands. Put into every
 * model by the accounts module; a page that nobody is signed in for has no {@code userName}.
 *
 * @param nonce of this response's content security policy
 * @param csrf the token for forms; asking for it makes a session, so a page without forms must not
 * @param userPicture address of the picture of whoever is signed in; null for none
 * @param path of the request, for marking the current navigation entry
 * @param permissions names of what the user may do, for showing or leaving out actions
 * @param cookies what the visitor decided about cookies
 * @param others accounts that the user may go over to
 * @param banner what has to be seen above the page
 * @param toast one short message about what just happened, shown once
 * @param toastUndo the path of a POST without fields that undoes it; null when nothing does
 */
public record Shell(
        String nonce,
        String csrfName,
        Supplier<String> csrf,
        String path,
        @Nullable String userName,
        @Nullable String userPicture,
        @Nullable String accountName,
        @Nullable String role,
        Set<String> permissions,
        @Nullable String toast,
        @Nullable String toastUndo,
        String theme,
        boolean development,
        @Nullable String hint,
        @Nullable Banner banner,
        CookieNotice cookies,
        List<OtherAccount> others) {
    public Shell {
        others = List.copyOf(others);
    }

    /**
     * An account that the menu leads into.
     *
     * @param action of a form of one button that goes there
     */
    public record OtherAccount(String name, String action) {}

    /** The same frame around a page that outside analytics may load on. */
    public Shell measured(CookieNotice notice) {
        return new Shell(
                nonce,
                csrfName,
                csrf,
                path,
                userName,
                userPicture,
                accountName,
                role,
                permissions,
                toast,
                toastUndo,
                theme,
                development,
                hint,
                banner,
                notice,
                others);
    }

    public String csrfToken() {
        return csrf.get();
    }

    public boolean can(String permission) {
        return permissions.contains(permission);
    }

    public boolean signedIn() {
        return userName != null;
    }

    /** One or two letters for the avatar. */
    public String userInitials() {
        return Initials.of(userName == null ? "" : userName);
    }

    /** Whether {@code section} (such as {@code /app/leads}) is where the page stands. */
    public boolean at(String section) {
        return path.equals(section) || path.startsWith(section + "/");
    }
}
