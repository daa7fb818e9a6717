package org.leadnest.accounts.signin;

import java.util.regex.Pattern;

/** Where to go after signing in: a page of ours and nothing else, so that no link can send people elsewhere. */
final class Destination {
    private static final Pattern OURS =
            Pattern.compile("/app(/[\\w/.~%-]*)?(\\?[\\w/.~%&=+,:-]*)?|/ops(/[\\w/-]*)?|/invitations/[\\w-]{43}");
    private static final String INVITATION = "/invitations/";
    private static final String DASHBOARD = "/app";

    private Destination() {}

    static String of(String wanted) {
        return kept(wanted).isEmpty() ? DASHBOARD : wanted;
    }

    /** Where whoever belongs to no account goes: to the invitation that they came for, else to open an account. */
    static String withoutSeat(String wanted) {
        return kept(wanted).startsWith(INVITATION) ? wanted : "/sign-in/account";
    }

    /** The wanted page when it is one of ours, else nothing. */
    static String kept(String wanted) {
        return OURS.matcher(wanted).matches() && !wanted.contains("..") ? wanted : "";
    }
}
