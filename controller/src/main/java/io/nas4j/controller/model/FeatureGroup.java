package io.nas4j.controller.model;

/** What is known of a network before it is trained, in groups that count for more or less. */
enum FeatureGroup {
    /** The choices themselves, each alike or not. */
    DECISIONS,
    /** The choices of decisions whose choices have an order. */
    ORDER,
    /** How large the network is. */
    COST,
    /** How often each choice was made, among decisions that have the same choices. */
    COUNTS,
    /** What scores without training say, where networks of the space were scored. */
    SCORES
}
