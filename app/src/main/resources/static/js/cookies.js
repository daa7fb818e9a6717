// The cookie banner's part that needs a script: the time zone for the proof, and Global Privacy Control where a browser says
// so to scripts only. Without scripts the banner works all the same.
export function start() {
  for (const input of document.querySelectorAll("input[name=zone]")) {
    input.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  }
  if (!navigator.globalPrivacyControl) return;
  document.querySelector("[data-cookie-banner]")?.remove();
  for (const note of document.querySelectorAll("[data-gpc]")) note.hidden = false;
  for (const input of document.querySelectorAll("input[name=analytics]")) Object.assign(input, { checked: false, disabled: true });
}
