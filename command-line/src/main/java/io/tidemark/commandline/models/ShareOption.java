package io.tidemark.commandline.models;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A share as people type it: {@code 80%}. */
final class ShareOption implements ITypeConverter<Double> {

    private static final Pattern SHARE = Pattern.compile("([1-9][0-9]?|100)%");
    private static final double WHOLE = 100;

    @Override
    public Double convert(String text) {
        Matcher share = SHARE.matcher(text);
        if (!share.matches()) {
            throw new TypeConversionException("expected 1% to 100%, found " + text);
        }
        return Integer.parseInt(share.group(1)) / WHOLE;
    }
}
