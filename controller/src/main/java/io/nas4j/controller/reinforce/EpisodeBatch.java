package io.nas4j.controller.reinforce;

import java.util.Arrays;
import java.util.List;

/**
 * Episodes as the arrays that {@link PolicyGraph} reads, time-major: the row of decision {@code t} of episode {@code b} is
 * {@code t * batch + b}.
 */
final class EpisodeBatch {

    /** What the logit of a choice that is not open is lowered by. */
    static final float CLOSED = -1e9f;

    /** One-hot of the token read before the decision: [rows, tokens]. */
    final float[] token;

    /** 0 where a choice is open, {@link #CLOSED} elsewhere: [rows, widest]. */
    final float[] mask;

    /** One-hot of the choice; all zeros where it was not asked: [rows, widest]. */
    final float[] taken;

    /** Advantage divided by the number of episodes; 0 where not asked: [rows]. */
    final float[] advantage;

    /** Entropy weight divided by the number of episodes; 0 where not asked: [rows]. */
    final float[] entropyWeight;

    EpisodeBatch(PolicyShape shape, List<Episode> episodes, double entropyWeight) {
        int batch = episodes.size();
        int rows = shape.decisions() * batch;
        int tokens = shape.tokens();
        int widest = shape.widest();
        int[] firstTokens = shape.firstTokens();
        this.token = new float[rows * tokens];
        this.mask = new float[rows * widest];
        this.taken = new float[rows * widest];
        this.advantage = new float[rows];
        this.entropyWeight = new float[rows];
        Arrays.fill(mask, CLOSED);
        for (int b = 0; b < batch; b++) {
            Episode episode = episodes.get(b);
            int previous = shape.start();
            for (int d = 0; d < shape.decisions(); d++) {
                int row = d * batch + b;
                int choice = episode.choices().get(d);
                token[row * tokens + previous] = 1;
                for (int open : episode.open().get(d)) {
                    mask[row * widest + open] = 0;
                }
                if (episode.asked(d)) {
                    taken[row * widest + choice] = 1;
                    advantage[row] = (float) (episode.advantage() / batch);
                    this.entropyWeight[row] = (float) (entropyWeight / batch);
                }
                previous = firstTokens[d] + choice;
            }
        }
    }
}
