package io.newsforge.payload;

/** Writes a message in the shape of a platform's API. Implementations are thread-safe and do no I/O. */
@FunctionalInterface
public interface PayloadFormat {

    /**
     * Writes a message.
     *
     * @param message a message that keeps every rule of its platform
     * @return what to send, escaped so that nothing of it acts but what its entities say
     */
    Payload write(Message message);
}
