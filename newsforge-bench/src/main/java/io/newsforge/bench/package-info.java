/**
 * JMH benchmarks of the hot paths, each beside a floor or a rival.
 *
 * <p>{@code java -jar newsforge-bench/target/benchmarks.jar -prof gc} runs all of them; a name filter runs some. A figure without
 * commit, JDK and machine is none.
 */
@NullMarked
package io.newsforge.bench;

import org.jspecify.annotations.NullMarked;
