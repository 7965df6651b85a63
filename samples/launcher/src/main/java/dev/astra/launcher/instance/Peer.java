package dev.astra.launcher.instance;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;

/** Who is at the other end of a socket, where the system tells. */
final class Peer {
    private Peer() {}

    static Optional<UserPrincipal> of(SocketChannel channel) throws IOException {
        return channel.supportedOptions().contains(ExtendedSocketOptions.SO_PEERCRED)
                ? Optional.of(
                        channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user())
                : Optional.empty();
    }

    /** Whether somebody may come in: the owner, or anybody the rights of the directory let through if nothing is known. */
    static boolean admitted(Optional<UserPrincipal> peer, UserPrincipal owner) {
        return peer.map(owner::equals).orElse(true);
    }
}
