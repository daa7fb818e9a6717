/**
 * Messages to and from people, and the one gate that every outgoing one passes.
 *
 * <p>Purpose: {@link org.leadnest.messaging.Messages} keeps what is to be sent, the gate ({@code gate}) allows, holds or
 * refuses it by named rules, {@code delivery} claims it, calls a carrier ({@code carriers}) and records the outcome. {@code
 * connections} keeps an account's own credentials with carriers, which win over the house's. {@code preferences} keeps
 * consents and opt-outs, {@code templates} the account's Liquid templates, {@code links} the short links whose clicks are
 * counted. {@code inbound} takes in answers and reports of carriers, signed, each once, fetches the files of texts, and reads
 * the account's mailbox. This module does not know leads: a person is an opaque id with an
 * address, and {@link org.leadnest.messaging.Correspondents}, which a module above implements, says whose address it is;
 * {@link org.leadnest.messaging.AddressBook} says who the persons are. {@code inbox} holds the two-way conversations.
 *
 * <p>Invariants: one message per (enrollment, step, channel), by a unique key. A row is claimed and committed before a
 * carrier is called; a commercial message whose outcome is not known is never sent again, it ends as UNKNOWN. An opt-out or
 * a reply that is committed before the claim wins, because the claim itself looks. Quiet hours, caps and consent bind
 * commercial messages by e-mail and text alike; transactional ones only stop at a bad address.
 *
 * <p>Tables: {@code messaging.*}. Events out: {@link org.leadnest.messaging.MessageEvent}. Events in: {@link
 * org.leadnest.accounts.MemberLeaving}.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "accounts",
            "accounts::audit",
            "accounts::profile",
            "billing",
            "privacy",
            "privacy::choices",
            "cadence",
            "retouch"
        })
@NullMarked
package org.leadnest.messaging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
