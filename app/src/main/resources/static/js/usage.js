// Clicks on what carries a name (`data-usage`), counted in our own database. The server sends this file only to who agreed;
// a browser with Global Privacy Control stops it here, too.
if (!navigator.globalPrivacyControl) {
  document.addEventListener("click", (event) => {
    const name = event.target.closest?.("[data-usage]")?.dataset.usage;
    if (name) navigator.sendBeacon("/usage/clicks", new URLSearchParams({ name }));
  });
}
