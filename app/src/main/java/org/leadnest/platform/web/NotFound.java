package org.leadnest.platform.web;

/**
 * There is nothing at this address for this account: the row does not exist, or belongs to another. Thrown by
 * controllers alone, as the web's way out of an empty {@code Optional}; answered as a 404 page or problem.
 */
public final class NotFound extends RuntimeException {
    public NotFound() {
        super("nothing is here", null, false, false);
    }
}
