package io.nas4j.cli;

import io.nas4j.api.about.Version;
import io.nas4j.api.workplace.PluginFolder;
import io.nas4j.cli.input.ConfigFile;
import io.nas4j.cli.input.PathConverter;
import io.nas4j.cli.output.ResultStream;
import io.nas4j.space.NearName;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.ITypeInfo;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The entry point: runs a command and turns what goes wrong into one sentence and an exit code. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        PrintWriter out = ResultStream.writer(new FileOutputStream(FileDescriptor.out));
        PrintWriter err = new PrintWriter(new OutputStreamWriter(System.err, StandardCharsets.UTF_8), true);
        System.setOut(new PrintStream(OutputStream.nullOutputStream())); // SameDiff prints; results stand alone
        System.setProperty("org.bytedeco.javacpp.logger", "slf4j"); // as all libraries: it would warn on the terminal
        System.setProperty("picocli.disable.closures", "true"); // it would open all jars to look for Groovy
        boolean debug = asksForTraces(args);
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> new Failures(err).tell(thrown, debug));
        System.exit(run(args, out, err));
    }

    private static boolean asksForTraces(String... args) {
        return List.of(args).contains("--debug");
    }

    /**
     * Runs one command line and returns its exit code. Picocli's own way to execute one would print a stack trace where help
     * cannot be written.
     */
    static int run(String[] args, PrintWriter out, PrintWriter err) {
        Failures failures = new Failures(err);
        String[] words = args;
        try {
            Nas4jCommand top = new Nas4jCommand();
            CommandLine program = program(top, args, out, err);
            words = ConfigFile.expand(args, program).toArray(String[]::new);
            ParseResult parsed = program.parseArgs(words);
            int exit = withPlugins(
                    top.plugins(), () -> program.getExecutionStrategy().execute(parsed));
            out.flush();
            return exit;
        } catch (ParameterException e) {
            String command = e.getCommandLine().getCommandSpec().qualifiedName();
            failures.say(e.getMessage() + suggestion(e) + " ('" + command + " --help' lists what is allowed)");
            return Failures.WRONG_INPUT;
        } catch (ExecutionException e) {
            return failures.tell(e.getCause() == null ? e : e.getCause(), asksForTraces(words));
        } catch (Throwable e) { // the last net: what nobody foresaw is a sentence, too
            return failures.tell(e, asksForTraces(words));
        } finally {
            err.flush();
        }
    }

    /** Plug-ins are found by the context class loader: see {@link io.nas4j.space.plugin.PlugIns}. */
    private static int withPlugins(Optional<Path> folder, IntSupplier command) {
        if (folder.isEmpty()) {
            return command.getAsInt();
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (PluginFolder plugins = PluginFolder.open(folder.get(), Version.number())) {
            thread.setContextClassLoader(plugins.loader());
            return command.getAsInt();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static CommandLine program(Nas4jCommand top, String[] args, PrintWriter out, PrintWriter err) {
        return NumberConverters.register(Commands.addTo(new CommandLine(top), args))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .registerConverter(Path.class, new PathConverter());
    }

    /** The words that an option of constants takes; none for any other option. */
    private static List<String> constants(ITypeInfo type) {
        return Stream.concat(Stream.of(type), type.getAuxiliaryTypeInfos().stream())
                .filter(ITypeInfo::isEnum)
                .flatMap(constant -> constant.getEnumConstantNames().stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String suggestion(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
        }
        boolean said = String.valueOf(e.getMessage()).endsWith("?");
        return said || e.getArgSpec() == null || e.getValue() == null
                ? ""
                : NearName.hint(e.getValue(), constants(e.getArgSpec().typeInfo()));
    }
}
