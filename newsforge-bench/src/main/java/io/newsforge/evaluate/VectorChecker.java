package io.newsforge.evaluate;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Computes what NewsForge makes of a case; each field the case expects is compared with the field of the same name. */
@FunctionalInterface
interface VectorChecker {

    ObjectNode got(VectorCase test);
}
