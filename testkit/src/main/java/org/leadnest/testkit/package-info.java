/**
 * Stand-ins for the services outside: small HTTP servers with a ledger of what they accepted and a fault switch, for the
 * tests of the service and for the journeys. No Spring.
 */
@NullMarked
package org.leadnest.testkit;

import org.jspecify.annotations.NullMarked;
