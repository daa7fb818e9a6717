package org.leadnest.accounts.signup;

import java.util.Map;

/** What was typed (never the password) and what is wrong with it. */
public record SignUpPage(
        String name,
        String company,
        String email,
        String phone,
        boolean age,
        boolean terms,
        Map<String, String> errors) {}
