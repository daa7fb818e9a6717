package org.leadnest.followups;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an enrollment waits for besides its own plan.
 *
 * @param rule the send gate's that holds or refused its message; {@code paused} or {@code template} when a person has to act
 * @param reason in words
 * @param until the next legal instant; absent when no instant changes it
 */
public record Waiting(String rule, String reason, @Nullable Instant until) {}
