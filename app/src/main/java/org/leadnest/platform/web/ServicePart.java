package org.leadnest.platform.web;

/** A part of the service that the status page asks about; each module with one has a bean of it. */
public interface ServicePart {
    /** As people name it. */
    String title();

    /** Whether it works at this moment; quick, outside of a transaction. */
    boolean works();
}
