package org.leadnest.leads.mailroom;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * ADF 1.0, the auto-lead data format that lead vendors also use for homes: {@code <adf><prospect><customer><contact>} with
 * name parts, e-mail, phone and comments. Document types and entities are refused, so that a message reads no file of ours.
 */
final class Adf implements Reader {
    /** Names of elements, which some vendors write in capitals. */
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z]+");

    @Override
    public Optional<Found> read(Letter letter) {
        String text = TAG.matcher(letter.text())
                .replaceAll(tag -> Matcher.quoteReplacement(tag.group().toLowerCase(Locale.ROOT)));
        int from = text.indexOf("<adf");
        int to = text.lastIndexOf("</adf>");
        if (from < 0 || to < from) {
            return Optional.empty();
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            Document adf =
                    builder.parse(new InputSource(new StringReader(text.substring(from, to + "</adf>".length()))));
            return Optional.of(new Found("ADF", values(adf))).filter(Found::reachable);
        } catch (SAXException | java.io.IOException | ParserConfigurationException notXml) {
            return Optional.empty();
        }
    }

    private static Map<String, String> values(Document adf) {
        Map<String, String> values = new HashMap<>();
        NodeList names = adf.getElementsByTagName("name");
        for (int i = 0; i < names.getLength(); i++) {
            Element name = (Element) names.item(i);
            String place = name.getParentNode().getParentNode().getNodeName();
            String part = name.getAttribute("part").isEmpty() ? "full" : name.getAttribute("part");
            if (place.equals("customer")) {
                values.putIfAbsent(part.equals("full") ? "name" : part, name.getTextContent());
            }
        }
        inside(adf, "customer", "email").ifPresent(email -> values.put("email", email));
        inside(adf, "customer", "phone").ifPresent(phone -> values.put("phone", phone));
        inside(adf, "customer", "comments").ifPresent(text -> values.put("message", text));
        inside(adf, "prospect", "requestdate").ifPresent(at -> values.put("at", at));
        inside(adf, "provider", "name").ifPresent(source -> values.put("source", source));
        for (String[] pair : new String[][] {
            {"street", "address"}, {"city", "city"}, {"regioncode", "state"}, {"postalcode", "postal"}
        }) {
            inside(adf, "property", pair[0]).ifPresent(value -> values.put(pair[1], value));
        }
        return values;
    }

    private static Optional<String> inside(Document adf, String ancestor, String name) {
        NodeList places = adf.getElementsByTagName(ancestor);
        if (places.getLength() == 0) {
            return Optional.empty();
        }
        NodeList found = ((Element) places.item(0)).getElementsByTagName(name);
        return found.getLength() == 0
                ? Optional.empty()
                : Optional.of(found.item(0).getTextContent().strip());
    }
}
