package org.leadnest.photos;

import java.util.List;
import org.leadnest.privacy.PersonalData;
import org.springframework.stereotype.Component;

/** What this module keeps about people: what a photo may show, and who uploaded it. */
@Component
class PhotoData implements PersonalData {
    @Override
    public String module() {
        return "photos";
    }

    @Override
    public List<Kind> kinds() {
        return List.of(new Kind(
                "Photos as they were uploaded, with the place and camera that they may carry; renditions without; what an image model made of them when somebody asked for it; where faces seem to be in them, not whose; who uploaded or altered them",
                "To enhance and show them",
                Basis.CUSTOMER,
                WITH_ACCOUNT,
                "The file store; whoever looks at a listing, without place and camera; the service of an image model, when somebody asks it to change one.",
                List.of("photos.photos", "photos.renditions", "photos.alterations")));
    }
}
