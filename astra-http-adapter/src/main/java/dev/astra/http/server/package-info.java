/**
 * The server: {@link dev.astra.http.server.AstraServer} answers the operations of {@link dev.astra.http.server.Routes}, each
 * set with an OpenAPI document that says what it takes. It limits, times, counts and logs; it decides nothing. Routes know
 * no server: they take a {@link dev.astra.http.server.Call} and give a {@link dev.astra.http.server.Reply}, so they can be
 * answered elsewhere too.
 */
@NullMarked
package dev.astra.http.server;

import org.jspecify.annotations.NullMarked;
