package org.leadnest.accounts.google;

/** What became of a code that the browser brought back. */
sealed interface Redeemed {
    record Known(GoogleUser user) implements Redeemed {}

    /** The code was used before or made up, or the token does not hold. @param why for the log, without anything of a person */
    record Refused(String why) implements Redeemed {}

    /** The issuer did not answer, or not in a way that could be understood. */
    record Silent() implements Redeemed {}
}
