package org.leadnest.leads;

import java.util.Map;
import java.util.Set;

/**
 * What distinguishes a lead for rules.
 *
 * @param tags in lower case, as tags are compared
 * @param fields values of the account's own fields by key, in their canonical writing
 */
public record LeadTraits(LeadId lead, Set<String> tags, Map<String, String> fields) {}
