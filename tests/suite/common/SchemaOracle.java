import java.io.File;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

/** A second judge beside xmllint, where it and the grammar differ: Java's own schema processor (Xerces).
 *  Arguments: a schema and documents; a line for each document: its name, a blank, and what is wrong first. */
public class SchemaOracle {
    public static void main(String[] args) throws Exception {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        Schema schema = factory.newSchema(new File(args[0]));
        for (int at = 1; at < args.length; at++) {
            String[] first = {""};
            var validator = schema.newValidator();
            validator.setErrorHandler(new ErrorHandler() {
                public void warning(SAXParseException e) {}
                public void error(SAXParseException e) { note(e); }
                public void fatalError(SAXParseException e) { note(e); }
                // References to missing identifiers are a rule of their own.
                void note(SAXParseException e) {
                    if (first[0].isEmpty() && !e.getMessage().startsWith("cvc-id.1")) first[0] = e.getMessage();
                }
            });
            try {
                validator.validate(new StreamSource(new File(args[at])));
            } catch (Exception e) {
                if (first[0].isEmpty()) first[0] = String.valueOf(e.getMessage());
            }
            System.out.println(args[at] + " " + first[0].replace('\n', ' '));
        }
    }
}
