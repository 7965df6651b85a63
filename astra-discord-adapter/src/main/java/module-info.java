/** Discord: commands and their answers, and the license bot. */
module dev.astra.discord {
    requires transitive dev.astra.core;
    requires transitive dev.astra.licensing;
    requires transitive dev.astra.trading;
    requires transitive net.dv8tion.jda;
    requires org.slf4j;
    requires static transitive org.jspecify;

    exports dev.astra.discord;
    exports dev.astra.discord.card;
    exports dev.astra.discord.command;
    exports dev.astra.discord.direct;
    exports dev.astra.discord.guild;
    exports dev.astra.discord.jda;
    exports dev.astra.discord.licensing;
    exports dev.astra.discord.text;
    exports dev.astra.discord.vault;
}
