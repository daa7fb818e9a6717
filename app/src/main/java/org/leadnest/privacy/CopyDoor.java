package org.leadnest.privacy;

import java.nio.charset.StandardCharsets;
import org.leadnest.accounts.Open;
import org.leadnest.platform.tenancy.Tenancy;
import org.leadnest.platform.web.NotFound;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /my/copy/{token}}: the copy that a person asked for, by the link that went to the address that is kept. */
@Controller
@Open
class CopyDoor {
    private final CopyLinks links;
    private final DataRequests requests;

    CopyDoor(CopyLinks links, DataRequests requests) {
        this.links = links;
        this.requests = requests;
    }

    @GetMapping(CopyLinks.PATH + "{token}")
    ResponseEntity<byte[]> copy(@PathVariable String token) {
        CopyLinks.Opened link = links.open(token).orElseThrow(NotFound::new);
        String copy = Tenancy.as(link.account(), () -> requests.granted(link.request(), link.person()))
                .orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\"")
                .body(copy.getBytes(StandardCharsets.UTF_8));
    }
}
