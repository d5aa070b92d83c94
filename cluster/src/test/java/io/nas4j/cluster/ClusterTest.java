package io.nas4j.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type; no Spark runs. */
class ClusterTest {

    @TempDir
    Path home;

    private String before = "";

    @BeforeEach
    void haveSpark() throws IOException {
        before = System.getProperty(SparkHome.PROPERTY, "");
        System.setProperty(SparkHome.PROPERTY, home.toString());
        Files.createDirectories(home.resolve("jars"));
        jar("spark-core_2.13-4.2.0.jar");
    }

    @AfterEach
    void forget() {
        System.setProperty(SparkHome.PROPERTY, before);
    }

    private void jar(String name) throws IOException {
        Files.createFile(home.resolve("jars").resolve(name));
    }

    @ParameterizedTest
    @CsvSource({"'local-cluster[2,1,2048]',2", "'local-cluster[3, 4, 512]',12"})
    void aClusterOnThisMachineSaysHowManyTrialsItRuns(String master, int slots) {
        assertThat(Cluster.parse(master, List.of()).slots()).hasValue(slots);
    }

    @ParameterizedTest
    @ValueSource(strings = {"spark://host:7077", "spark://a:7077,b:7077"})
    void aMasterElsewhereDoesNotSay(String master) {
        assertThat(Cluster.parse(master, List.of()).slots()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "local[2]", "spark://host", "http://host:7077", "k8s://", "", "yarn-client"})
    void anythingElseIsRefused(String master) {
        assertThatThrownBy(() -> Cluster.parse(master, List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "--cluster must be local-cluster[N,C,M], spark://HOST:PORT, yarn or k8s://HOST:PORT, but was '"
                                + master + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local-cluster[0,1,1024]", "local-cluster[2,0,1024]", "local-cluster[2,1,256]"})
    void tooLittleIsRefused(String master) {
        assertThatThrownBy(() -> Cluster.parse(master, List.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("M >= 512 MB each, but was '" + master + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "spark.executor.memory,must be KEY=VALUE",
        "memory=1g,must be KEY=VALUE",
        "=1g,must be KEY=VALUE",
        "spark.master=local,cannot set spark.master",
        "spark.speculation=true,cannot set spark.speculation",
        "nas4j.wait=0,must be from 1 to 3600 seconds",
        "nas4j.wait=soon,must be from 1 to 3600 seconds"
    })
    void wrongSettingsAreRefused(String setting, String why) {
        assertThatThrownBy(() -> Cluster.parse("spark://host:7077", List.of(setting)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("--cluster-conf")
                .hasMessageContaining(why);
    }

    @Test
    void anotherSparkIsRefused() throws IOException {
        Files.delete(home.resolve("jars").resolve("spark-core_2.13-4.2.0.jar"));
        jar("spark-core_2.12-3.5.1.jar");
        assertThatThrownBy(() -> Cluster.parse("spark://host:7077", List.of()))
                .hasMessage("SPARK_HOME is " + home
                        + ", which has Spark 3.5.1 with Scala 2.12, but nas4j needs Spark 4 with Scala 2.13");
    }

    @Test
    void aFolderWithoutSparkIsRefused() {
        System.setProperty(SparkHome.PROPERTY, home.resolve("none").toString());
        assertThatThrownBy(() -> Cluster.parse("spark://host:7077", List.of()))
                .hasMessageContaining("has no Spark: no jars/spark-core_2.13-4.*.jar");
    }

    @ParameterizedTest
    @CsvSource({"yarn,yarn,YARN", "k8s://host:6443,kubernetes,Kubernetes"})
    void kindsOfClustersNeedTheirPartOfSpark(String master, String part, String name) throws IOException {
        assertThatThrownBy(() -> Cluster.parse(master, List.of()))
                .hasMessageContaining("has no part for " + name + " (spark-" + part + "): set SPARK_HOME");
        jar("spark-" + part + "_2.13-4.2.0.jar");
        assertThat(Cluster.parse(master, List.of()).slots()).isEmpty();
    }

    @Test
    void aClusterGivesAsManyCoresAsTrialsRun() {
        Map<String, String> standalone =
                new SparkSettings(Master.parse("spark://host:7077"), Map.of("spark.task.cpus", "2"), 6).all();
        assertThat(standalone).containsEntry("spark.cores.max", "12").containsEntry("spark.executor.cores", "2");
        Map<String, String> kubernetes =
                new SparkSettings(Master.parse("k8s://host:6443"), Map.of("spark.executor.cores", "4"), 6).all();
        assertThat(kubernetes).containsEntry("spark.executor.instances", "2").doesNotContainKey("spark.cores.max");
    }

    @Test
    void whatTheUserSetsStays() {
        assertThat(new SparkSettings(Master.parse("spark://host:7077"), Map.of("spark.executor.memory", "4g"), 2).all())
                .containsEntry("spark.executor.memory", "4g");
    }

    @Test
    void aLogThatRefusesClassesMeansAnotherVersion() {
        assertThat(
                        SparkFailure.of(
                                List.of(
                                        "java.io.InvalidClassException: org.apache.spark.rpc.RpcEndpointRef; local class incompatible")))
                .startsWith("the cluster runs another version of Spark");
        assertThat(SparkFailure.of(List.of("a", "b", "c", "d")))
                .isEqualTo("Spark's driver ended, last lines: b | c | d");
    }
}
