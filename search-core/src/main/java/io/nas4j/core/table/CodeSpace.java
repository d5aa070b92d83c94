package io.nas4j.core.table;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Chooser;
import io.nas4j.space.search.Decision;
import io.nas4j.space.search.DecisionSpace;
import io.nas4j.space.search.Metric;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A space that knows nothing but the codes of a table: every place of the code is a decision that is always asked, and every
 * code a network of its own. For tables of networks that nas4j cannot build.
 */
public final class CodeSpace implements DecisionSpace {

    private final List<Decision> decisions;
    private final List<List<Integer>> open;

    private CodeSpace(List<Integer> sizes, CodeOrder order) {
        this.decisions = IntStream.range(0, sizes.size())
                .mapToObj(d -> new Decision(
                        "place" + (d + 1),
                        IntStream.range(0, sizes.get(d))
                                .mapToObj(String::valueOf)
                                .toList(),
                        "",
                        order.has(d + 1)
                                ? IntStream.range(0, sizes.get(d))
                                        .mapToObj(code -> (double) code)
                                        .toList()
                                : List.of()))
                .toList();
        this.open = sizes.stream()
                .map(size -> IntStream.range(0, size).boxed().toList())
                .toList();
    }

    /** The space of a table's codes, each place of which may have an order. */
    public static CodeSpace of(List<TableRow> rows) {
        return of(rows, CodeOrder.ALL);
    }

    /**
     * The space of a table's codes.
     *
     * @throws InvalidInputException where the codes have different numbers of places, or lack one that the order names
     */
    public static CodeSpace of(List<TableRow> rows, CodeOrder order) {
        List<Integer> sizes = new ArrayList<>();
        for (TableRow row : rows) {
            List<Integer> numbers = Codes.numbers(row.code());
            if (sizes.isEmpty()) {
                numbers.forEach(number -> sizes.add(0));
            }
            if (numbers.size() != sizes.size()) {
                throw new InvalidInputException("line " + row.line() + ": code '" + row.code() + "' has "
                        + numbers.size() + " places, but the first has " + sizes.size());
            }
            for (int d = 0; d < numbers.size(); d++) {
                sizes.set(d, Math.max(sizes.get(d), numbers.get(d) + 1));
            }
        }
        order.requireWithin(sizes.size());
        return new CodeSpace(sizes, order);
    }

    @Override
    public String name() {
        return "codes";
    }

    @Override
    public List<Decision> decisions() {
        return decisions;
    }

    @Override
    public List<Integer> open(Choices before) {
        return open.get(before.size());
    }

    @Override
    public Choices walk(Chooser chooser) {
        Integer[] chosen = new Integer[open.size()];
        for (int d = 0; d < chosen.length; d++) {
            chosen[d] = chooser.choose(d, open.get(d));
            if (!open.get(d).contains(chosen[d])) {
                throw new IllegalArgumentException("choice " + chosen[d] + " of place " + (d + 1) + " is not open");
            }
        }
        return new Choices(List.of(chosen));
    }

    @Override
    public BigInteger cardinality() {
        return open.stream().map(list -> BigInteger.valueOf(list.size())).reduce(BigInteger.ONE, BigInteger::multiply);
    }

    @Override
    public Choices uniform(RandomGenerator random) {
        return walk((d, choices) -> choices.get(random.nextInt(choices.size())));
    }

    @Override
    public Choices sample(RandomGenerator random) {
        return uniform(random);
    }

    @Override
    public String identity(Choices choices) {
        return choices.indices().toString();
    }

    /** 1 always: a code alone tells nothing of costs. */
    @Override
    public long cost(Metric metric, Choices choices) {
        return 1;
    }

    @Override
    public boolean constrained() {
        return false;
    }

    @Override
    public boolean permits(Choices choices) {
        return true;
    }
}
