package io.newsforge.bench;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * A news page of about 60 KB as they come: scripts, styles, menus, teasers of other stories, comments, and about 7 KB of article
 * between them. All words are our own, put together from lists, the same for the same seed.
 */
final class SyntheticPage {

    private static final String[] WHO = {
        "The harbour board", "The city council", "A spokeswoman for the ferry line", "The energy ministry",
                "Two union leaders",
        "The port's chief engineer", "A group of residents", "The regional court", "The shipyard",
                "An independent auditor"
    };
    private static final String[] DID = {
        "approved",
        "postponed",
        "criticised",
        "defended",
        "presented",
        "rejected",
        "welcomed",
        "published",
        "revised",
        "funded"
    };
    private static final String[] WHAT = {
        "the plan for a second electric ferry",
        "a budget for new charging piers",
        "the timetable of the night crossings",
        "the report on noise in the harbour",
        "a contract with the battery maker",
        "the rules for cyclists on board",
        "the sale of the last diesel vessel",
        "a study of winter storms",
        "the fares for commuters",
        "an offer from the northern yard"
    };
    private static final String[] WHY = {
        "because demand has grown faster than anyone expected",
        "after months of talks behind closed doors",
        "although costs had risen again",
        "while passengers waited in the rain",
        "as part of a wider reform of public transport",
        "since the old engines no longer meet the limits",
        "before the holidays begin",
        "in spite of warnings from insurers"
    };

    private SyntheticPage() {}

    /** Stands in the article, for a number that makes each copy of a page another article. */
    static final String NUMBER = "@number@";

    static String html(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder page = new StringBuilder(64_000);
        String title = sentence(random).replace(".", "");
        page.append("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(title)
                .append(" | Eastbay Courier</title><meta property=\"og:title\" content=\"")
                .append(title)
                .append("\"><link rel=\"canonical\" href=\"https://courier.example.com/2026/11/")
                .append(NUMBER)
                .append("\"><meta property=\"article:published_time\" content=\"2026-11-20T08:30:00Z\">");
        filler(page, "<style>", ".c%d{margin:%dpx;padding:%dpx;color:#%06x}", "</style>", 420, random);
        filler(page, "<script>", "window.q=window.q||[];q.push(['e%d',%d,%d,'%06x']);", "</script>", 330, random);
        page.append("</head><body><header><nav><ul>");
        list(page, 60, random);
        page.append("</ul></nav></header><main><article><h1>")
                .append(title)
                .append("</h1><p class=\"byline\">By Mara Lindqvist</p><p>It was meeting number ")
                .append(NUMBER)
                .append(" of the year for all who were there.</p>");
        for (int i = 0; i < 26; i++) {
            page.append("<p>");
            for (int j = 0; j < 2; j++) {
                page.append(sentence(random)).append(' ');
            }
            page.append("</p>\n");
        }
        page.append("</article><aside class=\"related\"><h2>Related stories</h2><ul>");
        list(page, 60, random);
        page.append("</ul></aside></main><footer><ul>");
        list(page, 40, random);
        return page.append("</ul><p>Eastbay Courier. All rights reserved.</p></footer></body></html>")
                .toString();
    }

    private static String sentence(SplittableRandom random) {
        return pick(WHO, random) + " " + pick(DID, random) + " " + pick(WHAT, random) + " on "
                + (1 + random.nextInt(28)) + " November at a cost of $" + (1 + random.nextInt(900)) + " million, "
                + pick(WHY, random) + ".";
    }

    private static String pick(String[] words, SplittableRandom random) {
        return words[random.nextInt(words.length)];
    }

    private static void list(StringBuilder page, int items, SplittableRandom random) {
        for (int i = 0; i < items; i++) {
            page.append("<li class=\"item item--teaser\"><a href=\"/news/")
                    .append(random.nextInt(1_000_000))
                    .append("\">")
                    .append(pick(WHAT, random))
                    .append("</a></li>");
        }
    }

    private static void filler(
            StringBuilder page, String open, String pattern, String close, int times, SplittableRandom random) {
        page.append(open);
        for (int i = 0; i < times; i++) {
            page.append(String.format(
                    Locale.ROOT, pattern, i, random.nextInt(40), random.nextInt(40), random.nextInt(1 << 24)));
        }
        page.append(close);
    }
}
