package io.newsforge.markup;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses that Telegram's markup may lead to. */
final class TelegramUrl {

    private static final Pattern ACCOUNT =
            Pattern.compile("tg:(?://)?user\\?id=([0-9]{1,19})", Pattern.CASE_INSENSITIVE);
    private static final Pattern APP = Pattern.compile("(tg|ton|tonsite)://(\\S+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern WEB = Pattern.compile(
            "(?:(https?)://)?([^\\s/?#@:<>\"']+\\.[^\\s/?#@:<>\"'.]+)(:[0-9]{1,5})?([/?#]\\S*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDED =
            Pattern.compile("tg://(emoji|time)/?\\?([^#]*)(?:#.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,18}");

    private TelegramUrl() {}

    /** Sets a link or a mention, or nothing when the address leads nowhere. */
    static void set(String url, int start, Spans spans) {
        Matcher account = ACCOUNT.matcher(url);
        if (account.matches()) {
            spans.set(Span.Kind.TEXT_MENTION, start, account.group(1));
        } else {
            whole(url).ifPresent(link -> spans.set(Span.Kind.TEXT_LINK, start, link));
        }
    }

    private static Optional<String> whole(String url) {
        Matcher app = APP.matcher(url);
        if (app.matches()) {
            return Optional.of(app.group(1).toLowerCase(Locale.ROOT) + "://" + app.group(2));
        }
        Matcher web = WEB.matcher(url);
        if (!web.matches()) {
            return Optional.empty();
        }
        String scheme = web.group(1) == null ? "http" : web.group(1).toLowerCase(Locale.ROOT);
        String port = web.group(3) == null ? "" : web.group(3);
        String path = web.group(4) == null ? "/" : web.group(4);
        String host = web.group(2).toLowerCase(Locale.ROOT);
        return Optional.of(scheme + "://" + host + port + (path.startsWith("/") ? path : "/" + path));
    }

    /** Sets what stands in the place of an emoji. */
    static void setAdded(String url, int start, Spans spans) {
        Matcher added = ADDED.matcher(url);
        if (!added.matches()) {
            throw invalid();
        }
        if (added.group(1).equalsIgnoreCase("emoji")) {
            spans.set(Span.Kind.CUSTOM_EMOJI, start, number(added.group(2), "id"));
        } else {
            String format = parameter(added.group(2), "format").orElse("");
            spans.set(Span.Kind.DATE_TIME, start, TimeFormat.withTime(number(added.group(2), "unix"), format));
        }
    }

    private static String number(String query, String name) {
        return parameter(query, name)
                .filter(value -> NUMBER.matcher(value).matches())
                .orElseThrow(TelegramUrl::invalid);
    }

    private static Optional<String> parameter(String query, String name) {
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return Optional.of(pair.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }

    private static MarkupException invalid() {
        return new MarkupException("Invalid tg://emoji or tg://time URL specified");
    }
}
