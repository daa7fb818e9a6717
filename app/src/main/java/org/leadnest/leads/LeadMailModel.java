package org.leadnest.leads;

import java.util.Map;

/**
 * Reads a message that no rule could, by a model. Implemented above, by whoever knows both leads and the model; without a
 * configured model there is no such bean. Called outside of any transaction.
 */
public interface LeadMailModel {
    /**
     * What the text says of the person who asks, by the names name, email, phone, address and message; empty when the
     * model is not to be had or finds nobody.
     */
    Map<String, String> read(String text);
}
