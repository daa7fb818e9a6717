package org.leadnest.support.help;

import java.util.List;
import org.leadnest.platform.web.Prose;

/** {@code /help/{article}}, with others of its group. */
public record HelpArticlePage(String title, String summary, Prose prose, List<HelpPage.Line> others) {}
