package io.nas4j.space.staged;

import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Stage;
import io.nas4j.space.plan.Fingerprint;
import io.nas4j.space.plan.Layout;
import io.nas4j.space.search.Membership;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the choices that build a network. It compares what the blocks compute, one after the other. The network's own division
 * into stages does not matter, nor do settings without effect.
 */
final class Finder {

    private final SpaceDefinition definition;

    Finder(SpaceDefinition definition) {
        this.definition = definition;
    }

    Membership find(Architecture architecture, DecisionSlots slots) {
        Architecture frame = definition.frame();
        if (!architecture.stem().equals(frame.stem())) {
            return new Membership.Refused(
                    "it begins with " + token(architecture, 1) + ", but the space with " + token(frame, 1));
        }
        if (!architecture.head().equals(frame.head())) {
            return new Membership.Refused(
                    "it ends with " + token(architecture, 3) + ", but the space with " + token(frame, 3));
        }
        Architecture wanted = NetworkFrame.of(architecture, frame);
        Optional<List<StagePick>> picks = new Match(wanted).from(0, 0);
        return picks.isPresent()
                ? new Membership.Member(slots.choices(picks.get()))
                : new Membership.Refused(new Mismatch(definition).reason(wanted));
    }

    /** A token of the one-line text of a network with one stage. */
    private static String token(Architecture a, int place) {
        return a.withStages(List.of(a.stages().get(0))).toString().split(" ", -1)[place];
    }

    /** One depth-first search. Each pair of a stage and a position in the network is tried once. */
    private final class Match {

        private final List<String> letters = new ArrayList<>();
        private final List<Integer> channels = new ArrayList<>();
        private final int[] sizes = new int[definition.stages().size() + 1];
        private final Set<List<Integer>> failed = new HashSet<>();

        Match(Architecture wanted) {
            int in = wanted.stem().filters();
            int size = Layout.stemOutSize(wanted);
            channels.add(in);
            for (Stage stage : wanted.stages()) {
                for (Block block : stage.blocks()) {
                    String letter = Fingerprint.canonical(block, in, size);
                    in = block.filters();
                    size = Layout.outSize(size, block.stride());
                    if (!letter.isEmpty()) {
                        letters.add(letter);
                        channels.add(in);
                    }
                }
            }
            sizes[0] = Layout.stemOutSize(definition.frame());
            for (int s = 0; s < definition.stages().size(); s++) {
                sizes[s + 1] =
                        Layout.outSize(sizes[s], definition.stages().get(s).stride());
            }
        }

        /** The choices from a stage on that build the network from a block on. */
        Optional<List<StagePick>> from(int s, int place) {
            if (s == definition.stages().size()) {
                return place == letters.size() ? Optional.of(List.of()) : Optional.empty();
            }
            if (failed.contains(List.of(s, place))) {
                return Optional.empty();
            }
            StageChoices stage = definition.stages().get(s);
            for (int f = 0; f < stage.filters().size(); f++) {
                int filters = stage.filters().get(f);
                boolean possible = channels.get(place) == filters
                        || (place < letters.size() && channels.get(place + 1) == filters);
                for (int n = 0; possible && n < stage.layers().size(); n++) {
                    Optional<List<StagePick>> found = stage.eachLayer()
                            ? ofLayers(s, place, n, f, new Letters(s, place, filters))
                            : alike(s, place, n, f, new Letters(s, place, filters));
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            failed.add(List.of(s, place));
            return Optional.empty();
        }

        /** What the first layer of a stage computes with a choice, and what the other layers compute. */
        private final class Letters {
            private final StageChoices stage;
            private final int size;
            private final int in;
            private final int filters;

            Letters(int s, int place, int filters) {
                this.stage = definition.stages().get(s);
                this.size = sizes[s];
                this.in = channels.get(place);
                this.filters = filters;
            }

            String first(BlockPick pick) {
                return Fingerprint.canonical(block(pick, stage.stride()), in, size);
            }

            String rest(BlockPick pick) {
                return Fingerprint.canonical(block(pick, 1), filters, Layout.outSize(size, stage.stride()));
            }

            private Block block(BlockPick pick, int stride) {
                return stage.blocks()
                        .block(pick, stride, filters, definition.frame().activation());
            }
        }

        private Optional<List<StagePick>> alike(int s, int place, int n, int f, Letters stage) {
            StageChoices choices = definition.stages().get(s);
            int layers = choices.layers().get(n);
            List<BlockPick> picks = new ArrayList<>();
            choices.blocks().forEach(choices.firstRoom(channels.get(place), layers, stage.filters), picks::add);
            for (BlockPick pick : picks) {
                String first = stage.first(pick);
                int taken = first.isEmpty() ? 0 : 1;
                if (taken == 0 || stands(place, first)) {
                    String rest = layers == 1 ? "" : stage.rest(pick);
                    int more = rest.isEmpty() ? 0 : layers - 1;
                    int end = place + taken;
                    while (end < place + taken + more && stands(end, rest)) {
                        end++;
                    }
                    if (end == place + taken + more) {
                        Optional<List<StagePick>> found = onward(s, end, new StagePick(n, f, List.of(pick)));
                        if (found.isPresent()) {
                            return found;
                        }
                    }
                }
            }
            return Optional.empty();
        }

        /** Layers that do something come first, then identities. The place of identities among the layers has no effect. */
        private Optional<List<StagePick>> ofLayers(int s, int place, int n, int f, Letters stage) {
            StageChoices choices = definition.stages().get(s);
            int layers = choices.layers().get(n);
            List<BlockPick> firsts = new ArrayList<>();
            choices.blocks().forEach(choices.firstRoom(channels.get(place), layers, stage.filters), firsts::add);
            List<BlockPick> rests = new ArrayList<>();
            choices.blocks().forEach(BlockChoices.SkipRoom.ALL, rests::add);
            List<BlockPick> matched = new ArrayList<>();
            while (matched.size() < layers) {
                int at = place + matched.size();
                boolean first = matched.isEmpty();
                Optional<BlockPick> next = (first ? firsts : rests)
                        .stream()
                                .filter(pick -> stands(at, first ? stage.first(pick) : stage.rest(pick)))
                                .findFirst();
                if (next.isEmpty()) {
                    break;
                }
                matched.add(next.get());
            }
            Optional<BlockPick> absentFirst =
                    firsts.stream().filter(pick -> stage.first(pick).isEmpty()).findFirst();
            Optional<BlockPick> absent =
                    rests.stream().filter(pick -> stage.rest(pick).isEmpty()).findFirst();
            for (int taken = matched.size(); taken >= 0; taken--) {
                List<BlockPick> blocks = new ArrayList<>(matched.subList(0, taken));
                if (taken == 0 && absentFirst.isPresent()) {
                    blocks.add(absentFirst.get());
                }
                if (!blocks.isEmpty() && absent.isPresent()) {
                    blocks.addAll(Collections.nCopies(layers - blocks.size(), absent.get()));
                }
                if (blocks.size() == layers) {
                    Optional<List<StagePick>> found = onward(s, place + taken, new StagePick(n, f, blocks));
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            return Optional.empty();
        }

        private boolean stands(int place, String letter) {
            return place < letters.size() && letters.get(place).equals(letter);
        }

        private Optional<List<StagePick>> onward(int s, int place, StagePick pick) {
            if (!channels.get(place).equals(definition.stages().get(s).filters().get(pick.filters()))) {
                return Optional.empty();
            }
            return from(s + 1, place).map(rest -> {
                List<StagePick> all = new ArrayList<>(List.of(pick));
                all.addAll(rest);
                return all;
            });
        }
    }
}
