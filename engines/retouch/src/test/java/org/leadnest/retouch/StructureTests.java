package org.leadnest.retouch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StructureTests {
    private static final byte[] ROOM = FurnishedRoom.asItIs();

    @Test
    void theSameRoomInOtherLightHolds() {
        StructureCheck check = compare(FurnishedRoom.atDusk(), Alterations.DUSK);
        assertThat(check.holds()).as(check.toString()).isTrue();
        assertThat(check.kept()).isGreaterThan(0.85);
    }

    @Test
    void furnitureMayGoAndCome() {
        StructureCheck emptied = compare(FurnishedRoom.emptied(), Alterations.DECLUTTERED);
        assertThat(emptied.holds()).as(emptied.toString()).isTrue();
        StructureCheck staged = ModelEdits.compare(FurnishedRoom.emptied(), ROOM, Alterations.STAGED)
                .orElseThrow();
        assertThat(staged.holds()).as(staged.toString()).isTrue();
    }

    @Test
    void furnitureThatGoesBetweenDayAndDuskIsNoChangeOfLight() {
        assertThat(compare(FurnishedRoom.emptied(), Alterations.DUSK).holds()).isFalse();
    }

    @Test
    void aMovedWindowDoesNotHold() {
        StructureCheck check = compare(FurnishedRoom.withWindowAt(0.17), Alterations.DECLUTTERED);
        assertThat(check.holds()).as(check.toString()).isFalse();
        assertThat(check.reason()).contains("from the left");
    }

    @Test
    void aWindowOrADoorThatIsGoneDoesNotHold() {
        assertThat(compare(FurnishedRoom.withoutWindow(), Alterations.DECLUTTERED)
                        .holds())
                .isFalse();
        assertThat(compare(FurnishedRoom.withoutDoor(), Alterations.DECLUTTERED).holds())
                .isFalse();
    }

    @Test
    void aWindowMoreDoesNotHold() {
        StructureCheck check = ModelEdits.compare(FurnishedRoom.withoutWindow(), ROOM, Alterations.STAGED)
                .orElseThrow();
        assertThat(check.holds()).as(check.toString()).isFalse();
    }

    @Test
    void anotherShapeDoesNotHold() {
        assertThat(compare(TestPhotos.jpeg(TestPhotos.room(900, 900)), Alterations.DECLUTTERED)
                        .reason())
                .contains("another shape");
    }

    @Test
    void whatAModelMadeIsRebuiltFromItsPictureAndNotFromAnother() {
        Retouched.Image sent = (Retouched.Image)
                Retouch.enhance(ROOM, EnhanceOptions.defaults().withDelivery(Delivery.MLS));
        byte[] picture = FurnishedRoom.emptied();
        Recipe.Operation edit = ModelEdits.operation(Alterations.DECLUTTERED, "brush-1", "photos/declutter-1", picture);
        List<Retouched> made = ModelEdits.renditions(
                picture,
                sent.recipe(),
                edit,
                List.of(
                        EnhanceOptions.defaults().withDelivery(Delivery.WEB),
                        EnhanceOptions.defaults().withDelivery(Delivery.SQUARE)));
        for (Retouched one : made) {
            Retouched.Image image = (Retouched.Image) one;
            Recipe recipe = Recipe.parse(image.recipe().toJson());
            assertThat(recipe.operations())
                    .containsAll(sent.recipe().operations())
                    .contains(edit);
            assertThat(((Retouched.Image) Retouch.rebuild(picture, recipe)).bytes())
                    .isEqualTo(image.bytes());
            assertThat(Retouch.rebuild(ROOM, recipe)).isInstanceOf(Retouched.Refused.class);
        }
    }

    private static StructureCheck compare(byte[] after, String operation) {
        return ModelEdits.compare(ROOM, after, operation).orElseThrow();
    }
}
