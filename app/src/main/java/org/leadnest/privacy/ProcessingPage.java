package org.leadnest.privacy;

import java.util.List;

/** The record of processing. */
public record ProcessingPage(List<Activity> activities, List<KeptRecord> kept, List<String> receivers) {
    public record Activity(String module, PersonalData.Kind kind) {}
}
