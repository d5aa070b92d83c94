package io.nas4j.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.check.StoreCheck;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.db.h2.StoreLocation;
import io.nas4j.db.transfer.StoreCopies;
import io.nas4j.db.transfer.StoreImport;
import io.nas4j.evaluator.attempt.MemoryLimit;
import io.nas4j.evaluator.attempt.ProcessMemory;
import io.nas4j.evaluator.worker.WorkerLines;
import io.nas4j.space.plan.BlockPlan;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;

/** Which module may use what: the modules' own order, and the libraries that only some may see. */
@AnalyzeClasses(packages = "io.nas4j", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleRulesTest {
    private static final String SPACE = "io.nas4j.space..";
    private static final String PLAN = "io.nas4j.space.plan";
    private static final String CORE = "io.nas4j.core..";
    private static final String CONTROLLER = "io.nas4j.controller..";
    private static final String EVALUATOR = "io.nas4j.evaluator..";
    private static final String GRID = "io.nas4j.grid..";
    private static final String DB = "io.nas4j.db..";
    private static final String EXPORT = "io.nas4j.export..";
    private static final String REPORT = "io.nas4j.report..";
    private static final String CLUSTER = "io.nas4j.cluster..";
    private static final String CLI = "io.nas4j.cli..";
    private static final String API = "io.nas4j.api..";
    private static final String STAGE = "io.nas4j.api.stage..";
    /** The program of child processes: its standard output is a protocol, and it ends its own JVM. */
    private static final String CHILD = "io.nas4j.api.child";

    /** The program that is Spark's driver: as the program of child processes. */
    private static final String DRIVER = "io.nas4j.cluster.driver";

    private static final int MOST_ARGUMENTS = 9;

    @ArchTest
    static final ArchRule modulesDependInOneDirection = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("io.nas4j..")
            .withOptionalLayers(true)
            .layer("search-space")
            .definedBy(SPACE)
            .layer("search-core")
            .definedBy(CORE)
            .layer("controller")
            .definedBy(CONTROLLER)
            .layer("evaluator")
            .definedBy(EVALUATOR)
            .layer("grid-search")
            .definedBy(GRID)
            .layer("results-db")
            .definedBy(DB)
            .layer("export")
            .definedBy(EXPORT)
            .layer("report")
            .definedBy(REPORT)
            .layer("api")
            .definedBy(API)
            .layer("cluster")
            .definedBy(CLUSTER)
            .layer("cli")
            .definedBy(CLI)
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("search-space")
            .mayNotAccessAnyLayer()
            .whereLayer("search-core")
            .mayOnlyAccessLayers("search-space")
            .whereLayer("controller")
            .mayOnlyAccessLayers("search-space", "search-core")
            .whereLayer("evaluator")
            .mayOnlyAccessLayers("search-space", "search-core")
            .whereLayer("grid-search")
            .mayOnlyAccessLayers("search-space", "search-core")
            .whereLayer("results-db")
            .mayOnlyAccessLayers("search-space", "search-core")
            .whereLayer("export")
            .mayOnlyAccessLayers("search-space", "search-core")
            .whereLayer("report")
            .mayOnlyAccessLayers("search-space", "search-core")
            .whereLayer("cluster")
            .mayOnlyAccessLayers("search-space", "search-core", "evaluator");

    @ArchTest
    static final ArchRule everyClassIsInAModule = classes()
            .should()
            .resideInAnyPackage(SPACE, CORE, CONTROLLER, EVALUATOR, GRID, DB, EXPORT, REPORT, API, CLUSTER, CLI);

    /** What belongs together is a record of its own. An enum's constructors are given its name and place besides. */
    @ArchTest
    static void constructorsTakeNineArgumentsAtMost(JavaClasses all) {
        assertThat(all.stream()
                        .filter(each -> !each.isEnum() && !each.isAnonymousClass())
                        .flatMap(each -> each.getConstructors().stream())
                        .filter(each -> each.getRawParameterTypes().size() > MOST_ARGUMENTS)
                        .map(JavaConstructor::getFullName))
                .isEmpty();
    }

    /** In every module; packages within packages count as packages of their own. */
    @ArchTest
    static final ArchRule packagesAreFreeOfCircles =
            slices().matching("io.nas4j.(**)").should().beFreeOfCycles();

    /** Its door, how it is opened and where it lies, its copies and its check; tables and files stay inside. */
    @ArchTest
    static final ArchRule onlyTheDoorOfTheStoreIsUsedFromOutside = noClasses()
            .that()
            .resideOutsideOfPackage(DB)
            .should()
            .dependOnClassesThat(resideInAPackage(DB)
                    .and(not(belongToAnyOf(
                            H2StudyStore.class,
                            OpenMode.class,
                            StoreLocation.class,
                            StoreCopies.class,
                            StoreImport.class,
                            StoreCheck.class))));

    /** So that none inherits the password of the storage. */
    @ArchTest
    static final ArchRule childrenAreMadeInOnePlace = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.nas4j.evaluator.process.ChildProcess")
            .should()
            .callConstructor(ProcessBuilder.class, List.class)
            .orShould()
            .callConstructor(ProcessBuilder.class, String[].class)
            .orShould()
            .callMethod(Runtime.class, "exec", String[].class)
            .orShould()
            .callMethod(Runtime.class, "exec", String.class);

    @ArchTest
    static final ArchRule searchSpaceUsesTheJdkOnly = noClasses()
            .that()
            .resideInAPackage(SPACE)
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages(SPACE, "java..", "org.jspecify..")
            .allowEmptyShould(true);

    /** Whatever else needs the steps of a block is a builder, which the compiler tells when there is a new kind. */
    @ArchTest
    static final ArchRule onlyTheDataFlowLooksIntoABlock = noClasses()
            .that()
            .resideOutsideOfPackage(PLAN)
            .should()
            .callMethod(BlockPlan.class, "branch")
            .orShould()
            .callMethod(BlockPlan.class, "shortcut");

    @ArchTest
    static final ArchRule deeplearning4jStaysInItsModules =
            only(EVALUATOR, EXPORT).mayUse("org.deeplearning4j..", "org.nd4j..");

    /** The interpreter is what TensorFlow Lite's check and its calibration run. */
    @ArchTest
    static final ArchRule nativeLibrariesStayInTheEvaluatorAndInChecks = noClasses()
            .that()
            .resideOutsideOfPackage(EVALUATOR)
            .and(not(resideInAPackage(EXPORT).and(simpleNameEndingWith("Check").or(simpleName("TfliteInterpreter")))))
            .should()
            .dependOnClassesThat(resideInAPackage("org.bytedeco.."));

    @ArchTest
    static final ArchRule jeneticsStaysInTheController = only(CONTROLLER).mayUse("io.jenetics..");

    /** It is on the class path of the driver and of executors alone, where our other libraries are not. */
    @ArchTest
    static final ArchRule sparkStaysInItsProcesses = only(
                    DRIVER, "io.nas4j.cluster.executor", "io.nas4j.cluster.plugin")
            .mayUse("org.apache.spark..", "scala..");

    /** Nothing else of this program is on the class path there. */
    @ArchTest
    static final ArchRule sparksProcessesUseLittleOfThisProgram = noClasses()
            .that()
            .resideInAnyPackage(
                    DRIVER,
                    "io.nas4j.cluster.executor",
                    "io.nas4j.cluster.plugin",
                    "io.nas4j.cluster.report",
                    "io.nas4j.cluster.wire")
            .should()
            .dependOnClassesThat(resideInAPackage("io.nas4j..")
                    .and(not(resideInAnyPackage(
                            DRIVER,
                            "io.nas4j.cluster.executor",
                            "io.nas4j.cluster.plugin",
                            "io.nas4j.cluster.report",
                            "io.nas4j.cluster.wire",
                            "io.nas4j.evaluator.process")))
                    .and(not(belongToAnyOf(ProcessMemory.class, MemoryLimit.class, WorkerLines.class))));

    @ArchTest
    static final ArchRule treesStayInTheirRoom = noClasses()
            .that()
            .resideOutsideOfPackage("io.nas4j.controller.forest")
            .should()
            .dependOnClassesThat(resideInAPackage("org.tribuo..").and(not(resideInAPackage("org.tribuo.util.onnx.."))));

    @ArchTest
    static final ArchRule databasesStayInTheStore =
            only(DB).mayUse("java.sql..", "javax.sql..", "org.h2..", "org.jdbi..", "org.flywaydb..");

    @ArchTest
    static final ArchRule csvHasTheSameSettingsEverywhere =
            only("io.nas4j.core.csv").mayUse("de.siegmar.fastcsv..");

    @ArchTest
    static final ArchRule optionsAreReadByTheCommandLine = only(CLI).mayUse("picocli..");

    @ArchTest
    static final ArchRule onlyTheCommandLinePrints = noClasses()
            .that()
            .resideOutsideOfPackages(CLI, CHILD, DRIVER)
            .should(ACCESS_STANDARD_STREAMS)
            .allowEmptyShould(true);

    /** What programs call returns what it did; commands and listings turn it into text. */
    @ArchTest
    static final ArchRule programsAreToldByValues = noClasses()
            .that(resideInAPackage(API).and(not(resideInAPackage(CHILD))))
            .should()
            .dependOnClassesThat(belongToAnyOf(PrintStream.class, PrintWriter.class));

    @ArchTest
    static final ArchRule onlyTheCommandLineExits = noClasses()
            .that()
            .resideOutsideOfPackages(CLI, CHILD, DRIVER)
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class)
            .allowEmptyShould(true);

    /** The rules hold for nothing where nothing was read. */
    @ArchTest
    static void readsTheModules(JavaClasses all) {
        for (String module : new String[] {SPACE, PLAN, CORE, API, STAGE, CHILD, CLI}) {
            assertThat(all.stream().filter(resideInAnyPackage(module)).map(JavaClass::getName))
                    .as("classes in %s", module)
                    .isNotEmpty();
        }
    }

    private static Only only(String... modules) {
        return packages -> noClasses()
                .that()
                .resideOutsideOfPackages(modules)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .as("only " + Arrays.toString(modules) + " may use " + Arrays.toString(packages))
                .allowEmptyShould(true);
    }

    private interface Only {
        ArchRule mayUse(String... packages);
    }
}
