package io.nas4j.cli.listing;

import io.nas4j.api.stage.train.FamilyResult;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.output.Terminal;
import java.util.List;

/** The members of a family as rows; the field names are part of the command line's contract. */
public final class FamilyRows {

    /** What the table form shows. */
    public static final List<String> COLUMNS =
            List.of("phi", "resolution", "blocks", "params", "macs", "nominal_ratio", "mac_ratio", "activation_ratio");

    private FamilyRows() {}

    /** A row for each member; ratios are to the baseline's MACs, and to what its convolutions write. */
    public static List<Row> of(FamilyResult family) {
        return family.members().stream()
                .map(member -> new Row()
                        .with("phi", member.phi())
                        .with("alpha", member.coefficients().alpha())
                        .with("beta", member.coefficients().beta())
                        .with("gamma", member.coefficients().gamma())
                        .with("resolution", member.architecture().input().resolution())
                        .with("blocks", member.architecture().blocks())
                        .with("params", member.params())
                        .with("macs", member.macs())
                        .with("nominal_ratio", Math.pow(member.coefficients().product(), member.phi()))
                        .with("mac_ratio", family.macRatio(member))
                        .with("activation_ratio", family.activationRatio(member))
                        .with("architecture", member.architecture().toString()))
                .toList();
    }

    /** Prints the table. */
    public static void print(FamilyResult family, Terminal terminal) {
        terminal.out().print(Listing.table(of(family), COLUMNS));
        terminal.out().flush();
    }
}
