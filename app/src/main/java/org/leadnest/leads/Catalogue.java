package org.leadnest.leads;

import java.util.List;

/** The account's own words for leads, and who may own one; what forms and filters offer. */
public record Catalogue(List<Stage> stages, List<Source> sources, List<String> tags, List<Owner> owners) {}
