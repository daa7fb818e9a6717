package org.leadnest.platform.web;

/** The origin, beside our own, that pictures may come from, as a content security policy writes it; empty for none. */
public record PictureOrigin(String value) {}
