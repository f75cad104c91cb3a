package org.rexnet.core.study.parquet;

import blue.strategic.parquet.Hydrator;
import blue.strategic.parquet.ParquetReader;
import blue.strategic.parquet.ParquetWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.rexnet.core.study.LibraryCall;

/**
 * Numbers of several components over time.
 *
 * @param labels what the snapshots are called
 * @param names names of the components, one per column
 * @param values by snapshot and component; NaN where there is none
 */
@SuppressWarnings("ArrayRecordComponent")
public record ParquetSeries(List<String> labels, List<String> names, double[][] values) {

    private static final String LABELS = "snapshot";
    private static final long LEAST_VALUES = 1 << 20;
    /** Values that a byte of such a file may stand for, where they repeat. */
    private static final long MOST_PER_BYTE = 1 << 10;

    public ParquetSeries {
        labels = List.copyOf(labels);
        names = List.copyOf(names);
    }

    /** Writes a file, which must not exist; compressed by Snappy. */
    public void write(Path path) throws IOException {
        String first = LABELS;
        while (names.contains(first)) {
            first = "_" + first;
        }
        String labelColumn = first;
        List<Type> types = new ArrayList<>();
        types.add(Types.required(PrimitiveTypeName.BINARY)
                .as(LogicalTypeAnnotation.stringType())
                .named(labelColumn));
        names.forEach(name -> types.add(Types.optional(PrimitiveTypeName.DOUBLE).named(name)));
        MessageType schema = new MessageType("series", types);
        try (ParquetWriter<Integer> writer = ParquetWriter.<Integer>writeFile(schema, path.toFile(), (t, row) -> {
            row.write(labelColumn, labels.get(t));
            for (int column = 0; column < names.size(); column++) {
                if (!Double.isNaN(values[t][column])) {
                    row.write(names.get(column), values[t][column]);
                }
            }
        })) {
            for (int t = 0; t < values.length; t++) {
                writer.write(t);
            }
        }
    }

    /** Reads a file whose first column holds labels; throws {@link IOException} where it is none, or is damaged. */
    public static ParquetSeries read(Path path) throws IOException {
        ParquetMetadata metadata = library(() -> ParquetReader.readMetadata(path.toFile()));
        MessageType schema = library(() -> metadata.getFileMetaData().getSchema());
        long rows = library(() -> metadata.getBlocks().stream()
                .mapToLong(BlockMetaData::getRowCount)
                .sum());
        int width = schema.getFieldCount() - 1;
        if (width < 0) {
            throw new IOException("it has no columns");
        }
        long most = Math.max(LEAST_VALUES, MOST_PER_BYTE * Files.size(path));
        if (rows < 0 || rows > Integer.MAX_VALUE || rows * Math.max(1, width) > most) {
            throw new IOException("it claims more than a file of that size can hold");
        }
        return read(path, schema, (int) rows, width);
    }

    private static ParquetSeries read(Path path, MessageType schema, int rows, int width) throws IOException {
        for (Type type : schema.getFields()) {
            if (!type.isPrimitive()) {
                throw new IOException("its column %s is not of plain values".formatted(type.getName()));
            }
        }
        List<String> labels = new ArrayList<>(rows);
        List<double[]> values = new ArrayList<>(rows);
        try (Stream<Object[]> all = library(() -> ParquetReader.streamContent(
                path.toFile(), new Cells(width + 1), column -> schema.getFieldIndex(column[0])))) {
            Iterator<Object[]> next = all.iterator();
            while (library(next::hasNext)) {
                Object[] cells = library(next::next);
                labels.add(String.valueOf(cells[0]));
                double[] numbers = new double[width];
                for (int column = 0; column < width; column++) {
                    numbers[column] = number(schema, cells[column + 1]);
                }
                values.add(numbers);
            }
        }
        List<String> names =
                schema.getFields().stream().skip(1).map(Type::getName).toList();
        return new ParquetSeries(labels, names, values.toArray(double[][]::new));
    }

    /** Returns what the library reads; everything else happens outside of it. */
    private static <T> T library(LibraryCall<T> call) throws IOException {
        try {
            return LibraryCall.of(call);
        } catch (IOException e) {
            throw new IOException("it is no Parquet file, or is damaged: " + e.getMessage(), e);
        }
    }

    private static double number(MessageType schema, @org.jspecify.annotations.Nullable Object cell)
            throws IOException {
        return switch (cell) {
            case null -> Double.NaN;
            case Number number -> number.doubleValue();
            default ->
                throw new IOException("only its first column, %s, may hold text".formatted(schema.getFieldName(0)));
        };
    }

    /** Puts the cells of a row in the order of columns. */
    private record Cells(int width) implements Hydrator<Object[], Object[], Integer> {

        @Override
        public Object[] start() {
            return new Object[width];
        }

        @Override
        public Object[] add(Object[] row, Integer column, Object value) {
            row[column] = value;
            return row;
        }

        @Override
        public Object[] finish(Object[] row) {
            return row;
        }
    }
}
