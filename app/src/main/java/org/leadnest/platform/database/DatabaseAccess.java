package org.leadnest.platform.database;

/** Where the database is and the two roles that reach it: the owner for migrations, the application for all else. */
public record DatabaseAccess(
        String url, String username, String password, String ownerUsername, String ownerPassword) {}
