package io.nas4j.cli.command.measure;

import io.nas4j.core.table.CodeOrder;
import picocli.CommandLine.ITypeConverter;

/** Reads which places of codes have an order. */
final class OrderConverter implements ITypeConverter<CodeOrder> {

    @Override
    public CodeOrder convert(String text) {
        return CodeOrder.parse(text);
    }
}
