package io.nas4j.cli.command.supernet;

import io.nas4j.api.stage.supernet.SupernetListener;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.Interrupts;
import io.nas4j.evaluator.supernet.SupernetRecipe;
import java.util.Locale;

/** Tells how the training of a supernet goes on, a line for each tenth. Ctrl-C ends it after the running update. */
public final class SupernetProgress implements SupernetListener {

    private static final int LINES = 10;

    private final Terminal terminal;
    private volatile boolean stopped;
    private long total = 1;
    private double sum;
    private long count;

    public SupernetProgress(Terminal terminal) {
        this.terminal = terminal;
        Interrupts.handle(times -> {
            stopped = true;
            if (times > 1) {
                Runtime.getRuntime().halt(130);
            }
        });
    }

    @Override
    public void began(SupernetRecipe recipe, long done, long numbers) {
        total = recipe.updates();
        terminal.note(String.format(
                Locale.ROOT,
                "supernet: %,d weights; %s%s; --updates %d makes as many on any machine",
                numbers,
                recipe.text(),
                done == 0 ? "" : ", of which " + done + " were made before",
                total));
    }

    @Override
    public boolean updated(long done, double loss) {
        sum += loss;
        count++;
        if (done * LINES / total != (done - 1) * LINES / total) {
            terminal.note(
                    String.format(Locale.ROOT, "supernet: %d of %d updates, mean loss %.3f", done, total, sum / count));
            sum = 0;
            count = 0;
        }
        return !stopped;
    }
}
