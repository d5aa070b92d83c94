package io.nas4j.controller.policy;

import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import io.nas4j.space.search.DecisionSpace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Trains the policy on the last finished trials. */
final class PolicyLearner {

    private final PolicySettings settings;
    private final PolicyWeights weights;
    private final Lstm lstm;
    private final PolicyGradient gradient;
    private final Advantages advantages;
    private final Deque<Finished> memory = new ArrayDeque<>();
    private Adam adam;
    private int waiting;

    /** A trial whose reward is known. */
    private record Finished(Episode episode, double reward) {}

    PolicyLearner(PolicySettings settings, PolicyWeights weights, Lstm lstm) {
        this.settings = settings;
        this.weights = weights;
        this.lstm = lstm;
        this.gradient = new PolicyGradient(weights, lstm);
        this.advantages = new Advantages(settings.window());
        this.adam = adam();
    }

    private Adam adam() {
        return new Adam(weights, settings.learningRate(), settings.biasFactor());
    }

    /** Takes a trial; true when it completed a batch, and the weights have changed. */
    boolean add(Episode episode, double reward) {
        advantages.add(reward);
        if (memory.size() == settings.updates().memory()) {
            memory.removeFirst();
        }
        memory.addLast(new Finished(episode, reward));
        waiting++;
        if (waiting < settings.updates().batch()) {
            return false;
        }
        waiting = 0;
        update();
        return true;
    }

    private void update() {
        List<Lesson> lessons = new ArrayList<>(memory.size());
        for (Finished trial : memory) {
            lessons.add(new Lesson(trial.episode(), advantages.of(trial.reward())));
        }
        for (int epoch = 0; epoch < settings.updates().epochs(); epoch++) {
            adam.step(gradient.of(lessons, settings.surrogate(), settings.entropyWeight()));
            lstm.weightsChanged();
        }
    }

    void save(StateOutput to) {
        weights.save(to);
        adam.save(to);
        advantages.save(to);
        to.each(memory, trial -> {
            trial.episode().save(to);
            to.decimal(trial.reward());
        });
        to.whole(waiting);
    }

    void restore(StateInput from, DecisionSpace space) {
        weights.restore(from);
        lstm.weightsChanged();
        adam.restore(from);
        advantages.restore(from);
        memory.addAll(from.list(() -> new Finished(Episode.restored(from, space), from.decimal())));
        waiting = from.count();
    }

    /** The reward that counts as neither good nor bad. */
    double baseline() {
        return advantages.baseline();
    }

    /** Makes the policy less sure of everything: logits are multiplied by a factor, and Adam forgets its momentum. */
    void reheat(double factor) {
        weights.scale(Parameter.HEAD, factor);
        weights.scale(Parameter.HEAD_BIAS, factor);
        lstm.weightsChanged();
        adam = adam();
    }
}
