package io.nas4j.evaluator.data;

/** Some pictures of another source. */
final class Subset extends PictureSource {

    private final PictureSource all;
    private final int[] indices;

    Subset(PictureSource all, int[] indices) {
        super(all.classNames(), all.channels());
        this.all = all;
        this.indices = indices;
    }

    @Override
    public int count() {
        return indices.length;
    }

    @Override
    public int label(int index) {
        return all.label(indices[index]);
    }

    @Override
    public int nativeSize() {
        return all.nativeSize();
    }

    @Override
    Square picture(int index, int wanted) {
        return all.picture(indices[index], wanted);
    }

    @Override
    public void prepare(int size) {
        all.prepare(size);
    }
}
