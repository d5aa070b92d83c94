package io.nas4j.space.notation;

import io.nas4j.space.InvalidInputException;
import java.util.function.Supplier;

/** Puts the place where something stood before what is wrong with it. */
final class Place {

    private Place() {}

    /** Reads or builds something; its refusals begin with the place. */
    static <T> T in(String place, Supplier<T> read) {
        try {
            return read.get();
        } catch (InvalidInputException e) {
            throw e.at(place);
        }
    }

    /** A text that is short enough for a message. */
    static String abbreviated(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
