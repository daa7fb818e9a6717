package org.leadnest.leads.mailroom;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Letters as a mailbox really gets them: cut, damaged, hostile, empty, in other alphabets. */
final class OddLetters {
    private static final String PORTAL = "From: Zillow <noreply@mail.zillow.com>\r\n"
            + "Subject: Ana Lopez is requesting information about 18 Harbor Lane, Miami, FL 33101\r\n";
    private static final String SAYS = "\r\nAna says:\r\nEmail: odd%d@example.com\r\nPhone: (305) 555-0123\r\n";

    private OddLetters() {}

    static List<byte[]> all() {
        List<byte[]> letters = new ArrayList<>();
        for (String text : texts()) {
            letters.add(text.getBytes(StandardCharsets.UTF_8));
        }
        letters.add((PORTAL
                        + "Content-Type: text/plain; charset=utf-8\r\n\r\nName: Jos\u00e9 Mu\u00f1oz\r\nEmail: j@example.com")
                .getBytes(StandardCharsets.ISO_8859_1));
        letters.add((PORTAL + "\r\nEmail: u16@example.com").getBytes(StandardCharsets.UTF_16));
        letters.add(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2, 3, (byte) 0x80});
        letters.add(new byte[4096]);
        return letters;
    }

    private static List<String> texts() {
        String nested = "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n";
        StringBuilder deep = new StringBuilder(PORTAL);
        for (int i = 0; i < 150; i++) {
            deep.append(nested.formatted(i, i));
        }
        return List.of(
                "",
                "\r\n\r\n",
                "Subject",
                "From: a@b\r\n",
                PORTAL,
                PORTAL + "Content-Type: multipart/mixed\r\n\r\nno boundary",
                PORTAL + "Content-Type: multipart/mixed; boundary=\"x\"\r\n\r\n--x\r\n\r\ncut off in the mid",
                deep.toString(),
                PORTAL + "Content-Type: text/plain; charset=\"klingon\"\r\n" + SAYS.formatted(1),
                PORTAL + "Content-Transfer-Encoding: base64\r\n\r\n!!!! not base64 ====",
                PORTAL + "Content-Transfer-Encoding: quoted-printable\r\n\r\n=ZZ=3=\r\nEmail: qp@example.com =",
                PORTAL + "Content-Transfer-Encoding: x-unknown\r\n" + SAYS.formatted(2),
                "Subject: =?utf-8?B?broken\r\nFrom: =?nonsense?Q?=ZZ?= <x@example.com>\r\n\r\nEmail: enc@example.com",
                "From: \"" + "N".repeat(2_000) + "\" <long@example.com>\r\nSubject: " + "s".repeat(100_000)
                        + "\r\n\r\nhi",
                PORTAL + SAYS.formatted(3) + "Message: " + "x".repeat(200_000),
                PORTAL + SAYS.formatted(4) + "Message: nul \u0000 and bell \u0007 and \ud83d\ude00",
                "From: ana@example.com\r\nSubject: \u202eright to left\r\n\r\n\u0645\u0631\u062d\u0628\u0627 Phone: 305-555-0124",
                "From: leads@redfin.com\r\n\r\nName: <script>alert(1)</script>\r\nEmail: s@example.com",
                "From: leads@homes.com\r\nContent-Type: text/html\r\n\r\n<table><tr><td>Email<td>t@example.com",
                "From: leads@homes.com\r\nContent-Type: text/html\r\n\r\n" + "<div>".repeat(20_000)
                        + "Email: d@example.com",
                "Content-Type: text/html\r\n\r\n<meta name=lead_email content=''><meta name=lead_name content=' '>",
                "Content-Type: text/html\r\n\r\n<meta name=lead_email content='not an address'>",
                "Content-Type: text/html\r\n\r\n<meta name='lead_email' content='m@example.com'><meta name='lead_phone'"
                        + " content='123'><meta name='lead_name' content='" + "M".repeat(3_000) + "'>",
                "Content-Type: text/plain\r\n\r\n<adf><prospect><customer><contact><name part='full'>Half",
                "Content-Type: text/plain\r\n\r\n<!DOCTYPE a [<!ENTITY a 'a'><!ENTITY b '&a;&a;&a;'>]><adf>&b;</adf>",
                "Content-Type: text/plain\r\n\r\n<adf><prospect><requestdate>never</requestdate><customer><contact>"
                        + "<email>adf@example.com</email></contact></customer></prospect></adf>",
                "From: Mailer-Daemon@example.com\r\nSubject: Undelivered\r\nContent-Type: multipart/report;"
                        + " boundary=r\r\n\r\n--r\r\n\r\nbounced\r\n--r--",
                "From: away@example.com\r\nAuto-Submitted: auto-replied\r\nSubject: Out of office\r\n\r\nBack on Monday",
                PORTAL + "Date: Mon, 99 Foo 0000 99:99:99 +9999\r\n" + SAYS.formatted(5),
                PORTAL + SAYS.formatted(6).replace("\r\n", "\r"),
                "From: <@@@>, ;;;\r\nReply-To: undisclosed-recipients:;\r\n\r\nEmail: a@b.example, c@d.example; e@f.example");
    }
}
