// A table that is wider than its place can be scrolled by keyboard: it then takes the focus and has a name.
function check(box) {
  const wider = box.scrollWidth > box.clientWidth;
  if (!wider) {
    box.removeAttribute("tabindex");
    return;
  }
  const heading = box.closest("section, .card")?.querySelector("h2") ?? document.querySelector("h1");
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", `${heading?.textContent.trim() ?? "Table"}, can be scrolled sideways`);
}

const watched = new ResizeObserver((changes) => changes.forEach((change) => check(change.target)));

export function start(within = document) {
  within.querySelectorAll(".table-responsive").forEach((box) => watched.observe(box));
}
