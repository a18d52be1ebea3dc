package io.newsforge.servlet;

import io.newsforge.ConversionRequest;
import io.newsforge.Source;
import java.util.List;

/** What a request asks for. */
record Order(List<Source> sources, ConversionRequest request) {}
