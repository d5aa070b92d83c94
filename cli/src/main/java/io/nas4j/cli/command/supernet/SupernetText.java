package io.nas4j.cli.command.supernet;

import io.nas4j.api.stage.supernet.TrainedSupernet;
import io.nas4j.cli.output.Terminal;
import io.nas4j.evaluator.supernet.training.SupernetHealth;
import java.nio.file.Path;
import java.util.Locale;

/** Says what came of the training of a supernet. */
final class SupernetText {

    private SupernetText() {}

    static void print(TrainedSupernet trained, Path file, Terminal terminal) {
        SupernetHealth health = trained.health();
        terminal.say(String.format(
                Locale.ROOT,
                "The supernet was trained in %.0f s of processor time: %s.",
                trained.file().training().seconds(),
                trained.recipe().text()));
        terminal.say(String.format(
                Locale.ROOT,
                "It gives %d random networks losses from %.3f to %.3f and a mean accuracy of %.1f %%; two halves of the"
                        + " images order them alike with tau %s.",
                health.networks(),
                health.least(),
                health.most(),
                100 * health.accuracy(),
                health.halves().isPresent()
                        ? String.format(Locale.ROOT, "%.2f", health.halves().getAsDouble())
                        : "unknown, since all are alike"));
        terminal.say(String.format(
                Locale.ROOT,
                "Least evenly trained: the choices of %s, the rarest %.2f times as often as the most frequent.",
                health.rarest(),
                health.evenness()));
        terminal.say("Written to " + file);
    }
}
