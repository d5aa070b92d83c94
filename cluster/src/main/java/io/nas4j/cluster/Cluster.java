package io.nas4j.cluster;

import io.nas4j.evaluator.process.WorkerProgram;
import io.nas4j.evaluator.worker.WorkerHost;
import io.nas4j.evaluator.worker.WorkerHosts;
import io.nas4j.space.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Has the workers of a study run on a Spark cluster. Their results are those of workers on this machine.
 *
 * @param master where
 * @param settings of Spark, and of nas4j where the key begins so
 */
public record Cluster(Master master, Map<String, String> settings) implements WorkerHosts {

    /** Where nas4j's jars lie on every executor; they are sent to the executors otherwise. */
    static final String HOME = "nas4j.home";

    /** Seconds within which the first executor must come. */
    static final String WAIT = "nas4j.wait";

    private static final Set<String> OWN = Set.of(HOME, WAIT);
    private static final String SPARK = "spark.";

    /** What would let a trial run twice, or elsewhere than asked. */
    private static final Set<String> REFUSED =
            Set.of("spark.master", "spark.plugins", "spark.speculation", "spark.submit.deployMode");

    public Cluster {
        settings = Map.copyOf(settings);
    }

    /**
     * Reads what a user typed.
     *
     * @param master as {@code spark://HOST:PORT}
     * @param settings each as {@code KEY=VALUE}
     * @throws InvalidInputException where one of them is wrong, or Spark's libraries are not here
     */
    public static Cluster parse(String master, List<String> settings) {
        Map<String, String> all = new LinkedHashMap<>();
        for (String each : settings) {
            int equals = each.indexOf('=');
            String key = equals < 0 ? each : each.substring(0, equals);
            if (equals < 1 || !(key.startsWith(SPARK) || OWN.contains(key))) {
                throw new InvalidInputException("--cluster-conf must be KEY=VALUE with a key of Spark (spark.*), "
                        + HOME + " or " + WAIT + ", but was '" + each + "'");
            }
            if (REFUSED.contains(key)) {
                throw new InvalidInputException("--cluster-conf cannot set " + key + ": nas4j sets it itself");
            }
            all.put(key, each.substring(equals + 1));
        }
        Cluster cluster = new Cluster(Master.parse(master), all);
        SparkSettings.seconds(WAIT, Optional.ofNullable(all.get(WAIT)));
        SparkHome home = SparkHome.find();
        requirePart(cluster.master.isYarn(), home, "yarn", "YARN");
        requirePart(cluster.master.isKubernetes(), home, "kubernetes", "Kubernetes");
        return cluster;
    }

    private static void requirePart(boolean needed, SparkHome home, String part, String name) {
        if (needed && !home.has(part)) {
            throw new InvalidInputException("the Spark in " + home.folder() + " has no part for " + name + " (spark-"
                    + part + "): set SPARK_HOME to a Spark " + home.version() + " as it is downloaded");
        }
    }

    /** How many trials run there side by side, where the master's address says so. */
    public OptionalInt slots() {
        return master.slots();
    }

    @Override
    public WorkerHost host(WorkerProgram program, int workers, Consumer<String> notes) {
        SparkSettings spark = new SparkSettings(master, settings, workers);
        return new SparkHost(
                new DriverCommand(SparkHome.find(), master, spark),
                Code.of(program, master, Optional.ofNullable(settings.get(HOME))),
                notes);
    }
}
