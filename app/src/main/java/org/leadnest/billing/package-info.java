/**
 * Plans, trial, subscriptions, credits and the mails about them; Stripe is the one payment service.
 *
 * <p>Invariants: no card number comes here; what is kept of a subscription or invoice is what Stripe said at a fetch that began
 * after the row's last write; a webhook that was answered is worked on or stands in the operator's list; a thing counts once
 * against the plan, in the transaction that uses it, and never past what is there; a mail about money is sent once. No call
 * to Stripe happens inside a transaction.
 *
 * <p>Facades: {@link org.leadnest.billing.Entitlements} (what may this account do), {@link org.leadnest.billing.Credits} (take
 * one), {@link org.leadnest.billing.Billing} (an owner's verbs), {@link org.leadnest.billing.PriceBoard} (what it costs).
 * Tables: {@code billing.*}; plans, prices and packs are data of the installation. Events: none.
 */
@ApplicationModule(allowedDependencies = {"kernel", "platform", "accounts", "accounts::audit"})
@NullMarked
package org.leadnest.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
