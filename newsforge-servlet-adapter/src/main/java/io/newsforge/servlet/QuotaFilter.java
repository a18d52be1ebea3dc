package io.newsforge.servlet;

import io.newsforge.quota.Amounts;
import io.newsforge.quota.Preview;
import io.newsforge.quota.QuotaStoreException;
import io.newsforge.quota.Quotas;
import io.newsforge.quota.Standing;
import io.newsforge.quota.Subject;
import io.newsforge.quota.Unit;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers 402 before anything is read, fetched or written when a subject has no conversion left, with what is left of each limit and when
 * its period ends. It takes nothing: the conversion itself reserves, exactly, and may still be refused. Thread-safe.
 *
 * <p>It asks before the cache does, so what would have come from the cache for nothing is refused as well. A request with an
 * {@code Idempotency-Key} passes, since its first answer may be known; if it is not, the same is asked before the work begins.
 */
public final class QuotaFilter implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(QuotaFilter.class);
    private static final Amounts ONE = Amounts.of(Unit.CONVERSIONS, 1);

    private final Quotas quotas;
    private final Callers callers;

    QuotaFilter(Quotas quotas, Callers callers) {
        this.quotas = quotas;
        this.callers = callers;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        if (http.getHeader(Ask.HEADER) == null) {
            look(callers.subject(http));
        }
        chain.doFilter(request, response);
    }

    /** A store that is away is for the conversion to judge, since its limits say what happens then. */
    void look(Subject subject) {
        Preview preview;
        try {
            preview = quotas.preview(subject, ONE);
        } catch (QuotaStoreException e) {
            LOG.debug("The quota store is away; the conversion will ask again", e);
            return;
        }
        if (!preview.fits()) {
            throw spent(preview.standings()).thrown();
        }
    }

    private static Problem spent(List<Standing> standings) {
        Optional<Duration> soonest = standings.stream()
                .filter(standing -> standing.remaining() == 0)
                .flatMap(standing -> standing.resetsIn().stream())
                .max(Duration::compareTo);
        return Problem.of(402, "quota-spent", "quota: no conversion left")
                .with("quotas", standings.stream().map(QuotaFilter::shown).toList())
                .retryAfter(soonest.orElse(null));
    }

    private static Map<String, Object> shown(Standing standing) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("limit", standing.limit().name());
        shown.put("amount", standing.limit().amount());
        shown.put("used", standing.used());
        shown.put("remaining", standing.remaining());
        standing.resetsIn().ifPresent(left -> shown.put("endsInSeconds", Problems.seconds(left)));
        return shown;
    }
}
