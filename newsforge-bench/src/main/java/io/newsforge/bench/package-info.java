/** JMH benchmarks of the hot paths, each beside a floor or a rival. */
@NullMarked
package io.newsforge.bench;

import org.jspecify.annotations.NullMarked;
