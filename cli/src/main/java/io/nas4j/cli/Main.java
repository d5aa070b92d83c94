package io.nas4j.cli;

import io.nas4j.cli.input.ConfigFile;
import io.nas4j.cli.input.PathConverter;
import io.nas4j.core.WorkFailedException;
import io.nas4j.space.InvalidInputException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The entry point: runs a command and turns what goes wrong into one sentence and an exit code. */
public final class Main {

    private static final int WORK_FAILED = 1;
    private static final int WRONG_INPUT = 2;
    private static final int INTERRUPTED = 130;

    private Main() {}

    public static void main(String[] args) {
        PrintWriter out = writer(System.out);
        System.setOut(new PrintStream(OutputStream.nullOutputStream())); // SameDiff prints; results stand alone
        System.exit(run(args, out, writer(System.err)));
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** Runs one command line and returns its exit code. */
    static int run(String[] args, PrintWriter out, PrintWriter err) {
        Nas4jCommand root = new Nas4jCommand();
        CommandLine program = Commands.addTo(new CommandLine(root), args)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .registerConverter(Path.class, new PathConverter())
                .setParameterExceptionHandler((e, unused) -> wrongInput(e, err))
                .setExecutionExceptionHandler((e, command, parsed) -> failed(e, err, root.debug()));
        int exit;
        try {
            exit = program.execute(ConfigFile.expand(args, program).toArray(String[]::new));
        } catch (InvalidInputException e) {
            exit = failed(e, err, List.of(args).contains("--debug"));
        }
        out.flush();
        err.flush();
        return exit;
    }

    private static int wrongInput(ParameterException e, PrintWriter err) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        err.println("nas4j: " + oneLine(String.valueOf(e.getMessage())) + suggestion(e) + " ('" + command
                + " --help' lists what is allowed)");
        return WRONG_INPUT;
    }

    private static String suggestion(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
        }
        return "";
    }

    private static int failed(Exception e, PrintWriter err, boolean debug) {
        if (debug) {
            e.printStackTrace(err);
        }
        if (e instanceof InvalidInputException) {
            err.println("nas4j: " + oneLine(String.valueOf(e.getMessage())));
            return WRONG_INPUT;
        }
        if (e instanceof InterruptedException) {
            return INTERRUPTED; // the command has told who interrupted it
        }
        String message = oneLine(String.valueOf(e.getMessage()));
        err.println("nas4j: "
                + (e instanceof WorkFailedException
                        ? message
                        : "unexpected " + e.getClass().getSimpleName() + ": " + message + " (--debug shows where)"));
        return WORK_FAILED;
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }
}
