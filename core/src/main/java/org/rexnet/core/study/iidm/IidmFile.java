package org.rexnet.core.study.iidm;

import com.powsybl.commons.PowsyblException;
import com.powsybl.commons.exceptions.UncheckedXmlStreamException;
import com.powsybl.commons.report.ReportNode;
import com.powsybl.iidm.network.Network;
import com.powsybl.iidm.network.impl.NetworkFactoryImpl;
import com.powsybl.iidm.serde.ImportOptions;
import com.powsybl.iidm.serde.NetworkSerDe;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.Set;
import org.rexnet.core.study.Fault;
import org.rexnet.core.study.StudyException;

/** A network as PowSyBl reads it, without extensions, and without a look at the configuration in the user's home. */
final class IidmFile {

    private IidmFile() {}

    /** Returns the network of a file; throws {@link StudyException} where PowSyBl refuses it. */
    static Network read(Path path, String file) throws IOException {
        ImportOptions options = new ImportOptions(false).setIncludedExtensions(Set.of());
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            return NetworkSerDe.read(in, options, null, new NetworkFactoryImpl(), ReportNode.NO_OP);
        } catch (NullPointerException e) {
            // PowSyBl does not look whether an attribute is there; which one it is, it does not say.
            throw new StudyException(Fault.of(file, "is not IIDM as PowSyBl reads it: an attribute is missing"), e);
        } catch (PowsyblException
                | UncheckedXmlStreamException
                | IllegalArgumentException
                | IllegalStateException
                | DateTimeException
                | IndexOutOfBoundsException
                | ClassCastException e) {
            throw new StudyException(Fault.of(file, "is not IIDM as PowSyBl reads it: " + e.getMessage()), e);
        }
    }
}
