package io.nas4j.evaluator.data.folder;

import io.nas4j.evaluator.data.decode.ImageFile;
import io.nas4j.evaluator.data.image.ContentHash;
import io.nas4j.evaluator.data.image.ImageSource;
import io.nas4j.evaluator.data.image.LabelledImages;
import io.nas4j.evaluator.data.image.Square;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Images in class folders, decoded once for all sizes up to {@value StoredSide#USUAL} pixels (or the next power of two for
 * larger ones). With a cache folder they are decoded and resized once for all processes, which share the memory. Those
 * that cannot be read are passed over, up to a limit: indices count the others.
 */
final class FolderImageSource extends ImageSource {

    private final FolderListing listing;
    private final Optional<Path> cacheFolder;
    private final UnreadableLimit limit;
    private final Runnable progress;
    private final List<String> madeAnew = new CopyOnWriteArrayList<>();
    private Optional<Readable> readable = Optional.empty();

    /**
     * What can be read.
     *
     * @param contents hash of each file
     * @param key of contents and stored side
     * @param files index of each readable image's file
     */
    private record Readable(int storedSide, FileContents contents, String key, DecodedImages decoded, int[] files) {}

    FolderImageSource(FolderListing listing, Optional<Path> cacheFolder, UnreadableLimit limit, Runnable progress) {
        super(listing.classNames(), ImageFile.CHANNELS);
        this.listing = listing;
        this.cacheFolder = cacheFolder;
        this.limit = limit;
        this.progress = progress;
    }

    @Override
    public int count() {
        return readable().files().length;
    }

    @Override
    public int label(int index) {
        return listing.labels()[file(index)];
    }

    @Override
    public int nativeSize() {
        return MedianSide.of(listing.files(), progress);
    }

    @Override
    public String fingerprint() {
        Readable now = readable();
        List<byte[]> contents = now.contents().hashes();
        ContentHash hash = new ContentHash("images 1").add(classNames());
        for (int i = 0; i < listing.files().size(); i++) {
            boolean left = now.decoded().side(i) == 0;
            hash.add(left ? -1 : listing.labels()[i]).add(contents.get(i));
        }
        return hash.name();
    }

    @Override
    public List<String> leftOut() {
        List<String> sentences = new ArrayList<>();
        List<Integer> unreadable =
                ImageCache.unreadable(readable().decoded(), listing.files().size());
        if (!unreadable.isEmpty()) {
            sentences.add(UnreadableLimit.note(listing, unreadable));
        }
        listing.notRead().ifPresent(sentences::add);
        sentences.addAll(madeAnew);
        return sentences;
    }

    @Override
    public synchronized void prepare(int size) {
        decode(StoredSide.of(size));
        resized(size);
    }

    private synchronized Readable readable() {
        return readable.orElseGet(() -> decode(StoredSide.USUAL));
    }

    private synchronized Readable decode(int side) {
        if (readable.isPresent() && readable.get().storedSide() == side) {
            return readable.get();
        }
        boolean first = readable.isEmpty();
        FileContents contents = first
                ? new FileContents(listing, cacheFolder, progress, madeAnew::add)
                : readable.orElseThrow().contents();
        String key = ImageCache.key(contents.hashes(), side);
        ListingDecoder decoder = new ListingDecoder(listing, contents, side, limit, progress);
        DecodedImages decoded = cacheFolder
                .map(folder -> new ImageCache(folder, progress, madeAnew::add).decoded(key, decoder))
                .orElseGet(() -> DecodedImages.inMemory(decoder));
        if (first) {
            // only now, so that a folder that is refused leaves nothing behind
            contents.remember();
        }
        int[] files = IntStream.range(0, listing.files().size())
                .filter(i -> decoded.side(i) > 0)
                .toArray();
        Readable now = new Readable(side, contents, key, decoded, files);
        readable = Optional.of(now);
        return now;
    }

    /** The pixels of all images at one size, where they lie in a file so. */
    private synchronized Optional<IntFunction<byte[]>> resized(int size) {
        Readable now = decode(StoredSide.of(size));
        if (Arrays.stream(now.files()).allMatch(file -> now.decoded().side(file) == size)) {
            return Optional.of(index -> now.decoded().image(now.files()[index]).pixels());
        }
        return cacheFolder.map(folder ->
                new ImageCache(folder, progress, madeAnew::add).resized(now.decoded(), now.key(), now.files(), size));
    }

    @Override
    public LabelledImages images(int[] indices, int size, Runnable told) {
        Optional<IntFunction<byte[]>> pixels = resized(size);
        if (pixels.isEmpty()) {
            return super.images(indices, size, told);
        }
        int[] files = Arrays.stream(indices).map(this::file).toArray();
        int[] labels = Arrays.stream(files).map(file -> listing.labels()[file]).toArray();
        IntFunction<byte[]> all = pixels.get();
        return LabelledImages.elsewhere(classNames(), size, channels(), i -> all.apply(indices[i]), labels);
    }

    @Override
    public Square image(int index, int wanted) {
        return decode(StoredSide.of(wanted)).decoded().image(file(index));
    }

    private int file(int index) {
        int[] files = readable().files();
        if (index < 0 || index >= files.length) {
            throw new InvalidInputException("image must be from 0 to " + (files.length - 1) + ", but was " + index);
        }
        return files[index];
    }
}
