package org.leadnest.platform.errors;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.web.client.HttpStatusCodeException;

/**
 * What may be told of an exception beside its type and its frames: codes and names out of our own source. Its message may
 * quote whatever somebody entered, so it is never told.
 */
final class ErrorFacts {
    private static final int DEEPEST = 20;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_]{1,63}");

    private ErrorFacts() {}

    /** Of the exception and its causes: {@code sqlState}, {@code constraint}, {@code table}, {@code answer}. */
    static Map<String, String> of(Throwable thrown) {
        Map<String, String> facts = new LinkedHashMap<>();
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            facts.putAll(own(cause));
            cause = cause.getCause();
        }
        return facts;
    }

    /** Of this exception alone. */
    static Map<String, String> own(Throwable thrown) {
        Map<String, String> facts = new LinkedHashMap<>();
        if (thrown instanceof SQLException sql) {
            put(facts, "sqlState", sql.getSQLState());
        }
        if (thrown instanceof PSQLException postgres && postgres.getServerErrorMessage() != null) {
            ServerErrorMessage server = postgres.getServerErrorMessage();
            put(facts, "constraint", server.getConstraint());
            put(facts, "table", server.getTable());
        }
        if (thrown instanceof HttpStatusCodeException answer) {
            put(facts, "answer", Integer.toString(answer.getStatusCode().value()));
        }
        return facts;
    }

    private static void put(Map<String, String> facts, String name, @org.jspecify.annotations.Nullable String value) {
        if (value != null && NAME.matcher(value).matches()) {
            facts.put(name, value);
        }
    }
}
