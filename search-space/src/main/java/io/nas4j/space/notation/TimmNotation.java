package io.nas4j.space.notation;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;

/**
 * timm's architecture definitions, as {@code [['ds_r1_k3_s1_e1_c16_se0.25'], ['ir_r2_k3_s2_e6_c24_se0.25', ...], ...]}: a
 * list of stages, each a list of block strings (huggingface/pytorch-image-models timm/models/_efficientnet_builder.py,
 * {@code decode_arch_def}).
 *
 * <table>
 *   <caption>Block types</caption>
 *   <tr><td>{@code ds}</td><td>{@code mb:e1}</td></tr>
 *   <tr><td>{@code ir}</td><td>{@code mb} of expansion above 1</td></tr>
 *   <tr><td>{@code er}</td><td>{@code fused} of expansion above 1</td></tr>
 *   <tr><td>{@code cn}</td><td>{@code conv}; with {@code e1}, {@code fused:e1}, which is the same network; a skip only with
 *   {@code skip}</td></tr>
 *   <tr><td>{@code dsa}</td><td>{@code sep}, never with a skip</td></tr>
 * </table>
 *
 * <p>{@code nre nr6 nhs nsw} are the activations. What timm would build in another way than it reads is refused, both in
 * reading and in writing: channels that it would round to multiples of 8, an SE that it would round to other channels than
 * TensorFlow does, a second stride of 2 in a stage, which it would ignore, and strides beyond 32 in all, which it would turn
 * into dilations.
 *
 * <p>The strings say the stages alone; a {@link Frame} says the rest: {@code EfficientNet(decode_arch_def(text),
 * stem_size=..., num_features=..., pad_type=..., act_layer=..., norm_layer=..., drop_rate=..., drop_path_rate=...)}, with
 * {@code fix_stem=True} where the stem's filters are not a multiple of 8 and {@code pad_type} {@code 'same'} or, for symmetric
 * padding, {@code ''}. timm's stem always has stride 2.
 */
public final class TimmNotation {

    static final String NAME = "timm arch_def";

    private TimmNotation() {}

    /**
     * Reads a list of lists as Python and JSON write them, or strings apart by commas or white space, each a stage.
     *
     * @param frame all but the stages
     * @throws InvalidInputException with stage, string, token and character
     */
    public static Architecture parse(String text, Frame frame) {
        return new TimmParser(frame).parse(text);
    }

    /**
     * Writes a list of lists, one stage a line; {@code parse} of it in the frame of the architecture gives it back.
     *
     * @throws InvalidInputException where timm cannot build a block, with its stage and the reason
     */
    public static String format(Architecture a) {
        return TimmFormat.format(a);
    }
}
