package io.nas4j.benchmarks;

import io.nas4j.core.csv.CsvInput;
import io.nas4j.core.csv.CsvOutput;
import io.nas4j.core.evaluation.Score;
import io.nas4j.core.evaluation.ScoreRequest;
import io.nas4j.core.file.UserFile;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.Reduction;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.core.table.TableFile;
import io.nas4j.core.table.TableRow;
import io.nas4j.evaluator.Engines;
import io.nas4j.evaluator.data.TrainingDataCache;
import io.nas4j.evaluator.process.WorkerCommand;
import io.nas4j.evaluator.train.LocalEvaluator;
import io.nas4j.evaluator.worker.Worker;
import io.nas4j.evaluator.worker.WorkerPool;
import io.nas4j.evaluator.zerocost.ZeroCost;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Decision;
import io.nas4j.space.staged.SearchSpaces;
import io.nas4j.space.staged.StagedSpace;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Scores the untrained networks of a table of accuracies. {@code benchmarks/scores} runs it and says what it writes.
 */
public final class TableScores {

    private static final long MAX_BYTES = 1L << 28;
    private static final int AT_ONCE = 100;
    private static final Set<ZeroCost> COSTS = Set.of(ZeroCost.MACS, ZeroCost.PARAMS, ZeroCost.DEPTH);
    private static final int RADIX = 36;
    private static final String WORKER = "worker";

    private final Map<String, String> options;
    private final StagedSpace space;
    private final List<ZeroCost> scores;
    private final Path file;
    private final Map<ZeroCost, Double> seconds = new EnumMap<>(ZeroCost.class);

    private TableScores(List<String> arguments, Map<String, String> options) {
        this.options = options;
        this.space = SearchSpaces.definition(arguments.get(1)).space();
        this.file = Path.of(arguments.get(3));
        this.scores = options.containsKey("scores")
                ? List.of(options.get("scores").split(",")).stream()
                        .map(name -> ZeroCost.find(name).orElseThrow())
                        .toList()
                : List.of(ZeroCost.values());
    }

    /** Arguments: table, space, data set, file of the scores, options; or those of a worker. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        if (arguments[0].equals(WORKER)) {
            serve(Path.of(arguments[1]));
            return;
        }
        List<String> places = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("--")) {
                options.put(arguments[i].substring(2), arguments[++i]);
            } else {
                places.add(arguments[i]);
            }
        }
        new TableScores(places, options).run(Path.of(places.get(0)), places.get(2));
    }

    private static void serve(Path cache) throws InterruptedException {
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err);
        Worker.serve(
                new FileInputStream(FileDescriptor.in),
                out,
                new LocalEvaluator(new Engines(), new TrainingDataCache(Optional.of(cache), 1L << 30)),
                () -> Runtime.getRuntime().halt(0));
    }

    private void run(Path table, String dataset) throws IOException, InterruptedException, ExecutionException {
        List<TableRow> rows = new ArrayList<>(TableFile.read(table));
        Collections.shuffle(rows, new Random(new RandomStreams(0).seedOf("networks")));
        rows = rows.subList(0, Math.min(rows.size(), number("networks", rows.size())));
        Map<String, List<String>> known = known();
        TrainingTask task = TrainingTask.of(
                        TaskData.of(dataset, number("train-images", 4000), number("validation-images", 500)),
                        Recipe.plain(1, 64, OptimizerSettings.usual(Optimizer.ADAMW)))
                .with(new Reduction(Double.parseDouble(options.getOrDefault("width", "1")), number("resolution", 0)));
        Path cache = Files.createTempDirectory("table-scores");
        int workers = number("workers", 2);
        WorkerCommand command = WorkerCommand.sameJava(
                List.of("-Xmx2g", "-Xmn32m", "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0"),
                TableScores.class.getName(),
                List.of(WORKER, cache.toString()));
        List<TableRow> left =
                rows.stream().filter(row -> !known.containsKey(row.code())).toList();
        System.err.println(rows.size() - left.size() + " networks are scored already, " + left.size() + " are left");
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        try (WorkerPool pool = new WorkerPool(workers, command, System.err::println)) {
            for (int from = 0; from < left.size(); from += AT_ONCE) {
                List<TableRow> next = left.subList(from, Math.min(left.size(), from + AT_ONCE));
                List<Future<SortedMap<String, Score>>> running = next.stream()
                        .map(row -> threads.submit(() -> pool.score(request(row, task), epoch -> {})))
                        .toList();
                Map<String, List<String>> lines = new LinkedHashMap<>();
                for (int i = 0; i < next.size(); i++) {
                    lines.put(next.get(i).code(), fields(running.get(i).get()));
                }
                append(lines);
                known.putAll(lines);
            }
        } finally {
            threads.shutdownNow();
        }
        seconds.replaceAll((score, sum) -> sum / left.size());
        new ScoreSummary(rows, scores, known).print(space.name(), seconds, this::architecture);
        if (options.containsKey("table")) {
            writeTable(table, known, Path.of(options.get("table")));
        }
    }

    private int number(String option, int usual) {
        return options.containsKey(option) ? Integer.parseInt(options.get(option)) : usual;
    }

    private ScoreRequest request(TableRow row, TrainingTask task) {
        Architecture architecture = architecture(row);
        row.macs()
                .ifPresent(
                        macs -> require(row, macs, CostModel.cost(architecture).macs()));
        return new ScoreRequest(
                architecture,
                task,
                Optional.empty(),
                new RandomStreams(0).seedOf("scores"),
                scores.stream().map(ZeroCost::text).toList(),
                TrialLimits.USUAL);
    }

    /** A code that is read in another way than it was meant shows in the cost; tables differ in what they count of it. */
    private static void require(TableRow row, long said, long built) {
        if (Math.abs(said - built) > said / 10) {
            throw new IllegalStateException("the network of code " + row.code() + " has " + built
                    + " MACs, but the table says " + said + ": are its places others?");
        }
    }

    private Architecture architecture(TableRow row) {
        List<Decision> decisions = space.decisions();
        List<Integer> places = places(decisions);
        int first = options.getOrDefault("codes", "").equals("by-name") ? 1 : 0;
        Choices choices = space.walk((d, open) ->
                open.size() == 1 ? open.get(0) : Character.digit(row.code().charAt(places.get(d)), RADIX) - first);
        return space.build(choices);
    }

    /** Where in a code each decision stands. */
    private List<Integer> places(List<Decision> decisions) {
        List<String> names =
                new ArrayList<>(decisions.stream().map(Decision::name).toList());
        List<String> ordered = new ArrayList<>(names);
        if (options.getOrDefault("codes", "").equals("by-name")) {
            Collections.sort(ordered);
        }
        return names.stream().map(ordered::indexOf).toList();
    }

    private List<String> fields(SortedMap<String, Score> computed) {
        List<String> fields = new ArrayList<>();
        for (ZeroCost score : scores) {
            Score each = computed.getOrDefault(score.text(), Score.missing("it was not computed", 0));
            seconds.merge(score, each.seconds(), Double::sum);
            each.problem().ifPresent(problem -> System.err.println(score.text() + ": " + problem));
            fields.add(each.value().isPresent() ? digits(each.value().getAsDouble()) : "");
        }
        return fields;
    }

    /** Seven digits: those of a float. */
    private static String digits(double value) {
        return new BigDecimal(value)
                .round(new MathContext(7))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** The rows of a table that have scores, with all its columns and those of the scores but for costs, of which it has its own. */
    private void writeTable(Path table, Map<String, List<String>> known, Path to) throws IOException {
        List<List<String>> lines = new ArrayList<>();
        CsvInput.read(new UserFile("table", table, MAX_BYTES), line -> lines.add(new ArrayList<>(line.fields())));
        int code = lines.get(0).indexOf("code");
        int[] added = IntStream.range(0, scores.size())
                .filter(s -> !COSTS.contains(scores.get(s)))
                .toArray();
        IntStream.of(added).forEach(s -> lines.get(0).add(scores.get(s).text()));
        try (CsvOutput csv = new CsvOutput(Files.newBufferedWriter(to))) {
            csv.row(new ArrayList<>(lines.get(0)));
            for (List<String> line : lines.subList(1, lines.size())) {
                Optional<List<String>> scored = Optional.ofNullable(known.get(line.get(code)));
                if (scored.isPresent()) {
                    IntStream.of(added).forEach(s -> line.add(scored.get().get(s)));
                    csv.row(new ArrayList<>(line));
                }
            }
        }
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(List.of("code"));
        scores.forEach(score -> names.add(score.text()));
        return names;
    }

    private Map<String, List<String>> known() throws IOException {
        Map<String, List<String>> known = new LinkedHashMap<>();
        if (!Files.exists(file)) {
            return known;
        }
        CsvInput.read(new UserFile("scores", file, MAX_BYTES), line -> {
            List<String> fields = new ArrayList<>(line.fields());
            known.put(fields.get(0), fields.subList(1, fields.size()));
        });
        List<String> header = known.remove("code");
        if (header != null && !names().subList(1, names().size()).equals(header)) {
            throw new IllegalStateException(file + " has the columns " + header + ", not those that are asked for, "
                    + names() + ": take another file");
        }
        return known;
    }

    private void append(Map<String, List<String>> lines) throws IOException {
        boolean fresh = !Files.exists(file);
        try (Writer writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                CsvOutput csv = new CsvOutput(writer)) {
            if (fresh) {
                csv.row(new ArrayList<>(names()));
            }
            for (Map.Entry<String, List<String>> line : lines.entrySet()) {
                List<String> fields = new ArrayList<>(List.of(line.getKey()));
                fields.addAll(line.getValue());
                csv.row(fields);
            }
        }
    }
}
