/** The application that the contract is tried on, in each container. Loaded apart from the tests, which talk HTTP to it. */
package io.newsforge.servlet.host;
