package io.newsforge.pacing;

/** What is in both buckets at a moment, in shares of their {@link Allowance}; below zero what is booked ahead. */
record Levels(long requests, long tokens, long at, long heldUntil) {}
