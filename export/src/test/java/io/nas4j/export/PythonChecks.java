package io.nas4j.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The scripts of {@code src/test/python}, each run once over many exported networks. */
public final class PythonChecks {

    private static final Path SCRIPTS = Path.of("src/test/python").toAbsolutePath();

    private PythonChecks() {}

    /**
     * Skips a test, with the reason printed, where Python lacks a package. It looks for packages and imports none, since some
     * take many seconds.
     */
    public static void assumeModules(Path folder, String... modules) throws Exception {
        String looks = Arrays.stream(modules)
                .map(module -> "assert find_spec('" + module + "'), 'no " + module + "'\n")
                .collect(Collectors.joining("", "from importlib.util import find_spec\n", ""));
        assume(folder, looks, modules);
    }

    /** Skips a test where a package cannot be imported, as one that does not suit another. */
    public static void assumeImports(Path folder, String... modules) throws Exception {
        assume(folder, "import " + String.join(", ", modules) + "\n", modules);
    }

    private static void assume(Path folder, String script, String... modules) throws Exception {
        Path probe = Files.writeString(folder.resolve("probe.py"), script);
        Python.Ran probed = new Python(folder).run(probe);
        Files.delete(probe);
        if (probed.exit() != 0) {
            System.out.println("skipped: no Python with " + String.join(", ", modules) + ", set NAS4J_PYTHON to one: "
                    + probed.lastLine());
        }
        assumeTrue(probed.exit() == 0, "no Python with " + Arrays.toString(modules));
    }

    /**
     * Runs a script on a folder. It prints a line for each network: a name, and the largest difference of two logits over
     * the largest logit.
     *
     * @return those differences
     */
    public static List<Double> differences(String script, Path folder, String... arguments) throws Exception {
        Python.Ran ran = new Python(folder).run(SCRIPTS.resolve(script), withFolder(folder, arguments));
        assertThat(ran.exit()).as("%s", ran.output()).isZero();
        return ran.output()
                .lines()
                .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
                .toList();
    }

    private static String[] withFolder(Path folder, String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[0] = folder.toString();
        return all;
    }

    /**
     * Runs the program of a page on {@code image.png} in its folder.
     *
     * @return the last line that it prints: a class name, and the logits
     */
    public static String runPage(Path folder) throws Exception {
        String page = Files.readString(folder.resolve("README.md"));
        int begin = page.indexOf("```python\n") + "```python\n".length();
        Path program = Files.writeString(folder.resolve("use.py"), page.substring(begin, page.indexOf("```", begin)));
        Python.Ran ran = new Python(folder).run(program);
        assertThat(ran.exit()).as("%s", ran.output()).isZero();
        return ran.lastLine();
    }
}
