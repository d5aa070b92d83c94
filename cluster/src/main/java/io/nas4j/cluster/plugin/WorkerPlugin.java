package io.nas4j.cluster.plugin;

import io.nas4j.cluster.driver.Desk;
import io.nas4j.cluster.executor.ExecutorWorkers;
import io.nas4j.cluster.report.Report;
import java.util.Map;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;

/** Brings workers' lines from executors to the driver, over Spark's own connection. Spark makes one on each side. */
public final class WorkerPlugin implements SparkPlugin {

    @Override
    public DriverPlugin driverPlugin() {
        return new DriverPlugin() {
            @Override
            public Object receive(Object report) {
                return Desk.ofThisProcess().hear((Report) report).text();
            }
        };
    }

    @Override
    public ExecutorPlugin executorPlugin() {
        return new ExecutorPlugin() {
            @Override
            public void init(PluginContext context, Map<String, String> unused) {
                ExecutorWorkers.open(context, context.conf().getInt("spark.task.cpus", 1));
            }

            @Override
            public void shutdown() {
                ExecutorWorkers.closeHere();
            }
        };
    }
}
