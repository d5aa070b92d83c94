package io.nas4j.evaluator.worker;

import io.nas4j.core.evaluation.Score;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.trial.Outcome;
import java.util.SortedMap;

/** What a worker says. */
sealed interface Message {

    /** It is up and waits for requests. */
    record Ready() implements Message {}

    /** Images are being read, decoded or resized; said at most twice a second. */
    record Reading() implements Message {}

    /** The images are there and training goes on; said once when it begins and then at most twice a second. */
    record Progress() implements Message {}

    /** The training is kept in its file: it loses nothing where it ends now. */
    record Kept() implements Message {}

    /** An epoch of the running trial has ended. */
    record EpochDone(Epoch epoch) implements Message {}

    /** The network is trained and judged, with this outcome; what follows only measures it. */
    record Trained(Outcome outcome) implements Message {}

    /** The trial has ended. */
    record Done(Outcome outcome) implements Message {}

    /** The network is scored. */
    record Scored(SortedMap<String, Score> scores) implements Message {}

    /** The input is wrong: no trial could succeed. */
    record Invalid(String message) implements Message {}

    /** Something outside the trial failed, such as writing a file. */
    record WorkFailed(String message) implements Message {}

    /** Said by the worker's host: its machine is lost, and a worker elsewhere begins the request anew. It says when it is ready. */
    record Lost() implements Message {}

    /** Said by the parent's reader, not by the worker: its output has ended. */
    record Gone() implements Message {}
}
