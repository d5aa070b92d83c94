package io.nas4j.export.target;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How an exported network is used.
 *
 * @param what it is, as a sentence
 * @param needs what must be installed, as a command or a coordinate
 * @param input what to feed it, and whether to normalise that, as sentences
 * @param language of the example, as Markdown names it
 * @param example the shortest program that gets logits from an image; the last line that it prints is the class and the
 *     logits, apart by blanks
 * @param files each file with what it is
 */
public record Usage(String what, String needs, String input, String language, String example, List<FileNote> files) {

    public Usage {
        files = List.copyOf(files);
    }

    /** The same of something else, which is used alike. */
    public Usage with(String other) {
        return new Usage(other, needs, input, language, example, files);
    }

    /** Class names as a text, each on a line of its own, in the order of the logits. */
    public static String labels(List<String> classNames) {
        return classNames.stream()
                .map(name -> name.replaceAll("\\R", " ") + "\n")
                .collect(Collectors.joining());
    }

    /** A file, and what it is. */
    public record FileNote(String name, String meaning) {}
}
