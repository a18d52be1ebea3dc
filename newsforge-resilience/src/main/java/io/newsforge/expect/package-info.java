/** How NewsForge's modules refuse bad arguments; exported to them alone. */
@NullMarked
package io.newsforge.expect;

import org.jspecify.annotations.NullMarked;
