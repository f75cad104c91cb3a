package org.rexnet.investment.decomposition.spark;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.rexnet.investment.decomposition.EngineException;

/** What an application of its own asks Spark for; whatever system properties named {@code spark.*} say takes precedence. */
final class SparkConfiguration {

    /** For the native solver, and against a warning about a library; older JVMs pass over the latter. */
    private static final String WORKER_OPTIONS =
            "--enable-native-access=ALL-UNNAMED -Dsun.misc.unsafe.memory.access=allow";

    /**
     * What the launcher takes for short commands: workers of this machine are started for one command, and most of their time is the
     * solver's.
     */
    private static final String OPTIONS_HERE = " -XX:+UseSerialGC -XX:TieredStopAtLevel=1";

    private static final String THIS_MACHINE = "127.0.0.1";
    private static final String HOME = "SPARK_HOME";

    private SparkConfiguration() {}

    static SparkConf of(SparkMaster master) {
        SparkConf conf = new SparkConf().setMaster(master.url());
        conf.setIfMissing("spark.app.name", "RexNet");
        conf.setIfMissing("spark.ui.enabled", "false");
        conf.setIfMissing("spark.ui.showConsoleProgress", "false");
        // Dispatch and prices of the whole horizon are wanted here, however large they are.
        conf.setIfMissing("spark.driver.maxResultSize", "0");
        if (master.isLocal()) {
            conf.setIfMissing("spark.driver.host", THIS_MACHINE);
            conf.setIfMissing("spark.driver.bindAddress", THIS_MACHINE);
        }
        master.findMbPerWorker().ifPresent(mb -> startWorkers(conf, mb));
        conf.setIfMissing("spark.executor.extraJavaOptions", WORKER_OPTIONS);
        return conf;
    }

    /** Workers that are processes of this machine run what this process runs. */
    private static void startWorkers(SparkConf conf, int mb) {
        String home = System.getenv(HOME);
        if (home == null || !Files.isDirectory(Path.of(home, "jars"))) {
            throw new EngineException(
                    "Workers as processes of this machine need a folder to work in: let the environment variable %s name one that has a folder jars, which may be empty."
                            .formatted(HOME));
        }
        conf.setIfMissing("spark.executor.memory", mb + "m");
        conf.setIfMissing("spark.executor.extraJavaOptions", WORKER_OPTIONS + OPTIONS_HERE);
        conf.setIfMissing("spark.executor.extraClassPath", classPath());
        conf.setIfMissing("spark.executorEnv.JAVA_HOME", System.getProperty("java.home"));
        conf.setIfMissing("spark.executorEnv.SPARK_SCALA_VERSION", "2.13");
    }

    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
