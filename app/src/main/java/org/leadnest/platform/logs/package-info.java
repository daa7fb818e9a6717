/**
 * Where lines of the technical log go beside standard output: with {@code leadnest.logs.syslog} to a collector, by syslog over TLS
 * (RFC 5424, RFC 5425). Invariants: what is sent is the very line of standard output, so nothing personal that is not there; a
 * collector that is slow or away never holds up whoever logs, and what it missed is counted and told.
 */
@NullMarked
package org.leadnest.platform.logs;

import org.jspecify.annotations.NullMarked;
