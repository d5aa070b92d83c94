package io.nas4j.db.allowed;

import io.nas4j.db.Fixtures;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.Confinement;
import io.nas4j.db.h2.H2;
import io.nas4j.db.h2.OpenMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.db.MVTable;
import org.h2.result.Row;
import org.h2.value.ValueInteger;
import org.h2.value.ValueVarchar;

/** A storage with something in it that runs and then leaves a mark. */
record Planted(Path folder) {

    static {
        Confinement.force(); // H2 reads its settings once
    }

    /** Stands for the path of the mark in statements. */
    static final String MARK = "MARK";

    /** A storage of this program with one study and one trial. */
    static Path template(Path folder) {
        try (H2StudyStore store = H2StudyStore.open(folder.toString(), OpenMode.WRITE)) {
            store.create(Fixtures.config("s"), Fixtures.PROVENANCE);
            store.start("s", Fixtures.spec(0));
        }
        return folder.resolve("nas4j.mv.db");
    }

    /** A copy of that storage. */
    static Planted copy(Path template, Path folder) throws IOException {
        Planted planted = new Planted(folder);
        Files.copy(template, planted.file());
        return planted;
    }

    Path file() {
        return folder.resolve("nas4j.mv.db");
    }

    Path mark() {
        return folder.resolve("mark");
    }

    /** Runs statements, and removes the mark that running them may have left. */
    Planted with(String... statements) throws SQLException, IOException {
        try (Connection connection = H2.connect(H2.url(file(), ""));
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each.replace(MARK, mark().toString()));
            }
        }
        Files.deleteIfExists(mark());
        return this;
    }

    /** Writes a statement into H2's table of them, of which H2 would never make one. */
    Planted withRow(int type, String sql) throws SQLException {
        try (Connection connection = H2.connect(H2.url(file(), ""))) {
            SessionLocal session =
                    (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            MVTable statements = session.getDatabase().getStore().getTable("table.0");
            Row row = statements.getTemplateRow();
            row.setValue(0, ValueInteger.get(9_999));
            row.setValue(1, ValueInteger.get(0));
            row.setValue(2, ValueInteger.get(type));
            row.setValue(3, ValueVarchar.get(sql.replace(MARK, mark().toString())));
            statements.addRow(session, row);
            session.commit(false);
        }
        return this;
    }
}
