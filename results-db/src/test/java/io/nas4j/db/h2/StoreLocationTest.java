package io.nas4j.db.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreLocationTest {

    @ParameterizedTest
    @CsvSource({
        "nas4j-data, nas4j-data/nas4j",
        "./nas4j-data/, nas4j-data/nas4j",
        "a b/ü, a b/ü/nas4j",
        "/data, /data/nas4j",
        "jdbc:h2:file:./x/y, x/y",
        "jdbc:h2:x/y.mv.db, x/y",
        "jdbc:h2:/x/y;CACHE_SIZE=1024, /x/y"
    })
    void findsTheDatabaseOf(String text, String database) {
        Path expected = Path.of(database).toAbsolutePath();
        assertThat(StoreLocation.parse(text).database()).contains(expected);
        assertThat(StoreLocation.parse(text).shown()).isEqualTo(expected + ".mv.db");
        assertThat(StoreLocation.parse(text).url()).startsWith("jdbc:h2:file:" + expected);
    }

    @Test
    void findsHomeAndMemory() {
        assertThat(StoreLocation.parse("jdbc:h2:~/x").database())
                .contains(Path.of(System.getProperty("user.home"), "x").toAbsolutePath());
        StoreLocation memory = StoreLocation.parse("jdbc:h2:mem:m;DB_CLOSE_DELAY=-1");
        assertThat(memory.database()).isEmpty();
        assertThat(memory.url()).isEqualTo("jdbc:h2:mem:m;DB_CLOSE_DELAY=-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:tcp://host:9092/./a b/x", "jdbc:h2:ssl://host/x;CIPHER=AES"})
    void knowsServers(String text) {
        StoreLocation location = StoreLocation.parse(text);
        assertThat(location.server()).isTrue();
        assertThat(location.database()).isEmpty();
        assertThat(location.url()).isEqualTo(text);
        assertThat(location.shown()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:tcp://host/x;USER=ada;PASSWORD=s3cret",
                "jdbc:h2:tcp://host/x;password=s3cret",
                "jdbc:h2:tcp://ada:s3cret@host/x",
                "jdbc:h2:./x; Password=s3cret",
                "jdbc:postgresql://host/x?user=ada&password=s3cret",
                "postgresql://ada:s3cret@host/x"
            })
    void refusesSecretsAndDoesNotSayThemAgain(String text) {
        assertThatThrownBy(() -> StoreLocation.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("NAS4J_STORAGE_PASSWORD_FILE")
                .hasMessageNotContaining("s3cret")
                .hasMessageNotContaining("ada");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "jdbc:h2:./x;INIT=RUNSCRIPT FROM 'http://host/x.sql' | CACHE_SIZE and LOCK_TIMEOUT | INIT",
                "jdbc:h2:./x;cache_size=5;init=CALL 1 | CACHE_SIZE and LOCK_TIMEOUT | INIT",
                "jdbc:h2:./x; Init =CALL 1 | CACHE_SIZE and LOCK_TIMEOUT | INIT",
                "jdbc:h2:mem:m;INIT=CALL 1 | CACHE_SIZE and DB_CLOSE_DELAY and LOCK_TIMEOUT | INIT",
                "jdbc:h2:tcp://host/x;INIT=CALL 1 | CACHE_SIZE and CIPHER and LOCK_TIMEOUT | INIT",
                "jdbc:h2:./x;AUTO_SERVER=TRUE | CACHE_SIZE and LOCK_TIMEOUT | AUTO_SERVER",
                "jdbc:h2:./x;write_delay=5 | CACHE_SIZE and LOCK_TIMEOUT | WRITE_DELAY",
                "jdbc:h2:./x;DATABASE_EVENT_LISTENER='x' | CACHE_SIZE and LOCK_TIMEOUT | DATABASE_EVENT_LISTENER",
                "jdbc:h2:./x;JAVA_OBJECT_SERIALIZER='x' | CACHE_SIZE and LOCK_TIMEOUT | JAVA_OBJECT_SERIALIZER",
                "jdbc:h2:./x;TRACE_LEVEL_FILE=3 | CACHE_SIZE and LOCK_TIMEOUT | TRACE_LEVEL_FILE",
                "jdbc:h2:./x;CIPHER=AES | CACHE_SIZE and LOCK_TIMEOUT | CIPHER",
                "jdbc:h2:./x;x | CACHE_SIZE and LOCK_TIMEOUT | X"
            })
    void namesTheSettingsThatAUrlMayHave(String text, String allowed, String given) {
        assertThatThrownBy(() -> StoreLocation.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("the storage URL may set " + allowed + " only, but sets " + given);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CACHE_SIZE=5\\;INIT=CALL 1",
                "CACHE_SIZE=(SELECT 1)",
                "CACHE_SIZE=",
                "CACHE_SIZE",
                "CACHE_SIZE=1;CACHE_SIZE=1"
            })
    void takesNothingButNumbersAsValues(String settings) {
        assertThatThrownBy(() -> StoreLocation.parse("jdbc:h2:./x;" + settings))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must set CACHE_SIZE once, to a number, but has 'CACHE_SIZE");
    }

    @Test
    void givesH2TheSettingsThatAreAllowed() {
        assertThat(StoreLocation.parse("jdbc:h2:./x; cache_size = 500;LOCK_TIMEOUT=2000;")
                        .url())
                .endsWith("/x;CACHE_SIZE=500;LOCK_TIMEOUT=2000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "sqlite:///x.db",
                "postgresql://host/db",
                "jdbc:postgresql:x",
                "jdbc:h2:tcp://host",
                "jdbc:h2:tcp:/x",
                "jdbc:h2:tcp://host/",
                "jdbc:h2:mem:",
                "jdbc:h2:",
                "jdbc:h2:zip:x.zip!/y",
                "a;b",
                "x\0y"
            })
    void refuses(String text) {
        assertThatThrownBy(() -> StoreLocation.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'" + text + "'");
    }
}
