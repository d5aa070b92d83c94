package io.nas4j.cli.command.study;

import io.nas4j.core.trial.TrialField;
import java.util.ArrayList;

/** The fields by which trials can be sorted, for help and completion. */
final class SortFields extends ArrayList<String> {

    private static final long serialVersionUID = 1L;

    SortFields() {
        super(TrialField.texts(TrialField.compared()));
    }
}
