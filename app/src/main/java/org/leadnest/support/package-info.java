/**
 * What people ask of the operator, until it is answered: by the form at {@code /contact}, from within the application, and
 * the operator's queue at {@code /ops/support}.
 *
 * <p>Invariants: whatever is sent is kept before anybody is told so; the sender gets a mail with a signed link to the thread,
 * and each answer by mail; what looks like spam is held for a look, not lost. Tables: {@code support.*}, which are the
 * operator's and no tenant tables: {@code customer_id} is part of every question that a customer's page asks.
 */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "platform",
            "accounts",
            "accounts::audit",
            "billing",
            "privacy",
            "privacy::choices",
            "messaging",
            "messaging::inbound",
            "messaging::inbox",
            "messaging::readers"
        })
@NullMarked
package org.leadnest.support;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
