package org.rexnet.investment.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.SparkConf;
import org.apache.spark.serializer.DeserializationStream;
import org.apache.spark.serializer.JavaSerializer;
import org.apache.spark.serializer.SerializationStream;
import org.apache.spark.serializer.Serializer;
import org.apache.spark.serializer.SerializerInstance;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;

/** Spark's own way of turning into bytes what it sends, except that one kind of parcel does not arrive as it was. */
public final class DamagingSerializer extends Serializer {

    /** Properties of the configuration: which parcels are damaged, and how. */
    static final String WHICH = "spark.rexnet.damaged";

    static final String HOW = "spark.rexnet.damage";

    private static final byte[] MARK = "RexNet\r\n".getBytes(StandardCharsets.US_ASCII);

    /** What travels: an array of bytes to all workers, a list of some questions each to some, an array of as many replies back. */
    enum Cargo {
        NONE,
        STUDY,
        QUESTIONS,
        REPLIES
    }

    enum Damage {
        FLIPPED {
            @Override
            byte[] of(byte[] parcel) {
                byte[] bytes = parcel.clone();
                bytes[bytes.length - 2] ^= 0x10;
                return bytes;
            }
        },
        CUT {
            @Override
            byte[] of(byte[] parcel) {
                return Arrays.copyOf(parcel, parcel.length - 1);
            }
        },
        FOREIGN {
            @Override
            byte[] of(byte[] parcel) {
                return "rO0ABXNyABFqYXZhLnV0aWwuSGFzaFNldA".getBytes(StandardCharsets.US_ASCII);
            }
        };

        abstract byte[] of(byte[] parcel);
    }

    private final JavaSerializer honest;
    private final Cargo damaged;
    private final Damage damage;

    public DamagingSerializer(SparkConf conf) {
        honest = new JavaSerializer(conf);
        damaged = Cargo.valueOf(conf.get(WHICH).toUpperCase(Locale.ROOT));
        damage = Damage.valueOf(conf.get(HOW).toUpperCase(Locale.ROOT));
    }

    private Object sent(Object content) {
        if (damaged == Cargo.QUESTIONS && content instanceof Seq<?> questions) {
            return CollectionConverters.asScala(CollectionConverters.asJava(questions).stream()
                            .map(this::damaged)
                            .toList())
                    .toSeq();
        }
        if (damaged == Cargo.REPLIES && content instanceof Object[] replies) {
            return Arrays.stream(replies).map(this::damaged).toArray();
        }
        return damaged == Cargo.STUDY ? damaged(content) : content;
    }

    private Object damaged(Object content) {
        if (content instanceof byte[][] several) {
            return Arrays.stream(several).map(this::damaged).toArray(byte[][]::new);
        }
        return content instanceof byte[] bytes && Arrays.mismatch(bytes, MARK) == MARK.length
                ? damage.of(bytes)
                : content;
    }

    @Override
    public SerializerInstance newInstance() {
        return new Instance(honest.newInstance());
    }

    private final class Instance extends SerializerInstance {

        private final SerializerInstance instance;

        private Instance(SerializerInstance instance) {
            this.instance = instance;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> ByteBuffer serialize(T content, ClassTag<T> tag) {
            return instance.serialize((T) sent(content), tag);
        }

        @Override
        public <T> T deserialize(ByteBuffer bytes, ClassTag<T> tag) {
            return instance.deserialize(bytes, tag);
        }

        @Override
        public <T> T deserialize(ByteBuffer bytes, ClassLoader loader, ClassTag<T> tag) {
            return instance.deserialize(bytes, loader, tag);
        }

        @Override
        public SerializationStream serializeStream(OutputStream out) {
            return new Stream(instance.serializeStream(out));
        }

        @Override
        public DeserializationStream deserializeStream(InputStream in) {
            return instance.deserializeStream(in);
        }
    }

    private final class Stream extends SerializationStream {

        private final SerializationStream stream;

        private Stream(SerializationStream stream) {
            this.stream = stream;
        }

        @Override
        @SuppressWarnings("unchecked")
        public <T> SerializationStream writeObject(T content, ClassTag<T> tag) {
            stream.writeObject((T) sent(content), tag);
            return this;
        }

        @Override
        public void flush() {
            stream.flush();
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
