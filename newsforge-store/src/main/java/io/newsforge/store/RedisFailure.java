package io.newsforge.store;

import io.newsforge.quota.QuotaRequestRejectedException;
import io.newsforge.quota.QuotaStoreException;
import java.util.List;
import redis.clients.jedis.exceptions.JedisDataException;

/** What an error of Redis says of the request, or of Redis. */
final class RedisFailure {

    private static final List<String> OF_THE_REQUEST = List.of("ERR ", "WRONGTYPE ");

    /** States of a server that pass, also where a script's error has them inside. */
    private static final List<String> OF_THE_SERVER = List.of(
            "LOADING",
            "READONLY",
            "OOM",
            "MISCONF",
            "MASTERDOWN",
            "CLUSTERDOWN",
            "TRYAGAIN",
            "NOREPLICAS",
            "NOAUTH",
            "NOPERM",
            "BUSY",
            "max number of clients",
            "read only replica",
            "not allowed when used memory");

    private RedisFailure() {}

    static QuotaStoreException of(String what, RuntimeException failed) {
        return failed instanceof JedisDataException data && rejects(String.valueOf(data.getMessage()))
                ? new QuotaRequestRejectedException(what + ": Redis will not take it", failed)
                : new QuotaStoreException(what + ": Redis is away or failed", failed);
    }

    private static boolean rejects(String message) {
        return OF_THE_REQUEST.stream().anyMatch(message::startsWith)
                && OF_THE_SERVER.stream().noneMatch(message::contains);
    }
}
