package io.nas4j.db.table;

import io.nas4j.core.store.StrategySnapshot;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jdbi.v3.core.Handle;

/** The statements on kept states of strategies, and the proposals that go with them. */
public final class SnapshotTable {

    /** Bytes in a row, at most; H2 takes up to 2^20. */
    private static final int PART = 500_000;

    private final StudyTable studies;

    public SnapshotTable(StudyTable studies) {
        this.studies = studies;
    }

    public void save(Handle handle, String study, StrategySnapshot snapshot, SortedMap<Integer, ByteBuffer> proposals) {
        long id = studies.id(handle, study);
        handle.createUpdate("""
                        MERGE INTO strategy_snapshot (study_id, proposed, observed, events, program, sha256) KEY (study_id)
                        VALUES (:study, :proposed, :observed, :events, :program, :sha256)""")
                .bind("study", id)
                .bind("proposed", snapshot.proposed())
                .bind("observed", snapshot.observed())
                .bind("events", snapshot.events())
                .bind("program", snapshot.program())
                .bind("sha256", sha256(snapshot.state()))
                .execute();
        saveState(handle, id, snapshot.state().duplicate());
        if (!proposals.isEmpty()) {
            handle.createUpdate("DELETE FROM strategy_proposals WHERE study_id = :study AND number >= :first")
                    .bind("study", id)
                    .bind("first", proposals.firstKey())
                    .execute();
        }
        proposals.forEach((number, content) -> handle.createUpdate(
                        "INSERT INTO strategy_proposals (study_id, number, content) VALUES (:study, :number, :content)")
                .bind("study", id)
                .bind("number", number)
                .bind("content", bytes(content))
                .execute());
    }

    private static void saveState(Handle handle, long study, ByteBuffer state) {
        handle.createUpdate("DELETE FROM strategy_snapshot_part WHERE study_id = :study")
                .bind("study", study)
                .execute();
        for (int number = 0; state.hasRemaining(); number++) {
            byte[] part = new byte[Math.min(PART, state.remaining())];
            state.get(part);
            handle.createUpdate("""
                            INSERT INTO strategy_snapshot_part (study_id, number, content)
                            VALUES (:study, :number, :content)""")
                    .bind("study", study)
                    .bind("number", number)
                    .bind("content", part)
                    .execute();
        }
    }

    /** The newest; empty where its parts are not what was written. */
    public Optional<StrategySnapshot> newest(Handle handle, String study) {
        long id = studies.id(handle, study);
        ByteBuffer state = joined(parts(
                handle, id, "SELECT content FROM strategy_snapshot_part WHERE study_id = :study ORDER BY number"));
        return handle.createQuery("SELECT * FROM strategy_snapshot WHERE study_id = :study AND sha256 = :sha256")
                .bind("study", id)
                .bind("sha256", sha256(state))
                .map((row, context) -> new StrategySnapshot(
                        row.getInt("proposed"),
                        row.getInt("observed"),
                        row.getInt("events"),
                        row.getString("program"),
                        state))
                .findOne();
    }

    public List<ByteBuffer> proposals(Handle handle, String study) {
        return parts(
                handle,
                studies.id(handle, study),
                "SELECT content FROM strategy_proposals WHERE study_id = :study ORDER BY number");
    }

    private static List<ByteBuffer> parts(Handle handle, long study, String sql) {
        return handle.createQuery(sql)
                .bind("study", study)
                .map((row, context) -> ByteBuffer.wrap(row.getBytes(1)).asReadOnlyBuffer())
                .list();
    }

    private static ByteBuffer joined(List<ByteBuffer> parts) {
        ByteBuffer whole = ByteBuffer.allocate(
                parts.stream().mapToInt(ByteBuffer::remaining).sum());
        parts.forEach(part -> whole.put(part.duplicate()));
        return whole.flip();
    }

    private static byte[] bytes(ByteBuffer content) {
        byte[] bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        return bytes;
    }

    private static String sha256(ByteBuffer content) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(content.duplicate());
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
