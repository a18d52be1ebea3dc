package io.newsforge.bench;

import com.ibm.icu.text.BreakIterator;
import com.twitter.twittertext.TwitterTextParser;
import io.newsforge.platform.Meter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Measuring a post of about 280 characters, beside twitter-text, ICU4J, {@code \X} and a bare loop over code points. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MeasureBenchmark {

    private static final Pattern CLUSTER = Pattern.compile("\\X");

    @Param({"english", "korean"})
    public String language = "english";

    private String text = "";

    @Setup
    public void setUp() {
        text = language.equals("korean") ? Samples.KOREAN_POST : Samples.ENGLISH_POST;
    }

    /** The floor. */
    @Benchmark
    public int codePointLoop() {
        int count = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            count++;
        }
        return count;
    }

    @Benchmark
    public int xWeight() {
        return Meter.X_WEIGHT.measure(text);
    }

    @Benchmark
    public int xWeightByTwitterText() {
        return TwitterTextParser.parseTweet(text).weightedLength;
    }

    @Benchmark
    public int graphemes() {
        return Meter.GRAPHEMES.measure(text);
    }

    @Benchmark
    public int graphemesByIcu() {
        BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        clusters.setText(text);
        int count = 0;
        while (clusters.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }

    @Benchmark
    public long graphemesByRegex() {
        return CLUSTER.matcher(text).results().count();
    }
}
