package org.rexnet.core.study.iidm;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.rexnet.core.study.Fault;
import org.rexnet.core.study.Study;
import org.rexnet.core.study.StudyException;
import org.rexnet.core.study.TextFile;

/**
 * Reads an IIDM file in XML as a study of one hour; money is in EUR.
 *
 * <p>Buses are those between closed switches. Lines, transformers and tie lines have the reactance and ratio of PowSyBl's DC load flow with
 * transformer ratios, so that the same injections give the same flows; a three-winding transformer is three branches from a bus of its own.
 * Permanent limits of current become MW at nominal voltage; the lowest of a branch counts. The cost of a MWh, which IIDM does not hold,
 * comes from a table of {@link UnitCosts}. Needs {@code powsybl-iidm-impl} and {@code powsybl-iidm-serde} on the class path.
 */
public final class IidmReader {

    private static final List<String> ENDS = List.of(".xiidm", ".iidm", ".xml");
    private static final List<String> NAMESPACES =
            List.of("http://www.powsybl.org/schema/iidm/", "http://www.itesla_project.eu/schema/iidm/");

    private IidmReader() {}

    /** Returns whether a file's name is that of an IIDM file. */
    public static boolean reads(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return ENDS.stream().anyMatch(name::endsWith);
    }

    /** Returns whether PowSyBl is on the class path. */
    public static boolean isAvailable() {
        try {
            ClassLoader loader = IidmReader.class.getClassLoader();
            Class.forName("com.powsybl.iidm.serde.NetworkSerDe", false, loader);
            Class.forName("com.powsybl.iidm.network.impl.NetworkFactoryImpl", false, loader);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Checks, without PowSyBl, that a file begins as IIDM does; throws {@link StudyException} where it does not. */
    public static void check(Path path) {
        String file = String.valueOf(path.getFileName());
        try {
            TextFile.check(path, TextFile.TABLE);
            checkRoot(path, file);
        } catch (IOException e) {
            throw new StudyException(Fault.of(file, "cannot be read: " + e.getMessage()), e);
        }
    }

    /**
     * Returns the study of a file.
     *
     * @param costs a table of what units cost
     * @throws StudyException that names what is wrong with the file or the table
     * @throws IllegalStateException if PowSyBl is not there
     */
    public static Study read(Path path, Optional<Path> costs) {
        if (!isAvailable()) {
            throw new IllegalStateException(
                    "IIDM files need powsybl-iidm-impl and powsybl-iidm-serde on the class path.");
        }
        check(path);
        String file = String.valueOf(path.getFileName());
        UnitCosts table = costs.map(UnitCosts::read).orElse(UnitCosts.NONE);
        try {
            return new NetworkStudy(file, IidmFile.read(path, file), table).study();
        } catch (IOException e) {
            throw new StudyException(Fault.of(file, "cannot be read: " + e.getMessage()), e);
        }
    }

    /** Checks that the first element is IIDM's and that nothing before it declares entities, which may be endless. */
    private static void checkRoot(Path path, String file) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
            XMLStreamReader reader = factory.createXMLStreamReader(in);
            int event = reader.next();
            while (event != XMLStreamConstants.START_ELEMENT) {
                if (event == XMLStreamConstants.DTD) {
                    throw fault(file, reader.getLocation().getLineNumber(), "must not declare a document type");
                }
                event = reader.next();
            }
            String namespace = Objects.requireNonNullElse(reader.getNamespaceURI(), "");
            if (!reader.getLocalName().equals("network") || NAMESPACES.stream().noneMatch(namespace::startsWith)) {
                throw fault(
                        file,
                        reader.getLocation().getLineNumber(),
                        "is XML, but not IIDM: it begins with " + reader.getLocalName());
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new StudyException(new Fault(file, line, "", "", "is not XML"), e);
        }
    }

    private static StudyException fault(String file, int line, String message) {
        return new StudyException(List.of(new Fault(file, line, "", "", message)));
    }
}
