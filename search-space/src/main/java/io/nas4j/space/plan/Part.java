package io.nas4j.space.plan;

/** The places in a network where a convolution or dense layer stands; names of tensors are made of them. */
public enum Part {
    STEM("stem"),
    EXPAND("expand"),
    REDUCE("reduce"),
    CONV("conv"),
    DEPTHWISE("depthwise"),
    PROJECT("project"),
    SHORTCUT("shortcut"),
    HEAD("head"),
    FEATURES("features"),
    CLASSIFIER("classifier");

    private final String text;

    Part(String text) {
        this.text = text;
    }

    /** The name in tensor names. */
    public String text() {
        return text;
    }
}
