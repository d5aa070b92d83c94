package io.nas4j.space;

/**
 * An input that a person gave is wrong. The message is one sentence that names what is wrong, the value, and what is
 * allowed; whoever reads the input adds where it came from. The command line ends with exit code 2.
 */
public final class InvalidInputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidInputException(String message) {
        super(message);
    }

    public InvalidInputException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The same refusal with the place where the input stood put before it. */
    public InvalidInputException at(String place) {
        return new InvalidInputException(place + ": " + getMessage(), this);
    }
}
