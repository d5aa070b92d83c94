package io.nas4j.controller.proposal;

import io.nas4j.core.random.SavedRandom;
import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import io.nas4j.core.strategy.StrategyState;
import io.nas4j.space.search.Choices;
import java.util.List;
import java.util.function.Consumer;

/** What the states of most strategies have in common: a stream of random numbers, the networks that are known, and more. */
public final class DrawnState implements StrategyState {

    private final String form;
    private final SavedRandom random;
    private final ProposedNetworks proposed;
    private final Consumer<StateOutput> save;
    private final Consumer<StateInput> restore;

    /**
     * @param form name and number of what is saved; another number for another form
     * @param save writes what else there is
     * @param restore reads it, when networks and stream are restored
     */
    public DrawnState(
            String form,
            SavedRandom random,
            ProposedNetworks proposed,
            Consumer<StateOutput> save,
            Consumer<StateInput> restore) {
        this.form = form;
        this.random = random;
        this.proposed = proposed;
        this.save = save;
        this.restore = restore;
    }

    /** With nothing else. */
    public DrawnState(String form, SavedRandom random, ProposedNetworks proposed) {
        this(form, random, proposed, to -> {}, from -> {});
    }

    @Override
    public void save(StateOutput to) {
        to.text(form);
        to.whole(random.position());
        proposed.save(to);
        save.accept(to);
    }

    @Override
    public void restore(StateInput from, List<Choices> known) {
        from.expect(form);
        random.moveTo(from.whole());
        proposed.restore(from, known);
        restore.accept(from);
    }
}
