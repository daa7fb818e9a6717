/**
 * What users decide about their own data: kinds of mail, being counted, outside AI, and restriction as a whole. Nothing stands
 * for "yes"; a stop is a row in {@code privacy.user_stops}, every change of it one in {@code privacy.user_choices}.
 */
@NamedInterface("choices")
@NullMarked
package org.leadnest.privacy.choices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
