/** What implementers of NewsForge's ports test with. */
@NullMarked
package io.newsforge.testkit;

import org.jspecify.annotations.NullMarked;
