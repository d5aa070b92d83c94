package io.nas4j.controller.evolution;

import io.jenetics.Phenotype;
import io.jenetics.RouletteWheelSelector;
import io.jenetics.util.Seq;

/** A roulette wheel of differences from the worst member: of rewards alone it would hardly tell 0.91 from 0.93. */
final class WindowedRoulette extends RouletteWheelSelector<DecisionGene, Double> {

    @Override
    protected double[] probabilities(Seq<Phenotype<DecisionGene, Double>> population, int count) {
        double worst = population.stream().mapToDouble(Phenotype::fitness).min().orElse(0);
        return super.probabilities(population.map(member -> member.withFitness(member.fitness() - worst)), count);
    }
}
