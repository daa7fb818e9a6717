package org.leadnest.platform.mail;

import java.time.Instant;
import org.leadnest.kernel.AccountId;
import org.leadnest.kernel.PhoneNumber;

/**
 * One text message of the product to one of its users, who asked for it a moment ago.
 *
 * @param kind stable name, such as {@code phone-code}
 * @param notAfter when it is of no use any more
 */
public record ProductText(
        AccountId account, String kind, PhoneNumber to, String toName, String words, Instant notAfter) {}
