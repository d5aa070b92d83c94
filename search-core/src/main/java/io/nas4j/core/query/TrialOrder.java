package io.nas4j.core.query;

import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialField;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import java.util.Comparator;
import java.util.Optional;

/** An order of trials by a field. Those that have no value come last, and equal ones by number. */
public record TrialOrder(TrialField field, boolean descending) {

    /** By number, from 0. */
    public static final TrialOrder NUMBERS = new TrialOrder(TrialField.NUMBER, false);

    /**
     * Reads {@code FIELD}, {@code FIELD:asc} or {@code FIELD:desc}.
     *
     * @throws InvalidInputException for anything else
     */
    public static TrialOrder parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        String way = colon < 0 ? "asc" : text.substring(colon + 1);
        boolean known = way.equalsIgnoreCase("asc") || way.equalsIgnoreCase("desc");
        Optional<TrialField> field = TrialField.findCompared(name);
        if (field.isEmpty() || !known) {
            throw new InvalidInputException("--sort must be FIELD, FIELD:asc or FIELD:desc, where FIELD is one of "
                    + String.join(", ", TrialField.texts(TrialField.compared())) + ", but was '" + text + "'"
                    + (field.isEmpty() ? NearName.hint(name, TrialField.texts(TrialField.compared())) : ""));
        }
        return new TrialOrder(field.get(), way.equalsIgnoreCase("desc"));
    }

    /** The order itself. */
    public Comparator<Trial> comparator() {
        return (a, b) -> {
            Optional<? extends Comparable<?>> left = field.compared(a);
            Optional<? extends Comparable<?>> right = field.compared(b);
            int sign = left.isPresent() && right.isPresent()
                    ? (descending ? -1 : 1) * compare(left.get(), right.get())
                    : Boolean.compare(left.isEmpty(), right.isEmpty());
            return sign != 0 ? sign : Integer.compare(a.number(), b.number());
        };
    }

    private static int compare(Comparable<?> left, Comparable<?> right) {
        if (left instanceof Long a && right instanceof Long b) {
            return Long.compare(a, b);
        }
        if (left instanceof Double a && right instanceof Double b) {
            return Double.compare(a, b);
        }
        return left.toString().compareTo(right.toString());
    }
}
