package io.nas4j.cli.command.measure;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of searches that are simulated once for each seed. */
final class SearchesOptions {

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "The first seed. Default: ${DEFAULT-VALUE}.")
    private long firstSeed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Searches that are simulated at once; changes nothing but how long that takes. By default one a"
                            + " core.")
    private Optional<Integer> threads = Optional.empty();

    long firstSeed() {
        return firstSeed;
    }

    int threads() {
        return threads.orElse(Runtime.getRuntime().availableProcessors());
    }
}
