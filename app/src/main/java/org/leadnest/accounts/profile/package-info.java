/**
 * What a person says about themselves beside their name: picture, phone, time zone, language, look,
 * signature. Tables: {@code accounts.profiles}, {@code accounts.phone_codes}, which
 * goes with the user.
 */
@NamedInterface("profile")
@NullMarked
package org.leadnest.accounts.profile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
