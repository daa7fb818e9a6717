package org.leadnest.platform.web;

/**
 * One line of the command palette, as the page's script reads it.
 *
 * @param kind {@code lead}, {@code listing}, {@code deal}, {@code sequence} or {@code page}: chooses the icon
 * @param label what the line is called
 * @param detail what tells it from its namesakes; may be empty
 * @param url where choosing it leads
 */
public record PaletteEntry(String kind, String label, String detail, String url) {}
