package org.leadnest.accounts.audit;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.leadnest.kernel.UserId;

/**
 * An act that is about to be written down. Nothing of a lead stands in it: a person who is erased would stay in the log.
 *
 * @param by who did it; null for whoever this request is signed in as
 * @param from network address that it came from; null for this request's
 * @param subject what it was done to, when that is no user
 */
public record AuditNote(
        AuditAct act,
        @Nullable UserId by,
        @Nullable String from,
        @Nullable UserId user,
        String subject,
        Map<String, String> before,
        Map<String, String> after) {
    private static final int LONGEST = 300;

    public AuditNote {
        subject = subject.length() <= LONGEST ? subject : subject.substring(0, LONGEST);
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }

    public static AuditNote of(AuditAct act) {
        return new AuditNote(act, null, null, null, "", Map.of(), Map.of());
    }

    public AuditNote by(UserId who) {
        return new AuditNote(act, who, from, user, subject, before, after);
    }

    public AuditNote from(String address) {
        return new AuditNote(act, by, address, user, subject, before, after);
    }

    public AuditNote about(UserId whom) {
        return new AuditNote(act, by, from, whom, subject, before, after);
    }

    public AuditNote about(String what) {
        return new AuditNote(act, by, from, user, what, before, after);
    }

    public AuditNote with(String name, String value) {
        return new AuditNote(act, by, from, user, subject, before, plus(after, name, value));
    }

    /** A value that was another one before; one that stayed the same is left out. */
    public AuditNote changed(String name, String was, String is) {
        return was.equals(is)
                ? this
                : new AuditNote(act, by, from, user, subject, plus(before, name, was), plus(after, name, is));
    }

    private static Map<String, String> plus(Map<String, String> values, String name, String value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(name, value);
        return more;
    }
}
