package org.leadnest.copydesk.facts;

/**
 * What is known about one photo of the listing.
 *
 * @param order position among the media, from 1
 * @param imageOf RESO ImageOf, for instance "Kitchen"; empty when unknown
 * @param description the agent's short description; empty when there is none
 */
public record Photo(int order, String imageOf, String description, boolean preferred) {
    @Override
    public String toString() {
        return imageOf.isEmpty() ? description : imageOf;
    }
}
