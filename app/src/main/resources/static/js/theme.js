// The theme toggle. The choice is kept in the cookie `theme` (`__Host-theme` over TLS), which the server reads: for a
// year when the visitor agreed to preferences, until the browser closes when they did not.
const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
const chosen = () => /(?:^|; )(?:__Host-)?theme=(light|dark)/.test(document.cookie);

function show(theme) {
  root.dataset.bsTheme = theme;
  for (const button of document.querySelectorAll("[data-theme-toggle]")) {
    button.hidden = false;
    button.setAttribute("aria-label", theme === "dark" ? "Use the light theme" : "Use the dark theme");
  }
}

export function start() {
  show(root.dataset.bsTheme);
  system.addEventListener("change", () => chosen() || show(system.matches ? "dark" : "light"));
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-theme-toggle]")) return;
    const next = root.dataset.bsTheme === "dark" ? "light" : "dark";
    const secure = location.protocol === "https:";
    const age = /(?:^|; )(?:__Host-)?consent=[^;]*\.p1\./.test(document.cookie) ? "; Max-Age=31536000" : "";
    document.cookie = `${secure ? "__Host-" : ""}theme=${next}; Path=/${age}; SameSite=Lax${secure ? "; Secure" : ""}`;
    show(next);
  });
}
