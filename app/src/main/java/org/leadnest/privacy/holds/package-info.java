/**
 * What must stay for a while although it would be erased: legal holds over named parts of an
 * account, over one lead or over one request to the support, and the little that is
 * kept of an account that was closed for fraud. Operators set both at {@code /ops}, with a reason, a law and a last day; each
 * act is written into the hold's own log. Erasure and retention ask {@link org.leadnest.privacy.holds.Holds} and leave what
 * is held; the rest goes in its time, and the certificate of erasure names what stays. When a hold ends, what waited is
 * erased. The account's owners are told at once, or when the law that forbids it lets us.
 *
 * <p>Tables: {@code privacy.holds}, {@code privacy.hold_acts}, {@code privacy.fraud_records} (the operator's), {@code
 * privacy.held_people}.
 */
@NullMarked
package org.leadnest.privacy.holds;

import org.jspecify.annotations.NullMarked;
