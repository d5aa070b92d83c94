package io.nas4j.api.stage.card;

import io.nas4j.core.statistics.Proportion;
import io.nas4j.space.architecture.Architecture;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A member of a family.
 *
 * @param top1 on test images; empty where it was not trained
 * @param top5 on test images; empty where it was not trained or has five classes or fewer
 * @param weights the file with its weights, where it was trained
 */
public record CardMember(
        String name,
        Architecture architecture,
        Optional<Proportion> top1,
        Optional<Proportion> top5,
        Optional<Path> weights) {}
