package io.newsforge.quota;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * An unmodifiable list that makes its elements when they are asked for. Most answers are only looked at to see that there was
 * room, and what is never made costs nothing. Subclasses are immutable.
 */
abstract class OnDemand<E> extends AbstractList<E> implements RandomAccess {

    /** As {@link List#copyOf}, which would make all elements. */
    static <E> List<E> copyOf(List<E> list) {
        return list instanceof OnDemand ? list : List.copyOf(list);
    }
}
