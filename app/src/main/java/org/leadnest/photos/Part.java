package org.leadnest.photos;

/** A part of a photo as it was taken, upright: left, top, width and height as shares of its own, inside of 0 to 1. */
public record Part(double x, double y, double width, double height) {
    private static final double ROUNDING = 1e-6;

    public Part {
        if (!inside(x, y, width, height)) {
            throw new IllegalArgumentException("expected a part that lies inside of the photo, from 0 to 1");
        }
    }

    /** Whether the middle of the other lies in this one. */
    boolean covers(Part other) {
        double middleX = other.x + other.width / 2;
        double middleY = other.y + other.height / 2;
        return middleX >= x && middleX <= x + width && middleY >= y && middleY <= y + height;
    }

    public static boolean inside(double x, double y, double width, double height) {
        return x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 1 + ROUNDING && y + height <= 1 + ROUNDING;
    }
}
