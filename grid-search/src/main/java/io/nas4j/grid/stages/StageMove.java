package io.nas4j.grid.stages;

/**
 * A change of one stage. What it adds in multiply-accumulates, the widths of all other stages give back.
 *
 * @param stage from 0
 * @param depth whether its layers change; its channels do otherwise
 * @param more whether it gets more of them
 */
public record StageMove(int stage, boolean depth, boolean more) {

    /** In words, as {@code stage 2 deeper}. */
    public String text() {
        String how = depth ? more ? "deeper" : "shallower" : more ? "wider" : "narrower";
        return "stage " + (stage + 1) + " " + how;
    }
}
