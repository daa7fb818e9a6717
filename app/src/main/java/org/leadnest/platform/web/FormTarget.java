package org.leadnest.platform.web;

/**
 * An origin, beside our own, that a form may end at after a redirect, as a content security policy writes it: a payment page,
 * say. A bean for each.
 */
public record FormTarget(String origin) {}
