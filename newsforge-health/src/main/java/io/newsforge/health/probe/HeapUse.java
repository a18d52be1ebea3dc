package io.newsforge.health.probe;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/** How the heap is used: by what lived on after each pool's last collection, if any pool says so, else by all that is in it. */
record HeapUse(long used, long max, boolean afterCollection) {

    static HeapUse now() {
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        long lived = 0;
        boolean told = false;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            MemoryUsage after = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
            if (after != null) {
                lived += after.getUsed();
                told = true;
            }
        }
        return new HeapUse(told ? lived : heap.getUsed(), heap.getMax(), told);
    }
}
