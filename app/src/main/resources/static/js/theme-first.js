// Runs before the first paint (a classic script in the head): marks that scripts run and settles the theme, so nothing flashes.
(() => {
  const root = document.documentElement;
  const kept = /(?:^|; )(?:__Host-)?theme=(light|dark|auto)/.exec(document.cookie);
  const choice = kept ? kept[1] : root.dataset.bsTheme;
  const dark = choice === "dark" || (choice !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.classList.add("js");
  root.dataset.bsTheme = dark ? "dark" : "light";
})();
