package org.rexnet.investment.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code rexnet --version} prints. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String number = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "RexNet " + (number == null ? "(built from source)" : number) + ", Java "
                    + Runtime.version().feature()
        };
    }
}
