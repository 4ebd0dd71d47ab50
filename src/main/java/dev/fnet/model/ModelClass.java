package dev.fnet.model;

/** The eight model classes of Hugging Face's FNet: which head reads which of the encoder's outputs. */
public enum ModelClass {
    /** Bare encoder: hidden states and pooled output. */
    BASE("FNetModel"),
    /** Vocabulary logits of tokens and next-sentence logits of the pooled output. */
    PRE_TRAINING("FNetForPreTraining"),
    /** Vocabulary logits of tokens. */
    MASKED_LM("FNetForMaskedLM"),
    /** Two logits of the pooled output: 0 the second text continues the first, 1 it is random. */
    NEXT_SENTENCE("FNetForNextSentencePrediction"),
    /** One logit per label of the pooled output. */
    SEQUENCE_CLASSIFICATION("FNetForSequenceClassification"),
    /** One logit per choice of the pooled output. */
    MULTIPLE_CHOICE("FNetForMultipleChoice"),
    /** One logit per label for every token. */
    TOKEN_CLASSIFICATION("FNetForTokenClassification"),
    /** Start and end logits for every token. */
    QUESTION_ANSWERING("FNetForQuestionAnswering");

    private final String architecture;

    ModelClass(String architecture) {
        this.architecture = architecture;
    }

    /** The name in {@code architectures} of {@code config.json}. */
    public String architecture() {
        return architecture;
    }

    /** True if the class has the masked-LM head. */
    public boolean predictsTokens() {
        return this == MASKED_LM || this == PRE_TRAINING;
    }

    /** True if the class needs the pooled output. */
    public boolean pools() {
        return this != MASKED_LM && this != TOKEN_CLASSIFICATION && this != QUESTION_ANSWERING;
    }

    /** The class of that architecture, or {@code null} if there is none. */
    public static ModelClass of(String architecture) {
        for (ModelClass c : values()) {
            if (c.architecture.equals(architecture)) {
                return c;
            }
        }
        return null;
    }

    static String architectures() {
        StringBuilder names = new StringBuilder();
        for (ModelClass c : values()) {
            names.append(names.isEmpty() ? "" : ", ").append(c.architecture);
        }
        return names.toString();
    }
}
