package org.leadnest.accounts.signup;

import java.util.Map;

/**
 * Where somebody who belongs to no account opens one.
 *
 * @param email of whoever has shown who they are
 * @param may whether they open an account here; a member of one that is suspended does not
 */
public record AnotherAccountPage(String email, String company, boolean may, Map<String, String> errors) {}
