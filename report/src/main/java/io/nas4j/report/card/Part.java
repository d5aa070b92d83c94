package io.nas4j.report.card;

import io.nas4j.core.trial.Trial;
import io.nas4j.report.figure.Figure;
import io.nas4j.report.figure.Table;
import java.util.List;

/** What cards are made of. */
public sealed interface Part {

    /** A paragraph. */
    record Text(String text) implements Part {}

    /** A drawing with its words and numbers. */
    record Drawn(Figure figure) implements Part {}

    /** The same, of which the page can hide all lines but those of the best trials. */
    record DrawnByRank(Figure figure, int most) implements Part {}

    /**
     * The same with a second drawing on a logarithmic axis, which the page shows where the reader asks for it.
     *
     * @param figure as it is first shown
     * @param what lies on the axis, as {@code MACs}
     * @param logarithmic the second SVG element
     */
    record DrawnOnScales(Figure figure, String what, String logarithmic) implements Part {}

    /** A table under a heading. */
    record Tabled(String heading, Table table) implements Part {}

    /** Names and values. */
    record Facts(List<Fact> facts) implements Part {

        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /** A name and its value. */
    record Fact(String name, String value) {}

    /** Command lines, each with what it does. */
    record Commands(List<Command> commands) implements Part {

        public Commands {
            commands = List.copyOf(commands);
        }
    }

    /** A command line and what it does. */
    record Command(String what, String line) {}

    /** The table of trials that the page sorts and filters. */
    record Trials(List<Trial> trials) implements Part {

        public Trials {
            trials = List.copyOf(trials);
        }
    }
}
