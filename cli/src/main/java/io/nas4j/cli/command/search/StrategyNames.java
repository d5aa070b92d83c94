package io.nas4j.cli.command.search;

import io.nas4j.controller.Strategies;
import java.util.ArrayList;

/** The names of the strategies, for help and completion. */
final class StrategyNames extends ArrayList<String> {

    private static final long serialVersionUID = 1L;

    StrategyNames() {
        super(Strategies.names());
    }
}
