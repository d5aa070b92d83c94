package io.nas4j.controller.evolution;

import io.nas4j.controller.proposal.Credit;
import io.nas4j.controller.proposal.DrawnState;
import io.nas4j.controller.proposal.Generations;
import io.nas4j.controller.proposal.Genome;
import io.nas4j.controller.proposal.ProposedNetworks;
import io.nas4j.controller.proposal.WideningVariation;
import io.nas4j.core.random.SavedRandom;
import io.nas4j.core.strategy.Observation;
import io.nas4j.core.strategy.SearchStrategy;
import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.strategy.StrategyState;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Regularized evolution (Real et al. 2019, algorithm 1): the best of a random sample of the population has a child that
 * differs in one decision; the child joins the population when it is trained, and the oldest member leaves, however good it
 * is. With several workers children join later; until the first has, proposals are uniform.
 */
public final class RegularizedEvolutionStrategy implements SearchStrategy {

    private final DecisionSpace space;
    private final RegularizedEvolutionOptions options;
    private final SavedRandom random;
    private final ProposedNetworks proposed;
    private final WideningVariation bolder;
    private final Credit credit;
    private final Generations generations;
    private final List<Member> members = new ArrayList<>();
    private int observed;
    private int joined;

    /** @param number how many trials were observed before it */
    private record Member(Genome genome, double reward, int number) {}

    public RegularizedEvolutionStrategy(StrategyContext context, RegularizedEvolutionOptions options) {
        this.space = context.space();
        this.options = options;
        this.random = context.random().saved("regularized-evolution");
        this.proposed = new ProposedNetworks(context);
        this.bolder = new WideningVariation(space, proposed, random);
        this.credit = Credit.ofRewards(context);
        this.generations = new Generations(context.events(), options.population());
    }

    @Override
    public Optional<Choices> propose() {
        return proposed.count() < options.initial() || members.isEmpty()
                ? proposed.anyNew(random)
                : bolder.firstNew(() -> parent().mutated(space, random));
    }

    private Genome parent() {
        Member best = members.get(random.nextInt(members.size()));
        for (int i = 1; i < options.sample(); i++) {
            Member other = members.get(random.nextInt(members.size()));
            best = other.reward > best.reward ? other : best;
        }
        return best.genome;
    }

    @Override
    public void observe(Observation observation) {
        proposed.know(observation.choices());
        OptionalDouble reward = credit.of(observation);
        if (reward.isPresent()) {
            join(new Member(Genome.of(space, observation.choices()), reward.getAsDouble(), observed));
        }
        observed++;
        if (generations.passed() && !members.isEmpty()) {
            generations.tell(
                    new Generations.Living(
                            members.stream().map(m -> m.genome.choices()).toList(),
                            members.stream().map(Member::reward).toList(),
                            members.stream().map(m -> observed - 1 - m.number).toList()),
                    new TreeMap<>());
        }
    }

    @Override
    public Optional<StrategyState> state() {
        return Optional.of(new DrawnState("regularized-evolution 1", random, proposed, this::save, this::restore));
    }

    private void save(StateOutput to) {
        credit.save(to);
        generations.save(to);
        to.each(members, member -> {
            to.choices(member.genome.choices());
            to.decimal(member.reward);
            to.whole(member.number);
        });
        to.whole(observed);
        to.whole(joined);
    }

    private void restore(StateInput from) {
        credit.restore(from);
        generations.restore(from);
        members.addAll(from.list(() -> new Member(Genome.of(space, from.choices()), from.decimal(), from.count())));
        observed = from.count();
        joined = from.count();
    }

    /** In the place of the oldest, where all places are taken. */
    private void join(Member member) {
        if (members.size() < options.population()) {
            members.add(member);
        } else {
            members.set(joined % options.population(), member);
        }
        joined++;
    }
}
