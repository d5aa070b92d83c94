package io.nas4j.space.notation;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.ArchitectureText;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the block strings in a text: bare ones, in quotes, in a list, or in a list of lists, as Python and JSON write them;
 * {@code #} begins a comment. A string that stands in no inner list is a stage of its own.
 */
final class BlockStrings {

    private static final String SEPARATORS = " \t\r\n\f,[]'\"#";
    private static final int MAX_DEPTH = 2;

    private final String notation;
    private final String text;
    private final List<List<BlockString>> stages = new ArrayList<>();
    private List<BlockString> stage = new ArrayList<>();
    private int depth;
    private boolean closed;
    /** In brackets: whether an item has ended and no comma has come. */
    private boolean itemEnded;

    private BlockStrings(String notation, String text) {
        this.notation = notation;
        this.text = text;
    }

    /**
     * All strings of a text by stage; no stage is empty.
     *
     * @param notation its name, for places
     * @throws InvalidInputException with notation and character
     */
    static List<List<BlockString>> read(String notation, String text) {
        if (text.length() > ArchitectureText.MAX_LENGTH) {
            throw new InvalidInputException(notation + ": the text must have at most " + ArchitectureText.MAX_LENGTH
                    + " characters, but has " + text.length());
        }
        return new BlockStrings(notation, text).read();
    }

    private List<List<BlockString>> read() {
        int i = 0;
        while (i < text.length()) {
            i = next(i);
        }
        if (depth > 0) {
            throw refused(text.length(), "']' is missing");
        }
        if (stages.isEmpty()) {
            throw refused(0, "there is no block string");
        }
        return stages;
    }

    /** Takes what begins there and returns where it ends. */
    private int next(int i) {
        char c = text.charAt(i);
        if (Character.isWhitespace(c)) {
            return i + 1;
        }
        if (c == '#') {
            int end = text.indexOf('\n', i);
            return end < 0 ? text.length() : end;
        }
        if (closed) {
            throw refused(i, "nothing may stand behind the list");
        }
        switch (c) {
            case '[' -> open(i);
            case ']' -> close(i);
            case ',' -> comma(i);
            case '\'', '"' -> {
                int end = text.indexOf(c, i + 1);
                if (end < 0) {
                    throw refused(i, "the quote is not closed");
                }
                string(i + 1, end);
                return end + 1;
            }
            default -> {
                int end = i;
                while (end < text.length() && SEPARATORS.indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                string(i, end);
                return end;
            }
        }
        return i + 1;
    }

    private void open(int i) {
        if (depth == 0 && !stages.isEmpty()) {
            throw refused(i, "a list may not begin behind strings outside of it");
        }
        if (depth == MAX_DEPTH) {
            throw refused(i, "lists may stand in one list, not deeper");
        }
        beginItem(i);
        depth++;
        itemEnded = false;
    }

    private void close(int i) {
        if (depth == 0) {
            throw refused(i, "']' closes nothing");
        }
        if (depth == MAX_DEPTH) {
            if (stage.isEmpty()) {
                throw refused(i, "a stage has no block string");
            }
            stages.add(stage);
            stage = new ArrayList<>();
        }
        depth--;
        closed = depth == 0;
        itemEnded = true;
    }

    private void comma(int i) {
        if (depth > 0 && !itemEnded) {
            throw refused(i, "a comma stands where a string or a list must");
        }
        itemEnded = false;
    }

    private void beginItem(int i) {
        if (depth > 0 && itemEnded) {
            throw refused(i, "a comma is missing");
        }
    }

    private void string(int from, int to) {
        beginItem(from);
        boolean alone = depth < MAX_DEPTH;
        int stageNumber = stages.size() + 1;
        String place = notation + ", stage " + stageNumber + (alone ? "" : ", string " + (stage.size() + 1));
        BlockString string = new BlockString(place, text.substring(from, to), from);
        if (alone) {
            stages.add(List.of(string));
        } else {
            stage.add(string);
        }
        itemEnded = true;
    }

    private InvalidInputException refused(int at, String message) {
        return new InvalidInputException(notation + ", character " + (at + 1) + ": " + message);
    }
}
