package io.newsforge.llm.provider;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.newsforge.llm.spi.Capabilities;
import io.newsforge.llm.spi.ErrorKind;
import io.newsforge.llm.spi.Prompt;
import io.newsforge.llm.spi.RateLimits;
import io.newsforge.llm.spi.Secret;
import java.io.IOException;
import java.util.List;
import org.apache.hc.core5.http.Header;

/**
 * How one vendor's API writes a prompt and reads an answer: all that differs between vendors, without any I/O of its own.
 * Implementations are immutable; what one exchange gathers is in its {@link Answer}.
 */
interface WireFormat {

    /** The vendor, as {@link io.newsforge.llm.spi.ModelProvider#name()}. */
    String provider();

    /** What a model can do, as far as its name tells. */
    Capabilities capabilities(String model);

    /** Where prompts go, below the base URL: no slash in front, a query allowed. */
    String chatPath();

    /** Where the list of models is, below the base URL: no slash in front, a query allowed. */
    String modelsPath();

    /** The header that carries a credential. */
    Header credential(Secret secret);

    /** The headers every request has beside the usual ones; asked once. */
    List<Header> headers();

    /** The header of a reply that names the exchange. */
    String requestIdHeader();

    /** What a reply's headers say of the vendor's limits. */
    RateLimits limits(ReplyHead head);

    /** Writes the whole body of a request: one JSON object. */
    void writeRequest(JsonGenerator out, String model, Prompt prompt, boolean streamed) throws IOException;

    /**
     * Reads a whole reply of status 200.
     *
     * @param in before the first token
     * @param answer takes what is read, the text included
     * @throws io.newsforge.llm.spi.ModelException if the body reports an error instead, by {@link ErrorReply}
     * @throws IOException if it is not JSON, or of another shape
     */
    void readReply(JsonParser in, Answer answer) throws IOException;

    /** Begins to read a stream of status 200; what is read goes into the answer, but for the text. */
    EventFold beginStream(Answer answer);

    /** Reads a page of a list of models out of a whole reply. The next one, if there is one, is asked for with {@code after_id}. */
    ModelPage readModels(JsonParser in) throws IOException;

    /** Which kind an error is, by status, type and code; status 200 for an error inside a body or a stream. */
    ErrorKind classify(ReplyHead head, ErrorBody body);
}
