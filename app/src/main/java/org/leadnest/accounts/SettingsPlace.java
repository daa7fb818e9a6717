package org.leadnest.accounts;

/**
 * A settings page that a module offers; the index shows it to those who may open it. A bean per page.
 *
 * @param order place in the index; lower comes first
 * @param href below {@code /app/settings/}
 * @param icon an id in {@code static/icons.svg}
 * @param needs the permission that the page's handler requires
 */
public record SettingsPlace(int order, String href, String icon, String title, String text, Permission needs) {}
