package org.leadnest.support;

import java.util.List;
import org.leadnest.privacy.PersonalData;
import org.springframework.stereotype.Component;

@Component
class SupportData implements PersonalData {
    @Override
    public String module() {
        return "support";
    }

    @Override
    public List<Kind> kinds() {
        return List.of(new Kind(
                "Requests to the support: name, e-mail address, what was written",
                "To answer",
                "Two years after the last word; a closed account's within 90 days after closing."));
    }
}
