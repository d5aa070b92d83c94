package io.nas4j.api.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.nas4j.core.file.UserFile;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.tree.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads YAML (and so JSON) into a tree with places. Reads events only: no class is ever named, nothing is expanded. Aliases
 * are refused, and anchors and tags of values; the anchor of a scalar that no alias repeats means nothing, and the parser does
 * not tell of it.
 */
public final class YamlFile {

    /** The largest file that is read, in bytes. */
    public static final int MAX_SIZE = 1_000_000;

    private static final Pattern MARK = Pattern.compile("^ in '.*', line ([0-9]+), column ");
    private static final int MAX_DEPTH = 20;
    private static final int MAX_NODES = 100_000;

    private final String name;
    private final YAMLParser yaml;
    private int nodes;

    private YamlFile(String name, YAMLParser yaml) {
        this.name = name;
        this.yaml = yaml;
    }

    /**
     * Reads a file.
     *
     * @throws InvalidInputException with file and line
     */
    public static Node read(Path file) {
        return read("file", file);
    }

    /**
     * Reads a file.
     *
     * @param what it is, as {@code configuration file}
     * @throws InvalidInputException with file and line
     */
    public static Node read(String what, Path file) {
        String text = new UserFile(what, file, MAX_SIZE).text();
        boolean json = file.toString().endsWith(".json");
        return parse(file.toString(), json ? text.replace('\t', ' ') : text); // JSON may be indented by tabs
    }

    /**
     * Reads a text.
     *
     * @param name of the file, for places
     * @throws InvalidInputException with name and line
     */
    public static Node parse(String name, String text) {
        if (text.length() > MAX_SIZE) {
            throw new InvalidInputException(
                    name + " must have at most " + MAX_SIZE + " characters, but has " + text.length());
        }
        try (YAMLParser yaml = new YAMLFactory().createParser(text)) {
            YamlFile file = new YamlFile(name, yaml);
            if (yaml.nextToken() == null) {
                throw new InvalidInputException(name + ": has no content");
            }
            Node node = file.node(0);
            if (yaml.nextToken() != null) {
                throw file.refused("a second document begins; a file has one");
            }
            return node;
        } catch (JsonProcessingException e) {
            throw notYaml(name, e);
        } catch (IOException e) {
            throw new InvalidInputException(name + ": cannot be read as YAML", e);
        }
    }

    /** The parser says in several lines where something began, and then what is wrong and where; the latter counts. */
    private static InvalidInputException notYaml(String name, JsonProcessingException e) {
        String problem = "unreadable";
        String line = e.getLocation() == null
                ? "1"
                : Integer.toString(Math.max(1, e.getLocation().getLineNr()));
        for (String said : e.getOriginalMessage().lines().toList()) {
            Matcher mark = MARK.matcher(said);
            if (mark.find()) {
                line = mark.group(1);
            } else if (!said.isBlank() && !said.startsWith(" ")) {
                problem = said.trim();
            }
        }
        return new InvalidInputException(name + ", line " + line + ": not YAML: " + problem, e);
    }

    private Node node(int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw refused("nested deeper than " + MAX_DEPTH + " levels");
        }
        if (++nodes > MAX_NODES) {
            throw refused("more than " + MAX_NODES + " values");
        }
        refuseReferences();
        String place = place();
        JsonToken token = yaml.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Node> entries = new LinkedHashMap<>();
            while (yaml.nextToken() == JsonToken.FIELD_NAME) {
                String key = yaml.currentName();
                refuseReferences();
                yaml.nextToken();
                if (entries.put(key, node(depth + 1)) != null) {
                    throw refused("key '" + key + "' stands twice");
                }
            }
            return new Node.Mapping(place, entries);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Node> items = new ArrayList<>();
            while (yaml.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(depth + 1));
            }
            return new Node.Sequence(place, items);
        }
        return new Node.Scalar(place, yaml.getText());
    }

    private void refuseReferences() throws IOException {
        if (yaml.isCurrentAlias() || yaml.getObjectId() != null) {
            throw refused("anchors and aliases (& and *) are not allowed; write the value out");
        }
        if (yaml.getTypeId() != null) {
            throw refused("tags (!) are not allowed; write plain values");
        }
    }

    private String place() {
        return name + ", line " + yaml.currentTokenLocation().getLineNr();
    }

    private InvalidInputException refused(String message) {
        return new InvalidInputException(place() + ": " + message);
    }
}
