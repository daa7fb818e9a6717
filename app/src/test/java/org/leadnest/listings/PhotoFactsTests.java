package org.leadnest.listings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.leadnest.copydesk.Brief;
import org.leadnest.copydesk.Finding;
import org.leadnest.copydesk.Outlet;
import org.leadnest.photos.Photo;
import org.leadnest.photos.Photos;
import org.leadnest.photos.Pictures;
import org.leadnest.photos.Room;
import org.leadnest.platform.jobs.JobHandler;
import org.leadnest.testkit.Cast;
import org.leadnest.testkit.LeadNestTest;
import org.leadnest.testkit.SignedIn;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What ready photos show is known to the writer, and each has its line of alternative text. */
@LeadNestTest
class PhotoFactsTests {
    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private Listings listings;

    @Autowired
    private Descriptions descriptions;

    @Autowired
    private Photos photos;

    @Autowired
    private List<JobHandler> handlers;

    @Autowired
    private Cast cast;

    private Cast.Players players;
    private Listing home;

    @BeforeEach
    void enter() {
        players = cast.enter();
        home = ((Saving.Saved) players.atHarbor(() -> listings.enter(ListingApiTests.house(), players.maya())))
                .listing();
    }

    @Test
    void eachReadyPhotoHasItsLine() throws Exception {
        for (String name : List.of("front.jpg", "kitchen.jpg")) {
            mvc.post()
                    .uri("/app/listings/" + home.key() + "/photos")
                    .multipart()
                    .file(new MockMultipartFile("photos", name, "image/jpeg", Pictures.room(900, 600)))
                    .with(SignedIn.as(players.maya()))
                    .exchange();
        }
        List<Photo> uploaded = players.atHarbor(() -> photos.list(home.key().value()));
        JobHandler enhance = handlers.stream()
                .filter(one -> one.name().equals("photos.enhance"))
                .findFirst()
                .orElseThrow();
        for (Photo photo : uploaded) {
            players.atHarbor(() -> {
                enhance.run(players.harbor(), photo.id().value());
                return true;
            });
        }
        players.atHarbor(() -> {
            photos.describe(uploaded.get(0).id(), new Photos.Words("The house behind its garden", "", Room.FRONT));
            photos.describe(uploaded.get(1).id(), new Photos.Words("", "", Room.KITCHEN));
            return true;
        });
        Brief brief = Brief.of(Outlet.ALT_TEXT);
        Descriptions.Writing writing = players.atHarbor(
                () -> descriptions.write(home.key(), brief, players.maya()).orElseThrow());
        String text = ((Descriptions.Writing.Written) writing).description().text();
        assertThat(text.lines()).containsExactly("The house behind its garden", "Photo of the kitchen");
        assertThat(players.atHarbor(() -> descriptions.check(home, text.repeat(4), brief)))
                .as("the limit is that of a line, not of all photos")
                .extracting(Finding::rule)
                .doesNotContain("mls.cap");
    }
}
