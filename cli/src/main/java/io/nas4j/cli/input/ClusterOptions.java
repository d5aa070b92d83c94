package io.nas4j.cli.input;

import io.nas4j.cluster.Cluster;
import io.nas4j.evaluator.worker.WorkerHosts;
import io.nas4j.space.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where workers run. */
public final class ClusterOptions {

    @Option(
            names = "--cluster",
            paramLabel = "MASTER",
            description =
                    "Train on a Spark 4 cluster: local-cluster[N,C,M] (N executors with C cores and M MB on this machine),"
                            + " spark://HOST:PORT, yarn, or k8s://HOST:PORT. --workers says how many trials run at a time. What is"
                            + " proposed and found is as with so many workers here (docs/cluster.md). By default on this machine,"
                            + " without Spark.")
    private Optional<String> master = Optional.empty();

    @Option(
            names = "--cluster-conf",
            paramLabel = "KEY=VALUE",
            description =
                    "A setting of Spark for --cluster, as spark.executor.memory=1g; or nas4j.home=DIR, where every executor"
                            + " has this nas4j, which is sent to them otherwise; or nas4j.wait=SECONDS for the first executor, otherwise 50. May"
                            + " be given several times.")
    private List<String> settings = new ArrayList<>();

    /**
     * Where workers run.
     *
     * @throws InvalidInputException where master or settings are wrong, or Spark is not here
     */
    public WorkerHosts hosts() {
        refuseSettingsAlone();
        return master.isPresent() ? Cluster.parse(master.get(), settings) : WorkerHosts.HERE;
    }

    /**
     * How many trials run at a time: what was asked for, or as many as the cluster has cores for.
     *
     * @param asked by {@code --workers}
     * @throws InvalidInputException where neither says
     */
    public Optional<Integer> workers(Optional<Integer> asked) {
        refuseSettingsAlone();
        if (asked.isPresent() || master.isEmpty()) {
            return asked;
        }
        return Optional.of(Cluster.parse(master.get(), settings)
                .slots()
                .orElseThrow(() -> new InvalidInputException("--cluster " + master.get()
                        + " needs --workers N: how many trials run at a time, each on a core of the cluster")));
    }

    private void refuseSettingsAlone() {
        if (master.isEmpty() && !settings.isEmpty()) {
            throw new InvalidInputException("--cluster-conf " + settings.get(0) + " needs --cluster");
        }
    }
}
