// Reads PDFs with PDFBox, and with Tika by the page and by the tags.
//
//     java -cp 'JARS/*' Readers.java VERSIONS FOLDER...
//
// In each FOLDER it reads document.pdf and writes pdfbox.text, tika.html and tika-by-tags.html. The file
// VERSIONS gets a line `reader|version` for each.
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.util.Version;
import org.apache.tika.Tika;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.sax.ToXMLContentHandler;

class Readers {
    public static void main(String[] arguments) throws Exception {
        var boxVersion = Version.getVersion();
        var tikaVersion = Tika.getString().replace("Apache Tika ", "");
        Files.write(Path.of(arguments[0]), List.of("pdfbox|" + boxVersion, "tika|" + tikaVersion,
            "tika-by-tags|" + tikaVersion));
        for (var name : Arrays.asList(arguments).subList(1, arguments.length)) {
            var folder = Path.of(name);
            var pdf = folder.resolve("document.pdf");
            try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
                Files.writeString(folder.resolve("pdfbox.text"), new PDFTextStripper().getText(document));
            }
            Files.writeString(folder.resolve("tika.html"), tika(pdf, false));
            Files.writeString(folder.resolve("tika-by-tags.html"), tika(pdf, true));
        }
    }

    private static String tika(Path pdf, boolean byTags) throws Exception {
        var parser = new AutoDetectParser();
        var settings = new PDFParserConfig();
        settings.setExtractMarkedContent(byTags);
        var context = new ParseContext();
        context.set(PDFParserConfig.class, settings);
        context.set(Parser.class, parser); // attached files, too, as Tika's own program does
        var handler = new ToXMLContentHandler();
        try (InputStream bytes = Files.newInputStream(pdf)) {
            parser.parse(bytes, handler, new Metadata(), context);
        }
        return handler.toString();
    }
}
