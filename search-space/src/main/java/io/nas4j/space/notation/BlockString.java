package io.nas4j.space.notation;

/**
 * One string of blocks.
 *
 * @param stand the notation, stage and number of the string
 * @param text of the string
 * @param start of the string in the whole text
 */
record BlockString(String stand, String text, int start) {

    /** Where the whole string stands. */
    String place() {
        return stand + ", '" + Place.abbreviated(text) + "' at character " + (start + 1);
    }

    /** Where a token in it stands. */
    String place(String token, int offset) {
        return stand + ", '" + Place.abbreviated(token) + "' at character " + (start + offset + 1);
    }
}
