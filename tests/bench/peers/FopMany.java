// FOP in one Java process, however many reports: FopMany CONFIG IN.fo OUT.pdf [IN.fo OUT.pdf]...
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.OutputStream;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.stream.StreamSource;
import org.apache.fop.apps.Fop;
import org.apache.fop.apps.FopFactory;
import org.apache.fop.apps.MimeConstants;

public class FopMany {
    public static void main(String[] arguments) throws Exception {
        FopFactory factory = FopFactory.newInstance(new File(arguments[0]));
        TransformerFactory transformers = TransformerFactory.newInstance();
        for (int i = 1; i + 1 < arguments.length; i += 2) {
            try (OutputStream out = new BufferedOutputStream(new FileOutputStream(arguments[i + 1]))) {
                Fop fop = factory.newFop(MimeConstants.MIME_PDF, factory.newFOUserAgent(), out);
                transformers.newTransformer().transform(new StreamSource(new File(arguments[i])),
                        new SAXResult(fop.getDefaultHandler()));
            }
        }
    }
}
