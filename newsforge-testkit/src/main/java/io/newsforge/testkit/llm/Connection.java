package io.newsforge.testkit.llm;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.newsforge.testkit.llm.Behaviour.Afterwards;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.Socket;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/** One connection: its requests one after the other, on one thread. */
final class Connection implements Runnable {

    private final Socket socket;
    private final Director director;
    private final PushbackInputStream in;
    private final RequestReader requests;
    private final Sender sender;
    private volatile boolean closing;
    private @Nullable Exchange last;

    Connection(Socket socket, Director director, JsonMapper mapper) throws IOException {
        this.socket = socket;
        this.director = director;
        socket.setTcpNoDelay(true);
        this.in = new PushbackInputStream(new BufferedInputStream(socket.getInputStream()));
        OutputStream out = new BufferedOutputStream(socket.getOutputStream(), 16 * 1024);
        this.requests = new RequestReader(in, out, mapper);
        this.sender = new Sender(socket, in, out);
    }

    @Override
    public void run() {
        Afterwards afterwards = Afterwards.KEEP;
        try {
            while (afterwards == Afterwards.KEEP && nextBegins()) {
                afterwards = serve();
            }
            if (afterwards == Afterwards.RESET) {
                socket.setSoLinger(true, 0);
            }
        } catch (IOException broken) {
            director.wire().unreadRequest();
        } catch (RuntimeException bug) {
            director.scriptFailed(bug);
        } finally {
            close();
        }
    }

    /** Waits for a request's first byte. A reset instead tells that the client did not read all of the last reply. */
    private boolean nextBegins() throws IOException {
        int first;
        try {
            first = in.read();
        } catch (SocketException reset) {
            if (last != null && !closing) {
                clientLeft(last);
            }
            return false;
        }
        if (first >= 0) {
            in.unread(first);
        }
        return first >= 0;
    }

    private Afterwards serve() throws IOException {
        if (director.takesUnread()) {
            director.wire().unreadRequest();
            return Afterwards.RESET;
        }
        Director.Cue cue = director.cue(requests.read(director.number()));
        Exchange exchange = cue.exchange();
        last = exchange;
        try {
            Afterwards afterwards = exchange.behaviour().perform(cue.scene(), sender);
            exchange.end(
                    afterwards == Afterwards.KEEP ? Exchange.Ending.WRITTEN : Exchange.Ending.BROKEN_OFF,
                    director.nanos());
            return afterwards;
        } catch (IOException gone) {
            if (closing) {
                exchange.end(Exchange.Ending.BROKEN_OFF, director.nanos());
            } else {
                clientLeft(exchange);
            }
            return Afterwards.CLOSE;
        }
    }

    private void clientLeft(Exchange exchange) {
        long seen = director.nanos();
        director.wire().clientLeft();
        exchange.end(Exchange.Ending.CLIENT_LEFT, seen);
    }

    /** Ends the connection from the server's side. */
    void breakOff() {
        closing = true;
        close();
    }

    private void close() {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            director.wire().unreadRequest();
        }
    }
}
