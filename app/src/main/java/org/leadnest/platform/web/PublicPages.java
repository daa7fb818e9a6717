package org.leadnest.platform.web;

import java.util.List;

/** Pages of one module that a visitor may find by a search engine; the map of the site lists them. */
public interface PublicPages {
    /** Paths, such as {@code /pricing}, the most important first. */
    List<String> paths();
}
