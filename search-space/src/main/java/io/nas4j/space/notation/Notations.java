package io.nas4j.space.notation;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells notations apart by how a text begins. */
public final class Notations {

    private static final int MAX_BEGINNING = 1000;

    /** What may stand before the first block string: brackets, quotes, white space and comments. */
    private static final String LEAD = "(?:[\\[\\s'\"]|#[^\\n]*\\n)*+";

    private static final Pattern ONE_LINE =
            Pattern.compile("\\s*(?:in|stem|conv|sep|mb|fused|res|id|head|classes|act|bn|dropout|dropconnect|pad):");
    private static final Pattern TIMM = Pattern.compile("\\s*+\\[|" + LEAD + "(?:ds|dsa|ir|er|cn|uir|mha|mqa)_[a-z]");
    private static final Pattern TF_TPU = Pattern.compile(LEAD + "([rkseio]\\d[^\\s_,]*_[a-z]+\\d[^\\s,]*)");
    private static final Pattern ONE_DIGIT_OF_STRIDE = Pattern.compile("(?:^|_)s\\d(?:_|\\W|$)");

    private Notations() {}

    /**
     * Reads a text in the notation that it is in: the one-line form, timm's, or TF-TPU's, which is EfficientNetV2's where the
     * first string has one digit of stride. Block strings get EfficientNet's {@link Frame}.
     *
     * @return empty where the text begins like none of them
     * @throws InvalidInputException where it begins like one, but is wrong
     */
    public static Optional<Architecture> parse(String text) {
        String beginning = text.substring(0, Math.min(text.length(), MAX_BEGINNING));
        if (ONE_LINE.matcher(beginning).lookingAt()) {
            return Optional.of(ArchitectureText.parse(text));
        }
        Matcher strings = TF_TPU.matcher(beginning);
        if (strings.lookingAt()) {
            TfTpuNotation.Dialect dialect =
                    ONE_DIGIT_OF_STRIDE.matcher(strings.group(1)).find()
                            ? TfTpuNotation.Dialect.EFFICIENTNETV2
                            : TfTpuNotation.Dialect.EFFICIENTNET;
            return Optional.of(TfTpuNotation.parse(text, dialect, Frame.EFFICIENTNET));
        }
        if (TIMM.matcher(beginning).lookingAt()) {
            return Optional.of(TimmNotation.parse(text, Frame.EFFICIENTNET));
        }
        return Optional.empty();
    }
}
