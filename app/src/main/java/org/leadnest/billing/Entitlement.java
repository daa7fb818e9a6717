package org.leadnest.billing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an account may do at this moment. Reading and export are never in question.
 *
 * @param sending whether commercial messages go out
 * @param ai whether texts are written and photos enhanced
 * @param plan whose limits count
 * @param counted whether limits are held; they are not when nobody can buy anything here
 * @param reason why something stops, as a sentence for the people of the account; empty when nothing does
 * @param until when this may change by itself
 */
public record Entitlement(
        boolean sending,
        boolean ai,
        Plan plan,
        boolean counted,
        String reason,
        @Nullable Instant until) {}
