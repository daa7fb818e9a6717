package org.leadnest.copydesk;

/**
 * A value that was given and is not used, with its reason.
 *
 * @param severity INFO when it simply says nothing to a reader, WARN when somebody should look at it
 */
public record SetAside(String name, String value, String rule, Severity severity, String reason) {

    Finding finding() {
        return new Finding(rule, severity, 0, 0, name + "=" + value, reason, "", "");
    }
}
