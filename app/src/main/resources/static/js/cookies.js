// The cookie banner's part that needs a script: the time zone for the proof, and Global Privacy Control where a browser says
// so to scripts only. Without scripts the banner works all the same.
export function start() {
  for (const input of document.querySelectorAll("input[name=zone]")) {
    input.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  }
  if (!navigator.globalPrivacyControl) return;
  refuse();
  document.querySelector("[data-cookie-banner]")?.remove();
  for (const note of document.querySelectorAll("[data-gpc]")) note.hidden = false;
  for (const input of document.querySelectorAll("input[name=analytics]")) Object.assign(input, { checked: false, disabled: true });
}

// A yes from before the signal was turned on: taken back, with its proof and its cookies.
function refuse() {
  const kept = document.cookie.match(/(?:^|; )(?:__Host-)?consent=[a-z0-9-]+\.p([01])\.a1\./);
  if (!kept) return;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  const body = new URLSearchParams({ choice: "some", gpc: "1", zone, back: "/cookies" });
  if (kept[1] === "1") body.set("preferences", "on");
  fetch("/cookies/choices", { method: "POST", body, redirect: "manual", keepalive: true });
}
